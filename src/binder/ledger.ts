import { IntegrityError } from '../vault/integrity-error.ts'
import type { ManifestFile } from './manifest.ts'

/** One file of the zip, as client-zip takes it. */
export type BinderEntry = {
  name: string
  input: Uint8Array | AsyncIterable<Uint8Array>
  size: number
  lastModified: Date
}

/** Pieces that were sent wait for the collector, which a fast reader outruns: 138 MB above idle for 2 GiB instead of 124. */
const COLLECT_EVERY = 32 * 1024 * 1024

/** Writes down size and SHA-256 of what goes into the zip, as it goes. */
export type Ledger = {
  readonly files: readonly ManifestFile[]
  add(path: string, content: string | Uint8Array, at: Date): BinderEntry
  /** Throws `IntegrityError` at the end of a stream that is not what it should have been. */
  addStream(
    path: string,
    stream: ReadableStream<Uint8Array>,
    expected: { bytes: number; sha256: string; at: Date },
  ): BinderEntry
}

export function createLedger(): Ledger {
  const files: ManifestFile[] = []
  return {
    files,
    add: (path, content, at) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      files.push({ path, bytes: bytes.length, sha256: sha256(bytes) })
      return { name: path, input: bytes, size: bytes.length, lastModified: at }
    },
    addStream: (path, stream, { bytes, sha256: expected, at }) => {
      const written = () => files.push({ path, bytes, sha256: expected })
      return {
        name: path,
        input: counted(stream, { bytes, sha256: expected }, written),
        size: bytes,
        lastModified: at,
      }
    },
  }
}

export function sha256(bytes: Uint8Array): string {
  return new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
}

async function* counted(
  stream: ReadableStream<Uint8Array>,
  expected: { bytes: number; sha256: string },
  written: () => void,
): AsyncGenerator<Uint8Array, void> {
  const hasher = new Bun.CryptoHasher('sha256')
  let bytes = 0
  for await (const piece of stream) {
    hasher.update(piece)
    bytes += piece.length
    yield piece
    if (bytes % COLLECT_EVERY < piece.length) Bun.gc(false)
  }
  if (bytes !== expected.bytes || hasher.digest('hex') !== expected.sha256) throw new IntegrityError()
  written()
}
