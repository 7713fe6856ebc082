import type { Database } from 'bun:sqlite'
import type { Hours } from '../hours.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

/** How somebody can be written to and called without being put in danger. */
export type SafeContact = {
  /** The only hours at which a mail may come; null for any. */
  hours: Hours | null
  workingDays: boolean
  /** A mail about a date that would pass otherwise comes at any hour. */
  urgentAnyway: boolean
  noVoicemail: boolean
  note: string | null
}

type Row = {
  personId: string
  mailFrom: number | null
  mailUntil: number | null
  workingDays: number
  urgentAnyway: number
  noVoicemail: number
  note: Sealed<'safe_contacts.note'> | null
}

const COLUMNS = `person_id as personId, mail_from as mailFrom, mail_until as mailUntil, working_days as workingDays,
  urgent_anyway as urgentAnyway, no_voicemail as noVoicemail, note`

/** Null for somebody who can be written to and called like anybody. */
export function findSafeContact(
  db: Database,
  vault: Pick<Vault, 'firm'>,
  personId: string,
): SafeContact | null {
  const row = db
    .query<Row, { personId: string }>(`select ${COLUMNS} from safe_contacts where person_id = $personId`)
    .get({ personId })
  return row && open(vault, row)
}

/** Of these people, by id. */
export function listSafeContacts(
  db: Database,
  vault: Pick<Vault, 'firm'>,
  personIds: readonly string[],
): Map<string, SafeContact> {
  const rows = db
    .query<Row, { ids: string }>(
      `select ${COLUMNS} from safe_contacts where person_id in (select value from json_each($ids))`,
    )
    .all({ ids: JSON.stringify(personIds) })
  return new Map(rows.map((row) => [row.personId, open(vault, row)]))
}

function open({ firm }: Pick<Vault, 'firm'>, row: Row): SafeContact {
  const { personId, mailFrom: from, mailUntil: until, note } = row
  return {
    hours: from === null || until === null ? null : { from, until },
    workingDays: row.workingDays === 1,
    urgentAnyway: row.urgentAnyway === 1,
    noVoicemail: row.noVoicemail === 1,
    note: note && firm.open('safe_contacts.note', personId, note),
  }
}

export type SafeContactChange = Omit<SafeContact, 'note'> & {
  personId: string
  note: Sealed<'safe_contacts.note'> | null
  by: string
  at: string
}

export function upsertSafeContact(db: Database, change: SafeContactChange): void {
  const { hours, workingDays, urgentAnyway, noVoicemail, ...rest } = change
  db.query(`
    insert into safe_contacts (person_id, mail_from, mail_until, working_days, urgent_anyway, no_voicemail, note,
      changed_by, changed_at)
    values ($personId, $from, $until, $workingDays, $urgentAnyway, $noVoicemail, $note, $by, $at)
    on conflict (person_id) do update set mail_from = $from, mail_until = $until, working_days = $workingDays,
      urgent_anyway = $urgentAnyway, no_voicemail = $noVoicemail, note = $note, changed_by = $by, changed_at = $at`).run(
    {
      ...rest,
      ...(hours ?? { from: null, until: null }),
      workingDays: Number(workingDays),
      urgentAnyway: Number(urgentAnyway),
      noVoicemail: Number(noVoicemail),
    },
  )
}

export function deleteSafeContact(db: Database, personId: string): void {
  db.query('delete from safe_contacts where person_id = $personId').run({ personId })
}

/** The guests of a matter who have a safe contact, former ones too: a file is opened again and somebody calls. */
export function listGuestsOf(
  db: Database,
  { firm }: Pick<Vault, 'firm'>,
  matterId: string,
): { id: string; name: string }[] {
  return db
    .query<{ id: string; name: Sealed<'persons.name'> }, { matterId: string }>(`
      select persons.id, persons.name from matter_members
      join safe_contacts on safe_contacts.person_id = matter_members.person_id
      join persons on persons.id = matter_members.person_id
      where matter_members.matter_id = $matterId order by matter_members.created_at`)
    .all({ matterId })
    .map(({ id, name }) => ({ id, name: firm.open('persons.name', id, name) }))
}
