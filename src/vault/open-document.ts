import { type FileHandle, open } from 'node:fs/promises'
import {
  chunkOf,
  chunkPlace,
  chunkPlan,
  contentOf,
  type DocumentLayout,
  documentLayout,
  type Range,
  SEIPD_INFO,
  saltOf,
  unframedChunk,
} from './document-layout.ts'
import type { PacketLimits } from './framing.ts'
import { IntegrityError } from './integrity-error.ts'
import { checkChunk, finalTag, type MessageKey, messageKey, openChunk } from './message-key.ts'
import { isHeadOf, type SessionSecret } from './session-key.ts'

/**
 * An open document: close it, or let its stream end or be cancelled. Octets leave it only after their chunk is verified;
 * a bad chunk is an `IntegrityError`.
 */
export type OpenDocument = {
  readonly byteSize: number
  /** Reads as it is pulled, one chunk ahead. Closes the document at its end, on an error and when cancelled. */
  stream(range?: Range): ReadableStream<Uint8Array>
  /** For small ranges: the whole range is in memory. */
  read(start: number, end: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Sizes in octets: `byteSize` of the content, `sealedSize` of the file. */
export type DocumentFile = { path: string; byteSize: number; sealedSize: number }

export type Reading = { handle: FileHandle; layout: DocumentLayout; key: MessageKey }

/** Head, length and final tag are checked before anything is read, so nothing that is cut or lengthened opens. */
export async function openDocumentFile(
  file: DocumentFile,
  secret: SessionSecret,
  limits: PacketLimits,
): Promise<OpenDocument> {
  const handle = await open(file.path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new IntegrityError() : error
  })
  try {
    const reading = await openMessage(handle, file.byteSize, secret, limits)
    const { size } = await handle.stat()
    if (size !== file.sealedSize || size !== reading.layout.fileSize) throw new IntegrityError()
    await checkFinalTag(reading)
    return openDocument(reading)
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The layout and key of a message whose head is whole; of an unfinished one too. */
export async function openMessage(
  handle: FileHandle,
  byteSize: number,
  secret: SessionSecret,
  limits: PacketLimits,
): Promise<Reading> {
  const [tag, length] = await readAt(handle, 0, 2)
  if (tag !== 0xc1 || length === undefined || length >= 192) throw new IntegrityError()
  const layout = documentLayout(byteSize, 2 + length, limits)
  const head = await readAt(handle, 0, layout.headSize)
  if (!isHeadOf(secret, head)) throw new IntegrityError()
  return { handle, layout, key: messageKey(secret.sessionKey, saltOf(head), SEIPD_INFO) }
}

/** A chunk's plain octets, verified. */
export async function readChunk(reading: Reading, chunk: number): Promise<Buffer> {
  return openFramed(reading, chunk, await readFramed(reading, chunk))
}

export async function readFramed(
  { handle, layout }: Reading,
  chunk: number,
  buffer?: Buffer<ArrayBuffer>,
): Promise<Buffer> {
  const { from, to } = chunkPlace(layout, chunk)
  return readAt(handle, from, to - from, buffer)
}

/** Throws what `openFramed` would. */
export function checkFramed({ layout, key }: Reading, chunk: number, framed: Buffer): void {
  checkChunk(key, chunk, unframedChunk(layout, chunk, framed))
}

function openFramed({ layout, key }: Reading, chunk: number, framed: Buffer): Buffer {
  return openChunk(key, chunk, unframedChunk(layout, chunk, framed))
}

export async function checkFinalTag({ handle, layout, key }: Reading): Promise<void> {
  const { from, to } = chunkPlace(layout, layout.chunks)
  const tag = unframedChunk(layout, layout.chunks, await readAt(handle, from, to - from))
  if (!finalTag(key, layout.chunks, layout.literal.size).equals(tag)) throw new IntegrityError()
}

function openDocument(reading: Reading): OpenDocument {
  const { byteSize } = reading.layout
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= reading.handle.close()
    return closing
  }
  return {
    byteSize,
    close,
    stream: (range = { start: 0, end: byteSize }) =>
      streamRange(reading, checkedRange(range, byteSize), close),
    read: async (start, end) => {
      const content: Uint8Array[] = []
      for await (const bytes of readRange(reading, checkedRange({ start, end }, byteSize)))
        content.push(bytes)
      return Buffer.concat(content)
    },
  }
}

function checkedRange(range: Range, byteSize: number): Range {
  if (range.start < 0 || range.start > range.end || range.end > byteSize)
    throw new RangeError('Outside the document.')
  return range
}

function streamRange(reading: Reading, range: Range, close: () => Promise<void>): ReadableStream<Uint8Array> {
  const content = readRange(reading, range)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await content.next()
          if (!done) return controller.enqueue(value)
          await close()
          controller.close()
        } catch (error) {
          await close()
          controller.error(error)
        }
      },
      async cancel() {
        await content.return(undefined)
        await close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The content of `range`, chunk by chunk; one chunk is read from the disk while the one before it is opened. */
async function* readRange(reading: Reading, range: Range): AsyncGenerator<Uint8Array, void> {
  if (range.start === range.end) return
  const last = chunkOf(reading.layout, range.end - 1)
  let chunk = chunkOf(reading.layout, range.start)
  let [spare, used] = [sealedBuffer(reading, chunk), sealedBuffer(reading, chunk)]
  let next = readAhead(reading, chunk, used)
  for (; chunk <= last; chunk++) {
    const framed = await next
    if (framed instanceof Error) throw framed
    if (chunk < last) next = readAhead(reading, chunk + 1, spare)
    ;[spare, used] = [used, spare]
    yield* contentOf(chunkPlan(reading.layout, chunk), openFramed(reading, chunk, framed), range)
  }
}

function sealedBuffer({ layout }: Reading, chunk: number): Buffer<ArrayBuffer> {
  const { from, to } = chunkPlace(layout, chunk)
  return Buffer.allocUnsafe(to - from)
}

/** An error of the chunk ahead is a value until that chunk's turn, so that it cannot be an unhandled rejection. */
function readAhead(reading: Reading, chunk: number, buffer: Buffer<ArrayBuffer>): Promise<Buffer | Error> {
  return readFramed(reading, chunk, buffer).catch((error: Error) => error)
}

export async function readAt(
  handle: FileHandle,
  at: number,
  size: number,
  room?: Buffer<ArrayBuffer>,
): Promise<Buffer> {
  const buffer = room && room.length >= size ? room : Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const { bytesRead } = await handle.read(buffer, filled, size - filled, at + filled)
    if (bytesRead === 0) throw new IntegrityError()
    filled += bytesRead
  }
  return buffer.subarray(0, size)
}
