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

/** Opens (and migrates) the portal's database. Throws where SQLite silently refuses a setting, as on a network disk. */
export function openDatabase(path: string, migrations: readonly Migration[] = released): Database {
  const db = new Database(path, { create: true, strict: true })
  for (const [name, value] of Object.entries(PRAGMAS)) db.run(`pragma ${name} = ${value}`)
  checkPragmas(db)
  migrate(db, migrations)
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

/** Each pending migration in its own transaction; refuses a history that was edited, and a newer database. */
function migrate(db: Database, migrations: readonly Migration[]): void {
  db.run(
    'create table if not exists migrations (name text primary key, hash text not null, applied_at text not null) strict',
  )
  const applied = new Map(
    db
      .query<{ name: string; hash: string }, []>('select name, hash from migrations')
      .all()
      .map((row) => [row.name, row.hash]),
  )
  for (const name of applied.keys())
    if (!migrations.some((migration) => migration.name === name))
      throw new Error(`The database is newer than this program: it has migration ${name}.`)
  for (const migration of migrations) {
    const known = applied.get(migration.name)
    if (known === undefined) apply(db, migration)
    else if (known !== hashOf(migration))
      throw new Error(`Migration ${migration.name} was edited after it was applied.`)
  }
}

function apply(db: Database, migration: Migration): void {
  db.run('pragma foreign_keys = off') // has no effect inside a transaction
  try {
    db.transaction(() => {
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

function hashOf({ sql }: Migration): string {
  return new Bun.CryptoHasher('sha256').update(sql).digest('hex')
}
