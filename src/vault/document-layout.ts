import { bodyBefore, type Packet, type PacketLimits, packet, positionOf, runs } from './framing.ts'
import { IntegrityError } from './integrity-error.ts'
import { areEqual, joined, type Octets } from './octets.ts'

const CHUNK_SIZE_OCTET = 14
/** RFC 9580 section 5.13.2: 2 ** (octet + 6) octets of plain packets in each chunk; 1 MiB. */
export const CHUNK_SIZE = 2 ** (CHUNK_SIZE_OCTET + 6)
export const TAG_SIZE = 16
export const SALT_SIZE = 32
/** Packet type 18 in the new format, version 2, AES-256, GCM, chunk size: associated data of every chunk. */
export const SEIPD_INFO = Uint8Array.from([0xd2, 2, 9, 3, CHUNK_SIZE_OCTET])
/** Before the first chunk in the body: version, cipher, mode, chunk size, salt. */
const SEIPD_HEAD = SEIPD_INFO.length - 1 + SALT_SIZE
/** Before the content in the literal packet: binary, no file name, no date; neither may tell anything. */
const LITERAL_HEAD = Uint8Array.from([0x62, 0, 0, 0, 0, 0])
const [SEIPD, LITERAL] = [18, 11]

/** A message is `PKESK | SEIPD version 2 (literal data)`. Sizes are in octets. */
export type DocumentLayout = {
  readonly byteSize: number
  readonly pkeskSize: number
  /** Where the first chunk starts in the file; everything before it is the head of the message. */
  readonly headSize: number
  readonly seipd: Packet
  readonly literal: Packet
  readonly chunks: number
  readonly fileSize: number
}

export function documentLayout(byteSize: number, pkeskSize: number, limits: PacketLimits): DocumentLayout {
  const literal = packet(LITERAL, LITERAL_HEAD.length + byteSize, limits)
  const chunks = Math.ceil(literal.size / CHUNK_SIZE)
  const seipd = packet(SEIPD, SEIPD_HEAD + literal.size + TAG_SIZE * (chunks + 1), limits)
  const headSize = pkeskSize + endOf(seipd, SEIPD_HEAD)
  return { byteSize, pkeskSize, headSize, seipd, literal, chunks, fileSize: pkeskSize + seipd.size }
}

/** The head of a message: PKESK, the beginning of the encryption packet, salt. */
export function headOf(layout: DocumentLayout, pkesk: Uint8Array, salt: Uint8Array): Octets {
  const seipdHead = joined([SEIPD_INFO.subarray(1), salt])
  return joined([pkesk, ...withHeaders(layout.seipd, 0, seipdHead)])
}

export function saltOf(head: Uint8Array): Uint8Array {
  return head.subarray(-SALT_SIZE)
}

/** Octets of content in the chunks before `chunk`. */
export function contentBefore(layout: DocumentLayout, chunk: number): number {
  return Math.max(0, bodyBefore(layout.literal, chunk * CHUNK_SIZE) - LITERAL_HEAD.length)
}

/** The chunk that holds the content's octet `offset`. */
export function chunkOf(layout: DocumentLayout, offset: number): number {
  return Math.floor(positionOf(layout.literal, LITERAL_HEAD.length + offset) / CHUNK_SIZE)
}

/** A piece of a chunk's plain octets: fixed framing, or content from `from` to `to` (not in it). */
export type PlainPiece = { readonly at: number } & (
  | { readonly fixed: Uint8Array }
  | { readonly fixed?: never; readonly from: number; readonly to: number }
)

export type ChunkPlan = { readonly size: number; readonly pieces: readonly PlainPiece[] }

export function chunkPlan(layout: DocumentLayout, chunk: number): ChunkPlan {
  const start = chunk * CHUNK_SIZE
  const end = Math.min(start + CHUNK_SIZE, layout.literal.size)
  const pieces: PlainPiece[] = []
  for (const run of runs(layout.literal, start, end)) {
    const at = run.from - start
    if (run.header) {
      pieces.push({ at, fixed: run.header })
      continue
    }
    const fixed = LITERAL_HEAD.subarray(run.bodyOffset, run.bodyOffset + run.to - run.from)
    if (fixed.length > 0) pieces.push({ at, fixed })
    const from = run.bodyOffset + fixed.length - LITERAL_HEAD.length
    const to = run.bodyOffset + run.to - run.from - LITERAL_HEAD.length
    if (to > from) pieces.push({ at: at + fixed.length, from, to })
  }
  return { size: end - start, pieces }
}

