import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { overwrite, syncDirectory } from '../vault/durable.ts'
import type { Keyring } from '../vault/keyring.ts'
import { type Holding, newSecretFor } from './holding.ts'
import { nextFile, opensKeyring, secretInCredential, secretInFile } from './obtain.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'> & { config: Pick<Config, 'data'> }

/**
 * Holds a new unlock secret in another way, or in the same way anew. The data directory must be locked. A file that
 * holds the old secret stays, unless the new one is to lie at the same place: it opens older copies of the keyring.
 */
export async function rewrapKeyring(
  { db, vault, clock, config }: Workplace,
  holding: Holding,
): Promise<void> {
  await rewrap(vault.keyring, holding, config)
  db.transaction(() =>
    appendEvent({ db, vault, clock }, SYSTEM, { kind: 'unlock.changed', details: { holding: holding.kind } }),
  ).immediate()
}

/** A new secret in the same key file. False where the file is not there, is another portal's, or cannot be written from here. */
export async function renewKeyFile(keyring: Keyring, config: Config): Promise<boolean> {
  const { unlockKeyFile } = config
  if (keyring.unlockMethod.kind !== 'secret' || !isOurs(unlockKeyFile)) return false
  try {
    const present = secretInFile(unlockKeyFile)
    if (!present || !opensKeyring(config.data, present)) return false // overwritten, it would lock another portal for ever
    await rewrap(keyring, { kind: 'key-file', file: unlockKeyFile }, config)
    return true
  } catch {
    return false
  }
}

/** The new file first, then the keyring, then the name: whatever interrupts it, one of the two files opens the keyring. */
async function rewrap(keyring: Keyring, holding: Holding, config: Pick<Config, 'data'>): Promise<void> {
  if (holding.kind === 'passphrase') return keyring.rewrapUnlock(await newSecretFor(holding, config))
  const { file, kind } = holding
  await settle(config.data, holding)
  const isSamePlace = existsSync(file)
  const { secret, method, keep } = await newSecretFor(
    { kind, file: isSamePlace ? nextFile(file) : file },
    config,
  )
  const takeAway = keep()
  try {
    await keyring.rewrapUnlock({ secret, method })
  } catch (error) {
    takeAway()
    throw error
  }
  if (isSamePlace) await replaceSecret(file)
}

/** Finishes what an interrupted change left: the second file takes the place of the first if it opens the keyring. */
async function settle(data: string, { kind, file }: Exclude<Holding, { kind: 'passphrase' }>): Promise<void> {
  const next = nextFile(file)
  if (!existsSync(next)) return
  const secret = kind === 'key-file' ? secretInFile(next) : await secretInCredential(next)
  if (secret && opensKeyring(data, secret)) await replaceSecret(file)
  else rmSync(next)
}

async function replaceSecret(file: string): Promise<void> {
  if (existsSync(file)) await overwrite(await open(file, 'r+'))
  renameSync(nextFile(file), file)
  await syncDirectory(dirname(file))
}

function isOurs(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.uid === process.getuid?.()
}
