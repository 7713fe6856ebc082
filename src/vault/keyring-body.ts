import { KeyringDamaged } from './keyring-errors.ts'

/**
 * The body of the keyring, without Node.js, because recovery.html reads it too:
 *
 *     firm secrets sealed under the root key | their escrow | certificate of R
 *     count | copies | count | disabled persons | count | entries
 *
 * A part of variable length has its length before it (u32); times are milliseconds since 1970 (u64).
 */
export type KeyringBody = {
  readonly firm: Uint8Array
  readonly firmEscrow: Uint8Array
  readonly recoveryCertificate: Uint8Array
  readonly copies: readonly SealedCopy[]
  /** Person id to the time: a restored database must not bring somebody back. */
  readonly disabledPersons: ReadonlyMap<string, number>
  readonly entries: ReadonlyMap<string, KeyringEntry>
}

/** An exported copy of the keyring. `name` is sealed under the firm's text key. `isFinished`: it reached its place. */
export type SealedCopy = {
  readonly isFinished: boolean
  readonly number: number
  readonly exportedAt: number
  readonly generation: number
  readonly revision: number
  readonly attestedAt: number | null
  readonly name: Uint8Array
}

export type KeyringEntry =
  | ({ readonly kind: 'matter'; readonly formers: readonly WrappedKeys[] } & WrappedKeys)
  | {
      readonly kind: 'tombstone'
      readonly fingerprint: Uint8Array
      readonly destroyedAt: number
      /** That began with the destruction; null in keyrings that did not record it. */
      readonly generation: number | null
    }

/** `fingerprint`: 32 bytes, of the matter's OpenPGP key. `formers` above: the keys before these, the newest first. */
export type WrappedKeys = {
  readonly fingerprint: Uint8Array
  readonly wrapped: Uint8Array
  readonly escrow: Uint8Array
}

const utf8 = new TextEncoder()
const text = new TextDecoder()
const FINGERPRINT = 32
const [MATTER, TOMBSTONE, REKEYED_MATTER, DATED_TOMBSTONE] = [1, 2, 3, 4]
/** In place of the time at which a copy was seen destroyed, of which there is none in 1970. */
const [UNATTESTED, UNFINISHED] = [0, 1]

export function writeBody(body: KeyringBody): Uint8Array[] {
  const parts = [...sized(body.firm), ...sized(body.firmEscrow), ...sized(body.recoveryCertificate)]
  parts.push(u32(body.copies.length))
  for (const copy of body.copies) parts.push(...writeCopy(copy))
  parts.push(u32(body.disabledPersons.size))
  for (const [personId, at] of body.disabledPersons) parts.push(...sized(utf8.encode(personId)), u64(at))
  parts.push(u32(body.entries.size))
  for (const [matterId, entry] of body.entries) parts.push(...writeEntry(matterId, entry))
  return parts
}

/** Throws `KeyringDamaged` for anything that `writeBody` did not make. */
export function readBody(bytes: Uint8Array): KeyringBody {
  const read = reader(bytes)
  const body = {
    firm: read.sized(),
    firmEscrow: read.sized(),
    recoveryCertificate: read.sized(),
    copies: read.list(() => readCopy(read)),
    disabledPersons: new Map(read.list(() => [text.decode(read.sized()), read.u64()] as const)),
    entries: new Map(read.list(() => readEntry(read))),
  }
  read.end()
  return body
}

function writeCopy(copy: SealedCopy): Uint8Array[] {
  const { number, exportedAt, generation, revision, attestedAt, isFinished, name } = copy
  return [
    u32(number),
    u64(exportedAt),
    u32(generation),
    u64(revision),
    u64(attestedAt ?? (isFinished ? UNATTESTED : UNFINISHED)),
    ...sized(name),
  ]
}

function readCopy(read: Reader): SealedCopy {
  const [number, exportedAt, generation, revision] = [read.u32(), read.u64(), read.u32(), read.u64()]
  const attested = read.u64()
  return {
    ...{ number, exportedAt, generation, revision },
    attestedAt: attested > UNFINISHED ? attested : null,
    isFinished: attested !== UNFINISHED,
    name: read.sized(),
  }
}

function writeEntry(matterId: string, entry: KeyringEntry): Uint8Array[] {
  const id = sized(utf8.encode(matterId))
  if (entry.kind === 'tombstone') return writeTombstone(id, entry)
  const { formers } = entry
  if (formers.length === 0) return [Uint8Array.of(MATTER), ...id, ...writeKeys(entry)]
  const all = [...writeKeys(entry), u32(formers.length), ...formers.flatMap(writeKeys)]
  return [Uint8Array.of(REKEYED_MATTER), ...id, ...all]
}

function writeTombstone(
  id: Uint8Array[],
  { fingerprint, destroyedAt, generation }: KeyringEntry & { kind: 'tombstone' },
): Uint8Array[] {
  const kind = Uint8Array.of(generation === null ? TOMBSTONE : DATED_TOMBSTONE)
  return [kind, ...id, fingerprint, u64(destroyedAt), ...(generation === null ? [] : [u32(generation)])]
}

function readEntry(read: Reader): [string, KeyringEntry] {
  const kind = read.take(1)[0]
  const matterId = text.decode(read.sized())
  if (kind === MATTER) return [matterId, { kind: 'matter', ...readKeys(read), formers: [] }]
  if (kind === REKEYED_MATTER)
    return [matterId, { kind: 'matter', ...readKeys(read), formers: read.list(() => readKeys(read)) }]
  if (kind !== TOMBSTONE && kind !== DATED_TOMBSTONE) throw new KeyringDamaged(undefined)
  const [fingerprint, destroyedAt] = [read.take(FINGERPRINT), read.u64()]
  const generation = kind === DATED_TOMBSTONE ? read.u32() : null
  return [matterId, { kind: 'tombstone', fingerprint, destroyedAt, generation }]
}

function writeKeys({ fingerprint, wrapped, escrow }: WrappedKeys): Uint8Array[] {
  return [fingerprint, ...sized(wrapped), ...sized(escrow)]
}

function readKeys(read: Reader): WrappedKeys {
  return { fingerprint: read.take(FINGERPRINT), wrapped: read.sized(), escrow: read.sized() }
}

type Reader = {
  take(length: number): Uint8Array
  u32(): number
  u64(): number
  sized(): Uint8Array
  list<T>(one: () => T): T[]
  end(): void
}

function reader(bytes: Uint8Array): Reader {
  let at = 0
  const take = (length: number) => {
    if (at + length > bytes.length) throw new KeyringDamaged(undefined)
    at += length
    return bytes.subarray(at - length, at)
  }
  const readLength = () => viewOf(take(4)).getUint32(0)
  return {
    take,
    u32: readLength,
    u64: () => Number(viewOf(take(8)).getBigUint64(0)),
    sized: () => take(readLength()),
    // Not Array.from({ length }): a count that was tampered with must not take the memory first.
    list: (one) => {
      const items = []
      for (let left = readLength(); left > 0; left--) items.push(one())
      return items
    },
    end: () => {
      if (at !== bytes.length) throw new KeyringDamaged(undefined)
    },
  }
}

function sized(bytes: Uint8Array): Uint8Array[] {
  return [u32(bytes.length), bytes]
}

function u32(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value)
  return new Uint8Array(view.buffer)
}

function u64(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(value))
  return new Uint8Array(view.buffer)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
