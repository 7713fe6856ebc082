import type { Database } from 'bun:sqlite'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db.ts'
import { findLastEventTime } from '../events/queries.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { checkClock } from '../installation/self-check.ts'
import { readUnlockSecret } from '../installation/unlock-secret.ts'
import type { Log } from '../log.ts'
import { sweepLeftovers } from '../uploads/sweep.ts'
import { KeyringDamaged, Locked } from '../vault/keyring-errors.ts'
import { openVault, type Vault } from '../vault/vault.ts'

export type Opened = { db: Database; vault: Vault }

type Given = { config: Config; log: Log; clock: Clock; acceptClock: boolean }

/**
 * Opens the keyring and the database of a data directory whose lock is held, and tries both. Null when there is no
 * usable unlock secret. Throws a `Refusal` for everything else that is wrong; the files stay as they are. What a crash
 * left of uploads is taken away.
 */
export async function openPortal({ config, log, clock, acceptClock }: Given): Promise<Opened | null> {
  const vault = await openedVault(config)
  if (!vault) return null
  await vault.selfCheck()
  const db = openedDatabase(join(config.data, DATABASE))
  try {
    if (!acceptClock) checkClock(clock, findLastEventTime(db))
    await sweepLeftovers({ db, vault, log })
    return { db, vault }
  } catch (error) {
    db.close()
    throw error
  }
}

async function openedVault({ data, unlockKeyFile }: Config): Promise<Vault | null> {
  const unlockSecret = readUnlockSecret(unlockKeyFile)
  if (!unlockSecret) return null
  try {
    return await openVault({ dataDir: data, unlockSecret })
  } catch (error) {
    if (error instanceof Locked) return null
    if (!(error instanceof KeyringDamaged)) throw error
    const cure = error.previous ? ` The one before it opens: ${error.previous}` : ' Restore a copy of it.'
    throw new Refusal(`The keyring in ${data} is damaged. Nothing was changed.${cure}`, EXIT.integrity)
  }
}

function openedDatabase(path: string): Database {
  try {
    return openDatabase(path)
  } catch (error) {
    throw new Refusal(`${path} cannot be opened: ${error instanceof Error ? error.message : error}`)
  }
}
