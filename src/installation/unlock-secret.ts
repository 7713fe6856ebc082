import { readFileSync, statSync } from 'node:fs'
import { Refusal } from './refusal.ts'

const LENGTH = 32

export function newUnlockSecret(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(LENGTH))
}

/** The content of a key file: one line of base64, so that it can be printed and typed. */
export function unlockSecretText(secret: Uint8Array): string {
  return `${Buffer.from(secret).toString('base64')}\n`
}

/**
 * The secret in `file`, or null when the file is not there or holds none. Throws a `Refusal` for a file that others on
 * this machine can read: a secret that was open is no secret.
 */
export function readUnlockSecret(file: string): Uint8Array | null {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return null
  const mode = found.mode & 0o777
  // systemd hands credentials over as 0440 with an access list; nobody else is in that group.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0 && mode !== 0o440)
    throw new Refusal(
      `Others on this machine can read the key file ${file} (mode ${mode.toString(8)}). Close it: chmod 600 ${file}`,
    )
  return parseUnlockSecret(readFileSync(file, 'utf8'))
}

/** Null for a text that is no unlock secret. */
export function parseUnlockSecret(text: string): Uint8Array | null {
  const secret = Buffer.from(text.trim(), 'base64')
  return secret.length === LENGTH ? secret : null
}
