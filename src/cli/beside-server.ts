import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { openDatabase } from '../db.ts'
import type { Deps } from '../deps.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { readUnlockSecret } from '../installation/unlock-secret.ts'
import { openVault } from '../vault/vault.ts'
import type { Flags } from './command.ts'

/** What a workflow stands on without a server. Whatever must follow from its events, the server does when it runs. */
export type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'origin' | 'wake'>

/** Opens the portal for one act, beside the server or without it: SQLite orders the writers. */
export async function besideServer<T>(flags: Flags, act: (place: Workplace) => T | Promise<T>): Promise<T> {
  const { config } = loadConfig(flags)
  const path = join(config.data, DATABASE)
  if (!existsSync(path))
    throw new Refusal(
      `There is no portal in ${config.data}. If it lies elsewhere, name its configuration with --config FILE.`,
    )
  const unlockSecret = readUnlockSecret(config.unlockKeyFile)
  if (!unlockSecret)
    throw new Refusal(
      `The unlock key ${config.unlockKeyFile} is not there, or is no unlock key. Bring the file back.`,
      EXIT.locked,
    )
  const vault = await openVault({ dataDir: config.data, unlockSecret })
  const db = openDatabase(path)
  try {
    return await act({ db, vault, clock: systemClock, origin: config.origin, wake: () => {} })
  } finally {
    db.close()
  }
}
