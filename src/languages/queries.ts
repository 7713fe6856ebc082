import type { Database } from 'bun:sqlite'
import { readersOf } from '../readers.ts'
import type { Section } from '../rights.ts'
import type { Language } from '../viewer.ts'

/** The languages of the clients and outside people who may read `section` of a matter at `now`. */
export function listGuestLanguages(
  db: Database,
  section: Section,
  where: { matterId: string; now: string },
): Language[] {
  const sql = `select distinct persons.language from persons
    join (${readersOf(section)}) as readers on readers.person_id = persons.id where readers.kind <> 'staff'`
  return db
    .query<{ language: Language }, typeof where>(sql)
    .all(where)
    .map(({ language }) => language)
}
