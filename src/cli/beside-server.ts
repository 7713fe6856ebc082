import type { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { type Config, loadConfig } from '../config.ts'
import { DatabaseTooNew, openDatabaseOfThisRelease, UpgradeNeeded } from '../db.ts'
import type { Deps } from '../deps.ts'
import { checkOwnDirectory, DATABASE } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { openVaultOf } from '../unlocking/obtain.ts'
import type { Vault } from '../vault/vault.ts'
import { askPassphrase } from './ask.ts'
import type { Flags } from './command.ts'

/** What a workflow stands on without a server. Whatever must follow from its events, the server does when it runs. */
export type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'origin' | 'wake'>

/** Opens the portal for one act, beside the server or without it: SQLite orders the writers. */
export async function besideServer<T>(flags: Flags, act: (place: Workplace) => T | Promise<T>): Promise<T> {
  const { config } = loadConfig(flags)
  const path = join(config.data, DATABASE)
  if (!existsSync(path))
    throw new Refusal(
      `There is no portal in ${config.data}. If it lies elsewhere, name its configuration with --config FILE.`,
    )
  checkOwnDirectory(config.data)
  const vault = await unlockedVault(config, flags)
  const db = openedDatabase(path)
  try {
    return await act({ db, vault, config, clock: systemClock, origin: config.origin, wake: () => {} })
  } finally {
    db.close()
  }
}

function openedDatabase(path: string): Database {
  try {
    return openDatabaseOfThisRelease(path)
  } catch (error) {
    const isOfAnother = error instanceof UpgradeNeeded || error instanceof DatabaseTooNew
    throw isOfAnother ? new Refusal(error.message) : error
  }
}

/** Throws a `Refusal` (locked) where what unlocks the portal is not at hand. */
export function unlockedVault(config: Config, flags: Flags): Promise<Vault> {
  return openVaultOf(config, askPassphrase(flags))
}
