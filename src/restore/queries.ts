import type { Database } from 'bun:sqlite'
import type { Sealed } from '../vault/sealed.ts'
import type { SealedSessionKey } from '../vault/session-key.ts'

export type Ended = { sessions: number; enrolments: number; uploads: number }

/** Everything by which somebody could come in, or go on, who may have lost that right since. */
export function endEveryAccess(db: Database, now: string): Ended {
  const enrolments = db
    .query('update enrolments set voided_at = $now where used_at is null and voided_at is null')
    .run({ now }).changes
  db.query('delete from challenges').run()
  db.query('update calendar_feeds set revoked_at = $now where revoked_at is null').run({ now })
  db.query("delete from mails where state = 'waiting' and kind = 'enrolment'").run() // their links are dead
  return {
    enrolments,
    sessions: db.query('delete from sessions').run().changes,
    uploads: db.query('delete from uploads').run().changes,
  }
}

export function listMatterIds(db: Database): string[] {
  return db
    .query<{ id: string }, []>('select id from matters')
    .all()
    .map(({ id }) => id)
}

export function isActivePerson(db: Database, id: string): boolean {
  return db.query("select 1 from persons where id = $id and status = 'active'").get({ id }) !== null
}

/** `after`: UTC, ISO 8601. */
export function wasEnabled(db: Database, query: { personId: string; after: string }): boolean {
  const sql = "select 1 from events where kind = 'person.enabled' and person_id = $personId and at > $after"
  return db.query(sql).get(query) !== null
}

export type MatterTitle = { id: string; title: Sealed<'matters.internal_title'> }

export function listMatterTitles(db: Database): MatterTitle[] {
  return db.query<MatterTitle, []>('select id, internal_title as title from matters').all()
}

/** Matters whose keys were destroyed, by the log. */
export function listDestroyedMatterIds(db: Database): string[] {
  return listMattersWith(db, ['matter.destroyed'])
}

/** Matters whose rows were erased, by the log: at the approval, and the keys after it. */
export function listErasedMatterIds(db: Database): string[] {
  return listMattersWith(db, ['destruction.approved', 'matter.destroyed'])
}

/** The kinds are words here: a backup may be of a release that had others. */
function listMattersWith(db: Database, kinds: readonly string[]): string[] {
  return db
    .query<{ id: string | null }, { kinds: string }>(`
      select distinct matter_id as id from events where kind in (select value from json_each($kinds))`)
    .all({ kinds: JSON.stringify(kinds) })
    .flatMap(({ id }) => id ?? [])
}

const TABLES_OF_MATTERS = `
  select tables.name as "table" from pragma_table_list as tables
  where tables.schema = 'main' and tables.type = 'table' and tables.name <> 'events'
    and exists (select 1 from pragma_table_info(tables.name) where name = 'matter_id')`

/**
 * Takes away every row of a matter, in whatever tables this release or another has, but for the log. Inside a
 * transaction: references are looked at when it ends.
 */
export function deleteMatter(db: Database, matterId: string): void {
  db.query('pragma defer_foreign_keys = on').get()
  for (const { table } of db.query<{ table: string }, []>(TABLES_OF_MATTERS).all()) {
    // The name comes from the database's own schema and is quoted; no value is part of the text.
    const sql = `delete from "${table.replaceAll('"', '""')}" where matter_id = $matterId`
    db.query(sql).run({ matterId })
  }
  db.query('delete from matters where id = $matterId').run({ matterId })
}

/** `bytes`: of the content of all versions. */
export type Counts = { matters: number; documents: number; versions: number; persons: number; bytes: number }

export function countEverything(db: Database): Counts {
  return (
    db
      .query<Counts, []>(`
        select (select count(*) from matters) as matters, (select count(*) from documents) as documents,
          (select count(*) from document_versions) as versions, (select count(*) from persons) as persons,
          (select coalesce(sum(byte_size), 0) from document_versions) as bytes`)
      .get() ?? { matters: 0, documents: 0, versions: 0, persons: 0, bytes: 0 }
  )
}

export type SealedVersion = {
  versionId: string
  matterId: string
  byteSize: number
  sealedSize: number
  sha256: Uint8Array
  sessionKey: SealedSessionKey
}

const VERSIONS = `select id as versionId, matter_id as matterId, byte_size as byteSize, sealed_size as sealedSize, sha256,
  session_key as sessionKey from document_versions`

export function listSealedVersions(db: Database): SealedVersion[] {
  return db.query<SealedVersion, []>(`${VERSIONS} where damaged_at is null order by id`).all()
}

/** One undamaged version of each matter that has any besides those in `without`, another one each time. */
export function listOneVersionPerMatter(db: Database, without: readonly string[]): SealedVersion[] {
  return db
    .query<SealedVersion, { without: string }>(`
      ${VERSIONS} where id in (
        select id from (
          select id, row_number() over (partition by matter_id order by random()) as place
          from document_versions
          where damaged_at is null and id not in (select value from json_each($without))
        ) where place = 1
      ) order by matter_id`)
    .all({ without: JSON.stringify(without) })
}

/** When the portal was made; null before its first event. */
export function findFirstEventTime(db: Database): string | null {
  return db.query<{ at: string }, []>('select at from events order by seq limit 1').get()?.at ?? null
}
