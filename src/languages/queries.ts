import type { Database } from 'bun:sqlite'
import type { PracticeArea } from '../matters/vocabulary.ts'
import { CLOSED, DESTROYED } from '../phases.ts'
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

const CLIENT = `persons.kind <> 'staff' and persons.status = 'active' and persons.is_practice = 0`

/** The languages of all clients and outside people. */
export function listClientLanguages(db: Database): Language[] {
  return db
    .query<{ language: Language }, []>(`select distinct language from persons where ${CLIENT}`)
    .all()
    .map(({ language }) => language)
}

export type LanguageOfArea = { language: Language; area: PracticeArea }

/** The languages of those who may enter a matter of each practice area at `now`. */
export function listLanguagesByArea(db: Database, now: string): LanguageOfArea[] {
  const sql = `
    select distinct persons.language as language, matters.practice_area as area from persons
      join matter_members on matter_members.person_id = persons.id join matters on matters.id = matter_id
    where ${CLIENT} and starts_at <= $now and (ends_at is null or ends_at > $now)
      and not ${DESTROYED} and not ${CLOSED}
      and not exists (select 1 from walls where walls.matter_id = matters.id and walls.person_id = persons.id)`
  return db.query<LanguageOfArea, { now: string }>(sql).all({ now })
}
