import type { Database } from 'bun:sqlite'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '../../migrations/index.ts'
import { version } from '../../package.json' with { type: 'json' }
import { type Clock, timestamp } from '../clock.ts'
import { holdAlone, listApplied, listDamage, openDatabase, openUnmigrated, pendingMigrations } from '../db.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { syncDirectory } from '../vault/durable.ts'
import type { Vault } from '../vault/vault.ts'
import { FORMER, RECORD, type Record, SCRATCH } from './former.ts'
import { copyInto } from './queries.ts'
import { compareSample, holdsReadable, type Opened, openSample } from './sample.ts'

export type Step = 'backup' | 'hold' | 'copy' | 'migrate' | 'check' | 'keep' | 'swap'

export type Order = {
  /** Its lock is held. */
  data: string
  vault: Vault
  clock: Clock
  /** Makes a verified backup of the portal as it is and returns its name. Null: the administrator wants none. */
  backUp: ((db: Database) => Promise<string>) | null
  /** Told before each step. */
  onStep?: (step: Step) => void
  /** For tests; the released ones otherwise. */
  migrations?: readonly Migration[]
}

/** What was done: the last migration before and after, and the backup that was made first. */
export type Upgraded = { from: string; to: string; backup: string | null }

/**
 * Brings the database of an older release up to this one. Everything happens to a copy, which takes the place of the
 * database by one rename when it was checked: until then, whatever fails or stops, the database is the former one. The
 * former one is kept for `vestibule rollback`. Null when there is nothing to do.
 */
export async function upgradeDatabase(order: Order): Promise<Upgraded | null> {
  const db = openUnmigrated(join(order.data, DATABASE))
  try {
    const from = listApplied(db).at(-1)?.name
    const to = pendingMigrations(db, order.migrations).at(-1)?.name
    if (!from || !to) return null
    order.onStep?.('backup')
    const backup = order.backUp ? await order.backUp(db) : null
    const upgraded = { from, to, backup }
    await replace(order, db, upgraded)
    return upgraded
  } catch (error) {
    rmSync(join(order.data, SCRATCH), { recursive: true, force: true })
    throw refusal(error)
  } finally {
    db.close()
  }
}

async function replace(order: Order, db: Database, upgraded: Upgraded): Promise<void> {
  const { data, onStep = () => {} } = order
  const [path, scratch] = [join(data, DATABASE), join(data, SCRATCH)]
  const copy = join(scratch, DATABASE)
  onStep('hold')
  rmSync(scratch, { recursive: true, force: true })
  holdAlone(db)
  onStep('copy')
  mkdirSync(scratch, { mode: 0o700 })
  closeSync(openSync(copy, 'wx', 0o600)) // its journals take their mode from it
  copyInto(db, copy)
  const sample = openSample(db, order.vault)
  // Of the copy: to open and close the file of an open database would give up the lock on it.
  const wasReadable = holdsReadable(copy, sample)
  onStep('migrate')
  const migrated = migrate(order, copy, upgraded)
  try {
    onStep('check')
    check(migrated, order.vault, sample)
  } finally {
    migrated.close()
  }
  if (!wasReadable && holdsReadable(copy, sample))
    throw new Error('what people wrote would stand readable in the database')
  syncFile(copy)
  onStep('keep')
  keepFormer(data, { ...upgraded, at: timestamp(order.clock), program: version })
  await syncDirectory(scratch)
  await syncDirectory(data)
  onStep('swap')
  renameSync(copy, path)
  await syncDirectory(data)
  rmSync(scratch, { recursive: true, force: true })
}

function migrate(
  { vault, clock, migrations }: Order,
  copy: string,
  { from, to, backup }: Upgraded,
): Database {
  const db = openDatabase(copy, migrations)
  try {
    const details = { fromSchema: from, toSchema: to, snapshot: backup }
    db.transaction(() =>
      appendEvent({ db, vault, clock }, SYSTEM, { kind: 'portal.upgraded', details }),
    ).immediate()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** What opened before must open now and say the same: an upgrade must never be the end of encryption. */
function check(db: Database, vault: Vault, sample: readonly Opened[]): void {
  const [damage] = listDamage(db)
  if (damage) throw new Error(damage)
  const { checked, changed } = compareSample(db, vault, sample)
  if (checked === 0) throw new Error('nothing that was sealed is left to be opened')
  const [first] = changed
  if (first)
    throw new Error(
      `${changed.length} of ${checked} sealed texts do not open as before, first in ${first.table}.${first.column}`,
    )
}

/** A second name for the file that is still the database: nothing is copied, and nothing is without a name at any time. */
function keepFormer(data: string, record: Record): void {
  const [made, kept] = [join(data, SCRATCH, FORMER), join(data, FORMER)]
  mkdirSync(made, { mode: 0o700 })
  linkSync(join(data, DATABASE), join(made, DATABASE))
  writeFileSync(join(made, RECORD), JSON.stringify(record), { mode: 0o600, flush: true })
  rmSync(kept, { recursive: true, force: true })
  renameSync(made, kept)
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Trying again by itself would make one backup after the other. */
export class UpgradeFailed extends Refusal {}

function refusal(error: unknown): UpgradeFailed {
  const reason = error instanceof Error ? error.message : String(error)
  const exitCode = error instanceof Refusal ? error.exitCode : undefined
  return new UpgradeFailed(`The upgrade did not happen, and the portal is as it was: ${reason}`, exitCode)
}
