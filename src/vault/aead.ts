import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import { IntegrityError } from './integrity-error.ts'

const FORMAT = 1
const NONCE = 12
const TAG = 16

/** A 32-byte key for one purpose (HKDF-SHA256, RFC 5869), so that no secret serves two algorithms or two uses. */
export function deriveKey(
  secret: Uint8Array,
  purpose: string,
  salt: Uint8Array = new Uint8Array(),
): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', secret, salt, `vestibule ${purpose}`, 32)))
}

/** `format (1) | nonce (12) | AES-256-GCM ciphertext | tag (16)` */
export function sealBytes(
  key: KeyObject,
  associatedData: Uint8Array,
  plain: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const sealed = new Uint8Array(1 + NONCE + plain.length + TAG)
  sealed[0] = FORMAT
  const nonce = randomFillSync(sealed.subarray(1, 1 + NONCE))
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associatedData)
  sealed.set(cipher.update(plain), 1 + NONCE)
  cipher.final()
  sealed.set(cipher.getAuthTag(), sealed.length - TAG)
  return sealed
}

/** Throws `IntegrityError` for anything that `sealBytes` did not make with this key and this associated data. */
export function openBytes(key: KeyObject, associatedData: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORMAT) throw new IntegrityError()
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
  decipher.setAAD(associatedData)
  decipher.setAuthTag(sealed.subarray(-TAG))
  const plain = decipher.update(sealed.subarray(1 + NONCE, -TAG))
  try {
    decipher.final()
  } catch {
    throw new IntegrityError()
  }
  return plain
}
