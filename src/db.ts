import { Database } from 'bun:sqlite'
import { type Migration, migrations as released } from '../migrations/index.ts'

const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2, // FULL: with NORMAL a power cut loses rows that were already acknowledged
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  busy_timeout: 5000,
} as const

/** The database was written by a newer release, which knows more than this one. */
export class DatabaseTooNew extends Error {
  constructor(migration: string) {
    super(`The database is newer than this program: it has migration ${migration}.`)
    this.name = 'DatabaseTooNew'
  }
}

/** The database was written by an older release; `pending`: the migrations that it lacks. */
export class UpgradeNeeded extends Error {
  constructor(readonly pending: readonly string[]) {
    super(`The database lacks ${pending.join(', ')}. Start the server, which upgrades it: vestibule serve`)
    this.name = 'UpgradeNeeded'
  }
}

/** Opens (and migrates) the portal's database. Throws where SQLite silently refuses a setting, as on a network disk. */
export function openDatabase(path: string, migrations: readonly Migration[] = released): Database {
  const db = openUnmigrated(path)
  try {
    for (const migration of pendingMigrations(db, migrations)) apply(db, migration)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** For whoever works beside the server. Throws `UpgradeNeeded` for a database that only an upgrade may change. */
export function openDatabaseOfThisRelease(path: string): Database {
  const db = openUnmigrated(path)
  const pending = pendingMigrations(db, released)
  if (pending.length === 0) return db
  db.close()
  throw new UpgradeNeeded(pending.map(({ name }) => name))
}

// Bun keeps the first twenty statements of a connection and prepares every other one anew each time: a fifth of a page.
Database.MAX_QUERY_CACHE_SIZE = 2000

/** The database of whatever release wrote it. */
export function openUnmigrated(path: string): Database {
  const db = new Database(path, { create: true, strict: true })
  for (const [name, value] of Object.entries(PRAGMAS)) db.run(`pragma ${name} = ${value}`)
  checkPragmas(db)
  return db
}

/** For a look beside a running server: nothing is migrated, nothing can be written. */
export function openDatabaseToRead(path: string): Database {
  return new Database(path, { readonly: true, strict: true })
}

/** Connection settings are forgotten on close and may be refused without a word, so they are read back. */
function checkPragmas(db: Database): void {
  for (const [name, value] of Object.entries(PRAGMAS)) {
    const [actual] = Object.values(db.query<Record<string, unknown>, []>(`pragma ${name}`).get() ?? {})
    if (actual !== value) throw new Error(`SQLite refused pragma ${name} = ${value} (it is ${actual})`)
  }
}

/** Those still to be applied, in order. Throws for a history that was edited, and for a newer database. */
export function pendingMigrations(db: Database, migrations: readonly Migration[] = released): Migration[] {
  const applied = new Map(listApplied(db).map(({ name, hash }) => [name, hash]))
  for (const name of applied.keys())
    if (!migrations.some((migration) => migration.name === name)) throw new DatabaseTooNew(name)
  for (const migration of migrations) {
    const known = applied.get(migration.name)
    if (known !== undefined && known !== hashOf(migration))
      throw new Error(`Migration ${migration.name} was edited after it was applied.`)
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** The migrations that were applied, the first one first; none in a new database. */
export function listApplied(db: Database): { name: string; hash: string }[] {
  const isNew = db.query("select 1 from sqlite_schema where name = 'migrations'").get() === null
  if (isNew) return []
  return db.query<{ name: string; hash: string }, []>('select name, hash from migrations order by name').all()
}

function apply(db: Database, migration: Migration): void {
  db.run('pragma foreign_keys = off') // has no effect inside a transaction
  try {
    db.transaction(() => {
      db.run(
        'create table if not exists migrations (name text primary key, hash text not null, applied_at text not null) strict',
      )
      db.run(migration.sql)
      const broken = db.query('pragma foreign_key_check').all()
      if (broken.length > 0) throw new Error(`${migration.name} breaks ${broken.length} foreign keys`)
      db.query('insert into migrations (name, hash, applied_at) values ($name, $hash, $at)').run({
        name: migration.name,
        hash: hashOf(migration),
        at: new Date().toISOString(),
      })
    }).immediate()
  } finally {
    db.run('pragma foreign_keys = on')
  }
}

/**
 * Whether a failed transaction may be found after a crash all the same: its last page was written, and the disk failed when
 * it was to be made durable. What its rows point at has to stay; a start removes what no row knows of.
 */
export function mayBeCommitted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR')
}

function hashOf({ sql }: Migration): string {
  return new Bun.CryptoHasher('sha256').update(sql).digest('hex')
}

/** What SQLite says of its own structure, and of references that lead nowhere; empty when all is well. */
export function listDamage(db: Database): string[] {
  const found = db.query<{ integrity_check: string }, []>('pragma integrity_check(10)').all()
  const broken = db.query('pragma foreign_key_check').all().length
  return [
    ...found.flatMap(({ integrity_check }) => (integrity_check === 'ok' ? [] : [integrity_check])),
    ...(broken > 0 ? [`${broken} references lead nowhere`] : []),
  ]
}

/**
 * Makes the database one file without journals that no other process opens until this connection closes. Throws when
 * somebody else has it open. The documents of SQLite on `pragma locking_mode` say that the lock lasts.
 */
export function holdAlone(db: Database): void {
  db.query('pragma journal_mode = delete').get()
  db.query('pragma locking_mode = exclusive').get()
  db.query('begin exclusive').run()
  db.query('commit').run()
}
