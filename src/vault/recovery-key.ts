import type { PrivateKey } from 'openpgp'
import { IntegrityError } from './integrity-error.ts'
import type { WrappedKeys } from './keyring-body.ts'
import type { MatterSecrets } from './matter-keys.ts'
import { fromBase64, toHex } from './octets.ts'
import { loadOpenpgp, PROFILE } from './openpgp-profile.ts'

// What the recovery key opens, without Node.js: recovery.html does the same in a browser.

/** The recovery key, or its passphrase, is not the one for this keyring. */
export class WrongRecoveryKey extends Error {
  constructor(readonly reason: 'not-a-key' | 'passphrase' | 'another-key') {
    super(SENTENCE[reason])
    this.name = 'WrongRecoveryKey'
  }
}

const SENTENCE = {
  'not-a-key': 'That is no recovery key: it is an armored OpenPGP private key, as recovery init wrote it.',
  passphrase: 'The passphrase does not open this recovery key.',
  'another-key': 'This recovery key is not the one of this keyring. Use the newest one.',
}

/** The private half of R, opened. Throws `WrongRecoveryKey`. */
export async function openRecoveryKey(armoredKey: string, passphrase: string): Promise<PrivateKey> {
  const { decryptKey, readPrivateKey } = await loadOpenpgp()
  const read = await readPrivateKey({ armoredKey, config: PROFILE }).catch(() => null)
  if (!read) throw new WrongRecoveryKey('not-a-key')
  if (read.isDecrypted()) return read
  const opened = await decryptKey({ privateKey: read, passphrase, config: PROFILE }).catch(() => null)
  if (!opened) throw new WrongRecoveryKey('passphrase')
  return opened
}

export async function isKeyOf(key: PrivateKey, certificate: Uint8Array): Promise<boolean> {
  const { readKey } = await loadOpenpgp()
  const expected = await readKey({ binaryKey: certificate, config: PROFILE }).catch(() => null)
  return expected?.getFingerprint() === key.getFingerprint()
}

/** Throws `IntegrityError` for an escrow that is damaged, or of another matter. */
export async function openMatterEscrow(
  key: PrivateKey,
  matterId: string,
  { escrow, fingerprint }: WrappedKeys,
): Promise<MatterSecrets> {
  const copy: { matter?: unknown; secret?: unknown; privateKey?: unknown } = JSON.parse(
    await openEscrow(escrow, key),
  )
  const { matter, secret, privateKey } = copy
  if (matter !== matterId || typeof secret !== 'string' || typeof privateKey !== 'string')
    throw new IntegrityError()
  const { readPrivateKey } = await loadOpenpgp()
  const opened = await readPrivateKey({ armoredKey: privateKey, config: PROFILE }).catch(() => null)
  if (opened?.getFingerprint() !== toHex(fingerprint)) throw new IntegrityError()
  return {
    secret: fromBase64(secret),
    privateKey: opened.write(),
    fingerprint: opened.getFingerprint(),
  }
}

export async function openEscrow(escrow: Uint8Array, key: PrivateKey): Promise<string> {
  const { decrypt, readMessage } = await loadOpenpgp()
  try {
    const message = await readMessage({ binaryMessage: escrow, config: PROFILE })
    return (await decrypt({ message, decryptionKeys: key, config: PROFILE })).data
  } catch {
    throw new IntegrityError()
  }
}
