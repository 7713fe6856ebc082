import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { deriveKey, openBytes, sealBytes } from './aead.ts'
import { type KeyringBody, readBody, writeBody } from './keyring-body.ts'
import { KeyringDamaged, Locked } from './keyring-errors.ts'
import { AT, HEADER, MAC, MAGIC, PREFIX, SEALED_ROOT } from './keyring-head.ts'
import { readUnlockMethod, type UnlockMethod, writeUnlockMethod } from './unlock-method.ts'

/**
 * The keyring is one file:
 *
 *     magic (8) | install id (16) | generation u32 | revision u64 | unlock method (32)
 *     root key sealed under U, with all that as associated data (61) | SHA-256 of all before it (32)
 *     body (keyring-body.ts) | HMAC-SHA256 of all before it (32)
 *
 * The generation counts root keys, the revision counts writes. The plain SHA-256 tells a damaged header from a wrong
 * unlock secret; it protects nothing else.
 */
export type KeyringFile = KeyringHead & KeyringBody

export type KeyringHead = {
  readonly installId: Buffer
  readonly generation: number
  readonly revision: number
  readonly unlock: UnlockMethod
}

const MAGIC_OCTETS = Buffer.from(MAGIC)

export function encodeKeyring(file: KeyringFile, rootKey: Uint8Array, unlockSecret: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX)
  MAGIC_OCTETS.copy(prefix)
  file.installId.copy(prefix, AT.installId)
  prefix.writeUInt32BE(file.generation, AT.generation)
  prefix.writeBigUInt64BE(BigInt(file.revision), AT.revision)
  prefix.set(writeUnlockMethod(file.unlock), AT.unlock)
  const head = Buffer.concat([prefix, sealBytes(unlockKey(unlockSecret, file.installId), prefix, rootKey)])
  const parts = [head, createHash('sha256').update(head).digest(), ...writeBody(file)]
  const mac = createHmac('sha256', macKey(rootKey))
  for (const part of parts) mac.update(part)
  return Buffer.concat([...parts, mac.digest()])
}

/** Reads nothing that is not authenticated, except the header that leads to the key that authenticates it. */
export function decodeKeyring(
  bytes: Buffer,
  unlockSecret: Uint8Array,
): { file: KeyringFile; rootKey: Buffer } {
  const head = readKeyringHead(bytes)
  const rootKey = openRootKey(bytes, head.installId, unlockSecret)
  const mac = createHmac('sha256', macKey(rootKey)).update(bytes.subarray(0, -MAC)).digest()
  if (!timingSafeEqual(mac, bytes.subarray(-MAC))) throw new KeyringDamaged(undefined)
  return { file: { ...head, ...readBody(bytes.subarray(HEADER, -MAC)) }, rootKey }
}

/**
 * As `decodeKeyring` for whoever has no unlock secret: nothing of it is authenticated. What it leads to must
 * authenticate itself, as an escrow does. Throws `KeyringDamaged`.
 */
export function decodeKeyringUnproven(bytes: Buffer): KeyringFile {
  return { ...readKeyringHead(bytes), ...readBody(bytes.subarray(HEADER, -MAC)) }
}

/** What can be known of a keyring without a secret: not authenticated. Throws `KeyringDamaged`. */
export function readKeyringHead(bytes: Buffer): KeyringHead {
  const isWhole =
    bytes.length >= HEADER + MAC &&
    bytes.subarray(0, MAGIC.length).equals(MAGIC_OCTETS) &&
    createHash('sha256')
      .update(bytes.subarray(0, HEADER - 32))
      .digest()
      .equals(bytes.subarray(HEADER - 32, HEADER))
  if (!isWhole) throw new KeyringDamaged(undefined)
  return {
    installId: bytes.subarray(AT.installId, AT.generation),
    generation: bytes.readUInt32BE(AT.generation),
    revision: Number(bytes.readBigUInt64BE(AT.revision)),
    unlock: readUnlockMethod(bytes.subarray(AT.unlock, PREFIX)),
  }
}

function openRootKey(bytes: Buffer, installId: Uint8Array, unlockSecret: Uint8Array): Buffer {
  const [prefix, sealed] = [bytes.subarray(0, PREFIX), bytes.subarray(PREFIX, PREFIX + SEALED_ROOT)]
  try {
    return openBytes(unlockKey(unlockSecret, installId), prefix, sealed)
  } catch {
    throw new Locked()
  }
}

function unlockKey(unlockSecret: Uint8Array, installId: Uint8Array): KeyObject {
  return deriveKey(unlockSecret, 'keyring root', installId)
}

function macKey(rootKey: Uint8Array): KeyObject {
  return deriveKey(rootKey, 'keyring mac')
}
