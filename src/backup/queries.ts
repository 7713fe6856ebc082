import type { Database } from 'bun:sqlite'
import type { SealedSessionKey } from '../vault/session-key.ts'
import type { Manifest } from './manifest.ts'

/** A consistent copy while others write: one read transaction, in a new file. Blocks its thread for as long as it takes. */
export function copyDatabase(db: Database, to: string): void {
  db.run('pragma synchronous = off') // the copy is thrown away as soon as it is sealed
  db.query('vacuum into $to').run({ to })
}

/** What the manifest says of the database. */
export function getFacts(db: Database): Pick<Manifest, 'schema' | 'head' | 'counts'> {
  const counts = db
    .query<Manifest['counts'], []>(`
      select (select count(*) from matters) as matters, (select count(*) from documents) as documents,
        (select count(*) from persons) as persons, count(*) as versions, coalesce(sum(byte_size), 0) as bytes
      from document_versions`)
    .get()
  const schema = db
    .query<{ name: string }, []>('select name from migrations order by rowid desc limit 1')
    .get()
  const head = db
    .query<{ seq: number; hash: Uint8Array }, []>('select seq, hash from events order by seq desc limit 1')
    .get()
  if (!counts || !schema) throw new Error('a database without tables')
  return { schema: schema.name, counts, head: { seq: head?.seq ?? 0, hash: head?.hash.toHex() ?? '' } }
}

/** `size`: octets of the sealed file. `isDamaged`: it did not open when the portal read it again. */
export type VersionRow = { id: string; matterId: string; size: number; isDamaged: 0 | 1 }

export function listVersionRows(db: Database): VersionRow[] {
  return db
    .query<VersionRow, []>(
      `select id, matter_id as matterId, sealed_size as size, damaged_at is not null as isDamaged
      from document_versions order by id`,
    )
    .all()
}

export function hasVersion(db: Database, id: string): boolean {
  return db.query('select 1 from document_versions where id = $id').get({ id }) !== null
}

/** What opens a document's sealed file. */
export type OpeningRow = {
  versionId: string
  matterId: string
  byteSize: number
  sessionKey: SealedSessionKey
}

export function listOpenings(db: Database): OpeningRow[] {
  return db
    .query<OpeningRow, []>(`
      select id as versionId, matter_id as matterId, byte_size as byteSize, session_key as sessionKey
      from document_versions`)
    .all()
}

/** When the last snapshot was made, and when the portal was; UTC. `lastAt` is null before the first. */
export function findBackupTimes(db: Database): { lastAt: string | null; installedAt: string } | null {
  return db
    .query<{ lastAt: string | null; installedAt: string }, []>(`
      select created_at as installedAt,
        (select at from events where kind = 'backup.made' order by seq desc limit 1) as lastAt from firm`)
    .get()
}
