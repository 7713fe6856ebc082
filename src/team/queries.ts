import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { openTexts, sealTexts } from '../languages/sealed-texts.ts'
import { readersOf } from '../readers.ts'
import type { MatterRole } from '../rights.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>

/** One of the firm's people on a matter. `isShown` is null while nobody has chosen, so that their role decides. */
export type TeamMember = { personId: string; role: MatterRole; isShown: boolean | null; sentence: Texts }

type Row = {
  personId: string
  role: MatterRole
  cardId: string | null
  isShown: 0 | 1 | null
  sentenceEn: Sealed<'team_cards.sentence_en'> | null
  sentenceFr: Sealed<'team_cards.sentence_fr'> | null
}

const SENTENCE = ['team_cards', 'sentence'] as const

const TEAM = `
  select matter_members.person_id as personId, role, team_cards.id as cardId, is_shown as isShown,
    sentence_en as sentenceEn, sentence_fr as sentenceFr
  from matter_members
    join (${readersOf('status')}) as readers on readers.person_id = matter_members.person_id
    left join team_cards on team_cards.matter_id = $matterId and team_cards.person_id = matter_members.person_id
  where matter_members.matter_id = $matterId and readers.kind = 'staff'
  order by case role when 'responsible-lawyer' then 0 when 'lawyer' then 1 else 2 end, matter_members.created_at`

/** Whoever answers for the matter first; only those who still work on it. */
export function listTeam(
  db: Database,
  vault: Key,
  { matterId }: MatterAccess<'status:read'>,
  now: string,
): TeamMember[] {
  const key = vault.matter(matterId)
  return db
    .query<Row, { matterId: string; now: string }>(TEAM)
    .all({ matterId, now })
    .map(({ personId, role, cardId, isShown, sentenceEn, sentenceFr }) => ({
      ...{ personId, role },
      isShown: isShown === null ? null : isShown === 1,
      sentence: cardId ? openTexts(key, SENTENCE, cardId, { en: sentenceEn, fr: sentenceFr }) : {},
    }))
}

/** What was chosen before for this person goes. */
export function saveCard(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'status:edit'>,
  { personId, isShown, sentence }: { personId: string; isShown: boolean; sentence: Texts },
): void {
  const id = Bun.randomUUIDv7()
  const { en, fr } = sealTexts(vault.matter(matterId), SENTENCE, id, sentence)
  db.query('delete from team_cards where matter_id = $matterId and person_id = $personId').run({
    matterId,
    personId,
  })
  db.query(`
    insert into team_cards (id, matter_id, person_id, is_shown, sentence_en, sentence_fr)
    values ($id, $matterId, $personId, $isShown, $sentenceEn, $sentenceFr)`).run({
    ...{ id, matterId, personId, isShown: Number(isShown) },
    ...{ sentenceEn: en, sentenceFr: fr },
  })
}
