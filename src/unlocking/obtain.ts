import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { parseUnlockSecret, readUnlockSecret } from '../installation/unlock-secret.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { Locked } from '../vault/keyring-errors.ts'
import { decodeKeyring } from '../vault/keyring-file.ts'
import { secretFromPassphrase } from '../vault/passphrase.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { decryptCredential } from './credential.ts'

/** `keyring`: the path of the file, which may be a copy. */
type Where = { keyring: string } & Pick<Config, 'unlockKeyFile' | 'unlockCredential'>

/** How a command gets a passphrase; null where there is neither a terminal nor a file to take it from. */
export type AskPassphrase = (() => Promise<string>) | null

/** While the unlock secret is replaced, the new one lies here until the keyring follows it. */
export const nextFile = (file: string) => `${file}.new`

/**
 * The vault of a data directory, for a command. Throws a `Refusal` (locked) where the unlock secret is not at hand, and
 * `Locked` or `KeyringDamaged` as the keyring does.
 */
export async function openVaultOf(
  config: Pick<Config, 'data' | 'unlockKeyFile' | 'unlockCredential'>,
  ask: AskPassphrase,
): Promise<Vault> {
  const keyring = join(config.data, KEYRING)
  return openVault({
    dataDir: config.data,
    unlockSecret: await obtainUnlockSecret({ ...config, keyring }, ask),
  })
}

/** Throws a `Refusal` (locked) where the unlock secret is not at hand, and `KeyringDamaged`. */
async function obtainUnlockSecret(where: Where, ask: AskPassphrase): Promise<Uint8Array> {
  const method = readKeyringMethod(where.keyring)
  if (method.kind === 'passphrase') {
    if (ask) return secretFromPassphrase(await ask(), method)
    throw new Refusal(
      'This portal is opened by a passphrase: name a file that holds it with --passphrase-file.',
      EXIT.locked,
    )
  }
  const secret = fittingFile(where) ?? (await fittingCredential(where))
  if (secret) return secret
  throw new Refusal(
    `The unlock key ${where.unlockKeyFile} is not there, or is no unlock key. Bring the file back.`,
    EXIT.locked,
  )
}

/**
 * The secret in the key file of a data directory, for a server, which waits for the file if it is not there. Where a
 * change of it was interrupted there are two files, and the one that opens the keyring is taken. Null without any.
 */
export function readFittingSecret(data: string, unlockKeyFile: string): Uint8Array | null {
  return fittingFile({ keyring: join(data, KEYRING), unlockKeyFile })
}

function fittingFile({
  keyring,
  unlockKeyFile,
}: Pick<Where, 'keyring' | 'unlockKeyFile'>): Uint8Array | null {
  return fittingOf(keyring, [secretInFile(unlockKeyFile), secretInFile(nextFile(unlockKeyFile))])
}

async function fittingCredential({ keyring, unlockCredential }: Where): Promise<Uint8Array | null> {
  if (!unlockCredential) return null
  const next = await secretInCredential(nextFile(unlockCredential))
  return fittingOf(keyring, [await secretInCredential(unlockCredential), next])
}

function fittingOf(keyring: string, found: (Uint8Array | null)[]): Uint8Array | null {
  const secrets = found.filter((secret) => secret !== null)
  return secrets.find((secret) => opens(keyring, secret)) ?? secrets[0] ?? null
}

export function opensKeyring(data: string, secret: Uint8Array): boolean {
  return opens(join(data, KEYRING), secret)
}

/** A damaged keyring is not this one's to report: whoever opens it does, and says what can be done. */
function opens(keyring: string, secret: Uint8Array): boolean {
  try {
    decodeKeyring(readFileSync(keyring), secret)
    return true
  } catch (error) {
    return !(error instanceof Locked)
  }
}

export function secretInFile(file: string): Uint8Array | null {
  return readUnlockSecret(file)
}

export async function secretInCredential(file: string): Promise<Uint8Array | null> {
  const text = existsSync(file) ? await decryptCredential(file) : null
  return text === null ? null : parseUnlockSecret(text)
}
