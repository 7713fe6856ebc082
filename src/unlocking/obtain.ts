import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { parseUnlockSecret, readUnlockSecret } from '../installation/unlock-secret.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { KeyringDamaged } from '../vault/keyring-errors.ts'
import { secretFromPassphrase } from '../vault/passphrase.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { decryptCredential } from './credential.ts'

type Where = Pick<Config, 'data' | 'unlockKeyFile' | 'unlockCredential'>

/** How a command gets a passphrase; null where there is neither a terminal nor a file to take it from. */
export type AskPassphrase = (() => Promise<string>) | null

/** While the unlock key is replaced, the new one lies here until the keyring follows it. */
export const nextKeyFile = (file: string) => `${file}.new`

/**
 * The vault of a data directory, for a command. Throws a `Refusal` (locked) where the unlock secret is not at hand, and
 * `Locked` or `KeyringDamaged` as the keyring does.
 */
export async function openVaultOf(where: Where, ask: AskPassphrase): Promise<Vault> {
  return openVault({ dataDir: where.data, unlockSecret: await obtainUnlockSecret(where, ask) })
}

/** Throws a `Refusal` (locked) where the unlock secret is not at hand, and `KeyringDamaged`. */
export async function obtainUnlockSecret(where: Where, ask: AskPassphrase): Promise<Uint8Array> {
  const method = readKeyringMethod(join(where.data, KEYRING))
  if (method.kind === 'passphrase') {
    if (ask) return secretFromPassphrase(await ask(), method)
    throw new Refusal(
      'This portal is opened by a passphrase: name a file that holds it with --passphrase-file.',
      EXIT.locked,
    )
  }
  const secret = await storedSecret(where)
  if (secret) return secret
  throw new Refusal(
    `The unlock key ${where.unlockKeyFile} is not there, or is no unlock key. Bring the file back.`,
    EXIT.locked,
  )
}

async function storedSecret({ data, unlockKeyFile, unlockCredential }: Where): Promise<Uint8Array | null> {
  const inFile = await readFittingSecret(data, unlockKeyFile)
  if (inFile || !unlockCredential || !existsSync(unlockCredential)) return inFile
  const decrypted = await decryptCredential(unlockCredential)
  return decrypted === null ? null : parseUnlockSecret(decrypted)
}

/**
 * The secret of the key file. Where a change of it was interrupted, there are two files, and the one that opens the
 * keyring is taken.
 */
export async function readFittingSecret(data: string, file: string): Promise<Uint8Array | null> {
  const [secret, next] = [readUnlockSecret(file), readUnlockSecret(nextKeyFile(file))]
  if (!secret || !next) return secret ?? next
  const opens = await openVault({ dataDir: data, unlockSecret: next }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof KeyringDamaged) throw error
      return false
    },
  )
  return opens ? next : secret
}
