import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'firm'>
export const CONTACT_WAYS = ['portal', 'paper', 'phone'] as const
export type ContactWay = (typeof CONTACT_WAYS)[number]

/** How somebody would rather be reached, as the firm noted it. */
export type ContactPreference = { way: ContactWay; note: string | null }
export type ContactNote = ContactPreference & { personId: string; name: string }

type Row = { personId: string; way: ContactWay; note: Sealed<'contact_preferences.note'> | null }

const COLUMNS = 'contact_preferences.person_id as personId, way, note'

function open({ firm }: Key, { personId, way, note }: Row): ContactPreference {
  return { way, note: note && firm.open('contact_preferences.note', personId, note) }
}

/** Of these people, by id; nobody is in it of whom nothing was noted. */
export function listContactPreferences(
  db: Database,
  vault: Key,
  personIds: readonly string[],
): Map<string, ContactPreference> {
  const sql = `select ${COLUMNS} from contact_preferences where person_id in (select value from json_each($ids))`
  const rows = db.query<Row, { ids: string }>(sql).all({ ids: JSON.stringify(personIds) })
  return new Map(rows.map((row) => [row.personId, open(vault, row)]))
}

const OF_MATTER = `select ${COLUMNS}, persons.name as name from contact_preferences
  join matter_members on matter_members.person_id = contact_preferences.person_id
  join persons on persons.id = contact_preferences.person_id
  where matter_members.matter_id = $matterId order by matter_members.created_at, matter_members.id`

/** Of the clients and outside people of a matter, former ones too. */
export function listContactNotes(db: Database, vault: Key, { matterId }: StaffAccess): ContactNote[] {
  return db
    .query<Row & { name: Sealed<'persons.name'> }, { matterId: string }>(OF_MATTER)
    .all({ matterId })
    .map(({ name, ...row }) => ({
      ...open(vault, row),
      personId: row.personId,
      name: vault.firm.open('persons.name', row.personId, name),
    }))
}

export function upsertContactPreference(db: Database, preference: Row): void {
  db.query(`
    insert into contact_preferences (person_id, way, note) values ($personId, $way, $note)
    on conflict (person_id) do update set way = $way, note = $note`).run(preference)
}

export function deleteContactPreference(db: Database, personId: string): void {
  db.query('delete from contact_preferences where person_id = $personId').run({ personId })
}
