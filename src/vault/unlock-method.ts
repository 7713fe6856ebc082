import { KeyringDamaged } from './keyring-errors.ts'

/** How the 32 bytes of the unlock secret are had: kept somewhere as they are, or made from a passphrase. */
export type UnlockMethod = { readonly kind: 'secret' } | PassphraseMethod

/** Argon2id (RFC 9106). `salt`: 16 bytes; `memory` in KiB. */
export type PassphraseMethod = {
  readonly kind: 'passphrase'
  readonly salt: Uint8Array
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

export const SECRET: UnlockMethod = { kind: 'secret' }

/** `kind u8 | passes u32 | lanes u8 | memory u32 | 6 zeros | salt (16)` */
export const UNLOCK_METHOD_SIZE = 32

const [KIND_SECRET, KIND_PASSPHRASE] = [1, 2]
// The header is read before anything is authenticated: a changed one must not take the machine's memory or its day.
const LARGEST = { memory: 2 ** 21, passes: 64, lanes: 16 }

export function writeUnlockMethod(method: UnlockMethod): Buffer {
  const bytes = Buffer.alloc(UNLOCK_METHOD_SIZE)
  if (method.kind === 'secret') {
    bytes.writeUInt8(KIND_SECRET)
    return bytes
  }
  bytes.writeUInt8(KIND_PASSPHRASE)
  bytes.writeUInt32BE(method.passes, 1)
  bytes.writeUInt8(method.lanes, 5)
  bytes.writeUInt32BE(method.memory, 6)
  bytes.set(method.salt, 16)
  return bytes
}

export function readUnlockMethod(bytes: Buffer): UnlockMethod {
  const kind = bytes.readUInt8()
  if (kind === KIND_SECRET) return SECRET
  const [passes, lanes, memory] = [bytes.readUInt32BE(1), bytes.readUInt8(5), bytes.readUInt32BE(6)]
  const isBearable =
    [passes, lanes, memory].every((value) => value > 0) &&
    memory <= LARGEST.memory &&
    passes <= LARGEST.passes &&
    lanes <= LARGEST.lanes
  if (kind !== KIND_PASSPHRASE || !isBearable) throw new KeyringDamaged(undefined)
  return { kind: 'passphrase', salt: Uint8Array.from(bytes.subarray(16, 32)), memory, passes, lanes }
}
