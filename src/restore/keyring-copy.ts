import { chmodSync, copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KEYRING } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { newUnlockSecret } from '../installation/unlock-secret.ts'
import { openKeyringWithRecovery } from '../vault/keyring-recovery.ts'
import { SECRET } from '../vault/unlock-method.ts'

/** What opens a copy of a keyring: the secret that it was sealed with, or the recovery key (armored). */
export type Opener =
  | { kind: 'unlock'; secret: Uint8Array }
  | { kind: 'recovery'; privateKey: string; passphrase: string }

/** The file in what `keyring export` made, or the bare file. Throws a `Refusal` where neither is. */
export function keyringFileAt(copy: string): string {
  const found = statSync(copy, { throwIfNoEntry: false })
  if (!found) throw new Refusal(`${copy} is not there. Is the stick in?`)
  const path = found.isDirectory() ? join(copy, KEYRING) : copy
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) throw new Refusal(`${copy} holds no copy of a keyring: it has no file ${KEYRING}.`)
  if (!file.isFile()) throw new Refusal(`${path} is no file, and so no copy of a keyring.`)
  return path
}

/**
 * Puts the copy into `directory` and returns the secret that opens it there: the one given, or a new one where only the
 * recovery key is left.
 */
export async function bringKeyring(copy: string, opener: Opener, directory: string): Promise<Uint8Array> {
  const [from, path] = [keyringFileAt(copy), join(directory, KEYRING)]
  if (opener.kind === 'unlock') {
    copyFileSync(from, path)
    chmodSync(path, 0o600) // whatever modes a stick has
    return opener.secret
  }
  const { privateKey: recoveryPrivateKey, passphrase } = opener
  const keyring = await openKeyringWithRecovery({ path: from, recoveryPrivateKey, passphrase })
  const unlockSecret = newUnlockSecret()
  await keyring.writeTo({ path, unlockSecret, unlockMethod: SECRET })
  return unlockSecret
}
