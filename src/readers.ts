import type { Database } from 'bun:sqlite'
import { CLOSED, DESTROYED } from './phases.ts'
import type { Section } from './rights.ts'
import type { PersonKind } from './viewer.ts'

// What src/scopes.ts says for a viewer, seen from a matter: who may read what of it. Both say in SQL what src/access.ts
// decides, and change with it.

/**
 * SQL: `(person_id, kind)` of everybody who may read `section` of `$matterId` at `$now`, or enter it where no section is
 * named; used to tell people, to offer recipients and to show who can see a matter. Owners are in it without being members.
 */
export function readersOf(section?: Section): string {
  return `
    select persons.id as person_id, persons.kind as kind from persons
    where persons.status = 'active'
      and exists (select 1 from matters
        where matters.id = $matterId and not ${DESTROYED} and (persons.kind = 'staff' or not ${CLOSED}))
      and not exists (select 1 from walls where walls.matter_id = $matterId and walls.person_id = persons.id)
      and (persons.firm_role = 'owner' or persons.id in (
        select person_id from matter_members
        where matter_id = $matterId${section ? ` and ${section} >= 1` : ''} and starts_at <= $now and (ends_at is null or ends_at > $now)))`
}

/** SQL: `(person_id)` of those who decide on the destruction of `$matterId`: the owners, and whoever answers for it. */
export const DECIDERS = `
  select persons.id as person_id from persons join matters on matters.id = $matterId
  where persons.status = 'active' and (persons.firm_role = 'owner' or persons.id = matters.responsible_id)
    and not exists (select 1 from walls where walls.matter_id = matters.id and walls.person_id = persons.id)`

export type Reader = { personId: string; kind: PersonKind }
export type ReadersAt = { matterId: string; now: string }

export function listReaders(db: Database, section: Section, at: ReadersAt): Reader[] {
  const sql = `select person_id as personId, kind from (${readersOf(section)}) order by person_id`
  return db.query<Reader, ReadersAt>(sql).all(at)
}

export function isReader(db: Database, section: Section, who: ReadersAt & { personId: string }): boolean {
  const sql = `select person_id as personId from (${readersOf(section)}) where person_id = $personId`
  return db.query<Pick<Reader, 'personId'>, typeof who>(sql).get(who) !== null
}

/** The ids of the clients and outside people among them. */
export function listGuestReaders(db: Database, section: Section, at: ReadersAt): string[] {
  return listReaders(db, section, at)
    .filter(({ kind }) => kind !== 'staff')
    .map(({ personId }) => personId)
}

/** The ids of the staff of the matter among them; where nobody is left on it, the owners. */
export function listStaffReaders(db: Database, section: Section, at: ReadersAt): string[] {
  const sql = `
    select readers.person_id as personId, exists (
        select 1 from matter_members where matter_id = $matterId and person_id = readers.person_id) as isMember
    from (${readersOf(section)}) as readers where readers.kind = 'staff' order by readers.person_id`
  const readers = db.query<{ personId: string; isMember: number }, ReadersAt>(sql).all(at)
  const members = readers.filter(({ isMember }) => isMember)
  return (members.length > 0 ? members : readers).map(({ personId }) => personId)
}
