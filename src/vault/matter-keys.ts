import { randomBytes } from 'node:crypto'
import type { PublicKey } from 'openpgp'
import { deriveKey, openBytes, sealBytes } from './aead.ts'
import type { KeyringEntry, WrappedKeys } from './keyring-body.ts'
import { toHex } from './octets.ts'
import { encryptText, generateKeyPair, loadOpenpgp, PROFILE } from './openpgp-profile.ts'

/** `secret`: 32 bytes (MK); `privateKey`: the matter's OpenPGP key, binary, without a passphrase; both never leave. */
export type MatterSecrets = {
  readonly secret: Uint8Array
  readonly privateKey: Uint8Array
  /** Hexadecimal. */
  readonly fingerprint: string
}

export type NewMatter = {
  readonly matterId: string
  readonly secret: Uint8Array
  readonly privateKey: Uint8Array
  readonly fingerprint: Uint8Array
  readonly escrow: Uint8Array
}

export type LiveEntry = Extract<KeyringEntry, { kind: 'matter' }>

export async function createMatterKeys(
  matterIds: readonly string[],
  recovery: PublicKey,
): Promise<NewMatter[]> {
  const made: NewMatter[] = []
  for (const matterId of matterIds) {
    const key = await generateKeyPair('matter')
    const keys = { secret: randomBytes(32), privateKey: key.write() }
    const fingerprint = Buffer.from(key.getFingerprint(), 'hex')
    made.push({ matterId, ...keys, fingerprint, escrow: await matterEscrow(recovery, matterId, keys) })
  }
  return made
}

/** A JSON text in an OpenPGP message to the recovery key: `matter`, `secret` (base64), `privateKey` (armored). */
export async function matterEscrow(
  recovery: PublicKey,
  matterId: string,
  { secret, privateKey }: Pick<NewMatter, 'secret' | 'privateKey'>,
): Promise<Buffer> {
  const { readPrivateKey } = await loadOpenpgp()
  const key = await readPrivateKey({ binaryKey: privateKey, config: PROFILE })
  const copy = {
    matter: matterId,
    secret: Buffer.from(secret).toString('base64'),
    privateKey: key.armor(),
  }
  return Buffer.from(await encryptText(recovery, JSON.stringify(copy)))
}

export function wrapMatter(installId: Uint8Array, rootKey: Uint8Array, matter: NewMatter): LiveEntry {
  const plain = Buffer.concat([matter.secret, matter.privateKey])
  const place = wrapPlace(installId, matter.matterId, matter.fingerprint)
  const wrapped = Buffer.from(sealBytes(wrapKey(rootKey), place, plain))
  return { kind: 'matter', fingerprint: matter.fingerprint, wrapped, escrow: matter.escrow, formers: [] }
}

export function unwrapMatter(
  installId: Uint8Array,
  rootKey: Uint8Array,
  matterId: string,
  keys: WrappedKeys,
): MatterSecrets {
  const plain = openBytes(wrapKey(rootKey), wrapPlace(installId, matterId, keys.fingerprint), keys.wrapped)
  return {
    secret: plain.subarray(0, 32),
    privateKey: plain.subarray(32),
    fingerprint: toHex(keys.fingerprint),
  }
}

export function rewrapMatter(
  installId: Uint8Array,
  rootKeys: { from: Uint8Array; to: Uint8Array },
  matterId: string,
  entry: LiveEntry,
): LiveEntry {
  const rewrap = (keys: WrappedKeys): WrappedKeys => {
    const place = wrapPlace(installId, matterId, keys.fingerprint)
    const plain = openBytes(wrapKey(rootKeys.from), place, keys.wrapped)
    return { ...keys, wrapped: Buffer.from(sealBytes(wrapKey(rootKeys.to), place, plain)) }
  }
  return { ...entry, ...rewrap(entry), formers: entry.formers.map(rewrap) }
}

function wrapKey(rootKey: Uint8Array) {
  return deriveKey(rootKey, 'keyring wrap')
}

function wrapPlace(installId: Uint8Array, matterId: string, fingerprint: Uint8Array): Buffer {
  return Buffer.concat([installId, fingerprint, Buffer.from(matterId)])
}
