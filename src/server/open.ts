import type { Database } from 'bun:sqlite'
import { join } from 'node:path'
import type { Migration } from '../../migrations/index.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db.ts'
import { findLastEventTime } from '../events/queries.ts'
import { DATABASE, KEYRING } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { checkClock } from '../installation/self-check.ts'
import type { Log } from '../log.ts'
import { settlePresent } from '../restore/settle.ts'
import { readFittingSecret } from '../unlocking/obtain.ts'
import { backUpVerified } from '../upgrade/back-up.ts'
import { upgradeDatabase } from '../upgrade/upgrade.ts'
import { sweepLeftovers } from '../uploads/sweep.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { KeyringDamaged, Locked } from '../vault/keyring-errors.ts'
import { openVault, type Vault } from '../vault/vault.ts'

export type Opened = { db: Database; vault: Vault }

export type Opening = {
  config: Config
  log: Log
  clock: Clock
  acceptClock: boolean
  /** Serve a database that is older than its keyring. */
  acceptRollback?: boolean
  /** Upgrade a database of an older release without a backup first. */
  noBackup?: boolean
  /** For tests; the released ones otherwise. */
  migrations?: readonly Migration[]
}

/**
 * Opens the keyring and the database of a data directory whose lock is held, and tries both: with the secret given, else
 * with the one that is stored. Null when there is no usable unlock secret. Throws a `Refusal` for everything else that
 * is wrong; the files stay as they are. What a crash left of uploads is taken away.
 */
export async function openPortal(opening: Opening, unlockSecret?: Uint8Array): Promise<Opened | null> {
  const { config, log, clock, acceptClock } = opening
  const vault = await openedVault(config, unlockSecret)
  if (!vault) return null
  await vault.selfCheck()
  await upgrade(opening, vault)
  const db = openedDatabase(join(config.data, DATABASE), opening.migrations)
  try {
    if (!acceptClock) checkClock(clock, findLastEventTime(db))
    settlePresent({ db, vault, clock }, { rollback: opening.acceptRollback === true })
    await sweepLeftovers({ db, vault, log })
    return { db, vault }
  } catch (error) {
    db.close()
    throw error
  }
}

async function openedVault(config: Config, given: Uint8Array | undefined): Promise<Vault | null> {
  const { data } = config
  try {
    const unlockSecret = given ?? (await storedSecret(config))
    return unlockSecret && (await openVault({ dataDir: data, unlockSecret }))
  } catch (error) {
    if (error instanceof Locked) return null
    if (!(error instanceof KeyringDamaged)) throw error
    const cure = error.previous ? ` The one before it opens: ${error.previous}` : ' Restore a copy of it.'
    throw new Refusal(`The keyring in ${data} is damaged. Nothing was changed.${cure}`, EXIT.integrity)
  }
}

async function storedSecret({ data, unlockKeyFile }: Config): Promise<Uint8Array | null> {
  const { kind } = readKeyringMethod(join(data, KEYRING))
  return kind === 'passphrase' ? null : readFittingSecret(data, unlockKeyFile)
}

async function upgrade({ config, log, clock, noBackup, migrations }: Opening, vault: Vault): Promise<void> {
  const upgraded = await upgradeDatabase({
    data: config.data,
    vault,
    clock,
    backUp: noBackup ? null : (db) => backUpVerified({ db, vault, clock, config }),
    onStep: (step) => log('info', 'upgrading', { step }),
    ...(migrations && { migrations }),
  })
  if (upgraded) log('info', 'upgraded', upgraded)
}

function openedDatabase(path: string, migrations?: readonly Migration[]): Database {
  try {
    return openDatabase(path, migrations)
  } catch (error) {
    throw new Refusal(`${path} cannot be opened: ${error instanceof Error ? error.message : error}`)
  }
}
