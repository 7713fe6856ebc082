import type { FileHandle } from 'node:fs/promises'
import {
  CHUNK_SIZE,
  type ChunkPlan,
  chunkPlace,
  chunkPlan,
  type DocumentLayout,
  framedChunk,
  TAG_SIZE,
} from './document-layout.ts'
import { finalTag, type MessageKey, sealChunk } from './message-key.ts'
import type { SealedSessionKey } from './session-key.ts'

/** An upload that is sealed while it arrives. After any error it is unusable and must be resumed. */
export type IncomingDocument = {
  /** Octets of content accepted. Those of an unfinished chunk are in memory only and are given up by `suspend`. */
  readonly offset: number
  /** What opens the document now; `resume` may have changed it. */
  readonly sessionKey: SealedSessionKey
  write(bytes: Uint8Array): Promise<void>
  /** Everything has arrived: when this returns, the document is on the disk under its own name. */
  finish(): Promise<FinishedDocument>
  /** Makes durable what is sealed and returns how many octets of content that is: the offset to go on from. */
  suspend(): Promise<number>
  /** Deletes what has arrived. */
  abort(): Promise<void>
}

/** `sha256`: 32 bytes, of the content; `sealedSize`: octets of the file. */
export type FinishedDocument = { sha256: Uint8Array; sealedSize: number; sessionKey: SealedSessionKey }

/** `offset`: octets of content in the chunks that are sealed; `hasher` has seen exactly those. */
export type Progress = { readonly chunk: number; readonly offset: number; readonly hasher: Bun.CryptoHasher }

export type Upload = {
  readonly handle: FileHandle
  readonly layout: DocumentLayout
  readonly key: MessageKey
  progress: Progress
  /** The chunk that is filling. */
  readonly plain: Buffer
  /** One is on its way to the disk while the other is filled. */
  readonly sealed: [Buffer<ArrayBuffer>, Buffer<ArrayBuffer>]
  plan: ChunkPlan
  filled: number
  writing: Promise<void>
  /** Undefined while none is under way. */
  flushing: Promise<void> | undefined
  failure: unknown
}

/** In chunks. What waits in memory for the disk stays short, for the end of this upload and for everybody else's writes. */
const FLUSH_EVERY = 16

export function startUpload(at: Pick<Upload, 'handle' | 'layout' | 'key' | 'progress'>): Upload {
  const chunkSize = Math.min(CHUNK_SIZE, at.layout.literal.size)
  const sealedSize = chunkSize + TAG_SIZE
  const upload: Upload = {
    ...at,
    plain: Buffer.allocUnsafe(chunkSize),
    sealed: [Buffer.allocUnsafe(sealedSize), Buffer.allocUnsafe(sealedSize)],
    plan: { size: 0, pieces: [] },
    filled: 0,
    writing: Promise.resolve(),
    flushing: undefined,
    failure: undefined,
  }
  beginChunk(upload)
  return upload
}

export function acceptedOctets(upload: Upload): number {
  return upload.progress.offset + upload.filled
}

export async function acceptBytes(upload: Upload, bytes: Uint8Array): Promise<void> {
  if (acceptedOctets(upload) + bytes.length > upload.layout.byteSize)
    throw new RangeError('More than was announced.')
  let taken = 0
  while (taken < bytes.length) {
    taken += fill(upload, bytes.subarray(taken))
    const isFull = upload.filled === contentSize(upload.plan)
    if (isFull && upload.progress.chunk < upload.layout.chunks - 1) await sealFilledChunk(upload)
  }
}

/** Seals the last chunk and the final tag; returns the SHA-256 of the content. */
export async function sealEnd(upload: Upload): Promise<Uint8Array> {
  const { layout, key } = upload
  if (acceptedOctets(upload) !== layout.byteSize) throw new RangeError('Less than was announced.')
  await sealFilledChunk(upload)
  await written(upload)
  startWriting(upload, layout.chunks, finalTag(key, layout.chunks, layout.literal.size))
  await settled(upload)
  await upload.handle.sync()
  return upload.progress.hasher.digest()
}

/** Waits for what is being written; throws what went wrong with it, now and ever after. */
export async function written(upload: Upload): Promise<void> {
  await upload.writing
  if (upload.failure) throw upload.failure
}

/** The same, with the flush that may be under way. */
export async function settled(upload: Upload): Promise<void> {
  await upload.writing
  await upload.flushing
  if (upload.failure) throw upload.failure
}

function beginChunk(upload: Upload): void {
  upload.filled = 0
  upload.plan = chunkPlan(upload.layout, upload.progress.chunk)
  for (const piece of upload.plan.pieces) if (piece.fixed) upload.plain.set(piece.fixed, piece.at)
}

/** Copies what fits into the piece of content that is filling; returns how much that was. */
function fill(upload: Upload, bytes: Uint8Array): number {
  let before = 0
  for (const piece of upload.plan.pieces) {
    if (piece.fixed) continue
    const size = piece.to - piece.from
    if (upload.filled < before + size) {
      const part = bytes.subarray(0, before + size - upload.filled)
      upload.plain.set(part, piece.at + upload.filled - before)
      upload.filled += part.length
      return part.length
    }
    before += size
  }
  throw new RangeError('The chunk is full.')
}

function contentSize(plan: ChunkPlan): number {
  return plan.pieces.reduce((sum, piece) => (piece.fixed ? sum : sum + piece.to - piece.from), 0)
}

/** The chunk before this one may still be on its way to the disk; no more than that one is. */
async function sealFilledChunk(upload: Upload): Promise<void> {
  const { plan, progress, plain } = upload
  for (const piece of plan.pieces) {
    if (!piece.fixed) progress.hasher.update(plain.subarray(piece.at, piece.at + piece.to - piece.from))
  }
  const room = upload.sealed[progress.chunk % 2 ? 1 : 0]
  const sealed = sealChunk(upload.key, progress.chunk, plain.subarray(0, plan.size), room)
  await written(upload)
  startWriting(upload, progress.chunk, sealed)
  if (progress.chunk % FLUSH_EVERY === FLUSH_EVERY - 1) startFlushing(upload)
  upload.progress = { ...progress, chunk: progress.chunk + 1, offset: progress.offset + upload.filled }
  if (upload.progress.chunk < upload.layout.chunks) beginChunk(upload)
  else upload.filled = 0
}

function startWriting(upload: Upload, chunk: number, sealed: Uint8Array): void {
  upload.writing = writeChunk(upload, chunk, sealed).catch((error) => {
    upload.failure = error
  })
}

/** A failed flush is remembered: the kernel tells of it once, and the next one would succeed without the lost octets. */
function startFlushing(upload: Upload): void {
  upload.flushing ??= upload.writing
    .then(() => upload.handle.datasync())
    .catch((error) => {
      upload.failure = error
    })
    .finally(() => {
      upload.flushing = undefined
    })
}

export async function writeChunk(
  { handle, layout }: Pick<Upload, 'handle' | 'layout'>,
  chunk: number,
  sealed: Uint8Array,
): Promise<void> {
  let at = chunkPlace(layout, chunk).from
  for (const piece of framedChunk(layout, chunk, sealed)) {
    await writeAt(handle, piece, at)
    at += piece.length
  }
}

/** A short write is followed by the error that explains it (a full disk), so it is tried once more from there. */
export async function writeAt(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done)
    if (bytesWritten === 0) throw new Error('Nothing was written.')
    done += bytesWritten
  }
}