export type Range = { readonly start: number /** Not in the range. */; readonly end: number }

/** The parts of a verified chunk that are content within `range`. */
export function contentOf<T extends ArrayBufferLike>(
  plan: ChunkPlan,
  plain: Uint8Array<T>,
  range: Range,
): Uint8Array<T>[] {
  const content: Uint8Array<T>[] = []
  for (const piece of plan.pieces) {
    if (piece.fixed) {
      const octets = plain.subarray(piece.at, piece.at + piece.fixed.length)
      if (!areEqual(octets, piece.fixed)) throw new IntegrityError()
      continue
    }
    const [from, to] = [Math.max(piece.from, range.start), Math.min(piece.to, range.end)]
    if (from < to) content.push(plain.subarray(piece.at + from - piece.from, piece.at + to - piece.from))
  }
  return content
}

/** Where a sealed chunk lies in the file, the framing inside it counted. The final tag is chunk number `chunks`. */
export function chunkPlace(layout: DocumentLayout, chunk: number): { from: number; to: number } {
  const { seipd, pkeskSize } = layout
  const to = Math.min(bodyStart(chunk + 1), seipd.bodySize - (chunk < layout.chunks ? TAG_SIZE : 0))
  return { from: pkeskSize + endOf(seipd, startOf(layout, chunk)), to: pkeskSize + endOf(seipd, to) }
}

/** How many whole sealed chunks a file of this size holds. */
export function wholeChunks(layout: DocumentLayout, fileSize: number): number {
  const body = bodyBefore(layout.seipd, Math.min(fileSize, layout.fileSize) - layout.pkeskSize)
  const whole = Math.floor((body - SEIPD_HEAD) / (CHUNK_SIZE + TAG_SIZE))
  return Math.max(0, Math.min(whole, layout.chunks))
}

/** A sealed chunk (or the final tag) as it is written: with the framing that falls before or into it. */
export function framedChunk(layout: DocumentLayout, chunk: number, sealed: Uint8Array): Uint8Array[] {
  return withHeaders(layout.seipd, startOf(layout, chunk), sealed)
}

/** The inverse. Framing is outside the encryption, so it is compared with what was written there. */
export function unframedChunk<T extends ArrayBufferLike>(
  layout: DocumentLayout,
  chunk: number,
  framed: Uint8Array<T>,
): Uint8Array<T> | Octets {
  const place = chunkPlace(layout, chunk)
  const body: Uint8Array<T>[] = []
  for (const run of runs(layout.seipd, place.from - layout.pkeskSize, place.to - layout.pkeskSize)) {
    const at = run.from + layout.pkeskSize - place.from
    const bytes = framed.subarray(at, at + run.to - run.from)
    if (!run.header) body.push(bytes)
    else if (!areEqual(run.header, bytes)) throw new IntegrityError()
  }
  return body.length === 1 && body[0] ? body[0] : joined(body)
}

function withHeaders(packet: Packet, offset: number, bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (const run of runs(packet, endOf(packet, offset), endOf(packet, offset + bytes.length))) {
    const from = run.header ? 0 : run.bodyOffset - offset
    pieces.push(run.header ?? bytes.subarray(from, from + run.to - run.from))
  }
  return pieces
}

/** Just after the body's octet before `offset`, so that framing belongs to what follows it. */
function endOf(packet: Packet, offset: number): number {
  return offset === 0 ? 0 : positionOf(packet, offset - 1) + 1
}

function startOf(layout: DocumentLayout, chunk: number): number {
  return Math.min(bodyStart(chunk), layout.seipd.bodySize - TAG_SIZE)
}

function bodyStart(chunk: number): number {
  return SEIPD_HEAD + chunk * (CHUNK_SIZE + TAG_SIZE)
}
