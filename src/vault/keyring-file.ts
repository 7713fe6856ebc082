import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { deriveKey, openBytes, sealBytes } from './aead.ts'
import { KeyringDamaged, Locked } from './keyring-errors.ts'

/**
 * The keyring is one file:
 *
 *     magic (8) | install id (16) | generation u32 | revision u64 | root key sealed under U (61) | SHA-256 of all that (32)
 *     firm secrets sealed under the root key | their escrow | certificate of R | count | entries | HMAC-SHA256 (32)
 *
 * A part of variable length has its length before it (u32). The generation counts root keys, the revision counts
 * writes. The plain SHA-256 tells a damaged header from a wrong unlock secret; it protects nothing else.
 */
export type KeyringFile = {
  readonly installId: Buffer
  readonly generation: number
  readonly revision: number
  readonly firm: Buffer
  readonly firmEscrow: Buffer
  readonly recoveryCertificate: Buffer
  readonly entries: ReadonlyMap<string, KeyringEntry>
}

/** `fingerprint`: 32 bytes, of the matter's OpenPGP key. */
export type KeyringEntry =
  | {
      readonly kind: 'matter'
      readonly fingerprint: Buffer
      readonly wrapped: Buffer
      readonly escrow: Buffer
    }
  | { readonly kind: 'tombstone'; readonly fingerprint: Buffer; readonly destroyedAt: number }

const MAGIC = Buffer.from('VESTKEY1')
const PREFIX = MAGIC.length + 16 + 4 + 8
const SEALED_ROOT = 1 + 12 + 32 + 16
const HEADER = PREFIX + SEALED_ROOT + 32
const MAC = 32
const FINGERPRINT = 32

export function encodeKeyring(file: KeyringFile, rootKey: Uint8Array, unlockSecret: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX)
  MAGIC.copy(prefix)
  file.installId.copy(prefix, MAGIC.length)
  prefix.writeUInt32BE(file.generation, MAGIC.length + 16)
  prefix.writeBigUInt64BE(BigInt(file.revision), MAGIC.length + 20)
  const head = Buffer.concat([prefix, sealBytes(unlockKey(unlockSecret, file.installId), prefix, rootKey)])
  const parts: Uint8Array[] = [head, createHash('sha256').update(head).digest()]
  parts.push(...sized(file.firm), ...sized(file.firmEscrow), ...sized(file.recoveryCertificate))
  parts.push(u32(file.entries.size))
  for (const [matterId, entry] of file.entries) parts.push(...encodeEntry(matterId, entry))
  const mac = createHmac('sha256', macKey(rootKey))
  for (const part of parts) mac.update(part)
  return Buffer.concat([...parts, mac.digest()])
}

function encodeEntry(matterId: string, entry: KeyringEntry): Uint8Array[] {
  const id = sized(Buffer.from(matterId))
  if (entry.kind === 'matter') {
    return [Buffer.from([1]), ...id, entry.fingerprint, ...sized(entry.wrapped), ...sized(entry.escrow)]
  }
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(entry.destroyedAt))
  return [Buffer.from([2]), ...id, entry.fingerprint, time]
}

/** Reads nothing that is not authenticated, except the header that leads to the key that authenticates it. */
export function decodeKeyring(
  bytes: Buffer,
  unlockSecret: Uint8Array,
): { file: KeyringFile; rootKey: Buffer } {
  const rootKey = openRootKey(bytes, unlockSecret)
  const body = bytes.subarray(0, -MAC)
  const mac = createHmac('sha256', macKey(rootKey)).update(body).digest()
  if (!timingSafeEqual(mac, bytes.subarray(-MAC))) throw new KeyringDamaged(undefined)
  const read = reader(body, HEADER)
  const file = {
    installId: bytes.subarray(MAGIC.length, MAGIC.length + 16),
    generation: bytes.readUInt32BE(MAGIC.length + 16),
    revision: Number(bytes.readBigUInt64BE(MAGIC.length + 20)),
    firm: read.sized(),
    firmEscrow: read.sized(),
    recoveryCertificate: read.sized(),
    entries: new Map(Array.from({ length: read.u32() }, () => decodeEntry(read))),
  }
  return { file, rootKey }
}

function openRootKey(bytes: Buffer, unlockSecret: Uint8Array): Buffer {
  const head = bytes.subarray(0, HEADER - 32)
  const isWhole =
    bytes.length >= HEADER + MAC &&
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    createHash('sha256')
      .update(head)
      .digest()
      .equals(bytes.subarray(HEADER - 32, HEADER))
  if (!isWhole) throw new KeyringDamaged(undefined)
  const installId = bytes.subarray(MAGIC.length, MAGIC.length + 16)
  try {
    return openBytes(unlockKey(unlockSecret, installId), head.subarray(0, PREFIX), head.subarray(PREFIX))
  } catch {
    throw new Locked()
  }
}

function decodeEntry(read: Reader): [string, KeyringEntry] {
  const kind = read.take(1)[0]
  const matterId = read.sized().toString()
  const fingerprint = read.take(FINGERPRINT)
  if (kind === 1)
    return [matterId, { kind: 'matter', fingerprint, wrapped: read.sized(), escrow: read.sized() }]
  const destroyedAt = Number(read.take(8).readBigUInt64BE())
  return [matterId, { kind: 'tombstone', fingerprint, destroyedAt }]
}

type Reader = { take(length: number): Buffer; u32(): number; sized(): Buffer }

function reader(bytes: Buffer, start: number): Reader {
  let at = start
  const take = (length: number) => {
    if (at + length > bytes.length) throw new KeyringDamaged(undefined)
    at += length
    return bytes.subarray(at - length, at)
  }
  const readLength = () => take(4).readUInt32BE()
  return { take, u32: readLength, sized: () => take(readLength()) }
}

function unlockKey(unlockSecret: Uint8Array, installId: Uint8Array): KeyObject {
  return deriveKey(unlockSecret, 'keyring root', installId)
}

function macKey(rootKey: Uint8Array): KeyObject {
  return deriveKey(rootKey, 'keyring mac')
}

function sized(bytes: Uint8Array): Uint8Array[] {
  return [u32(bytes.length), bytes]
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
