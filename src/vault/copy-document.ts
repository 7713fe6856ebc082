import { constants, mkdirSync, readdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { documentPath } from './document-files.ts'
import { syncDirectory } from './durable.ts'

/** Octets, and SHA-256 in hexadecimal. */
export type FileDigest = { readonly size: number; readonly sha256: string }

/** What is copied cannot be read; errors of where it is copied to are not this. */
export class UnreadableSourceError extends Error {
  constructor(cause: unknown) {
    super('The file cannot be read.', { cause })
    this.name = 'UnreadableSourceError'
  }
}

const STEP = 2 ** 20
/** A pipe put in a file's place would be waited for without end. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK

/** Copies a sealed file into a data directory's documents, on the disk when this returns, and says what it read. */
export async function copyDocument(from: string, dataDir: string, versionId: string): Promise<FileDigest> {
  const to = documentPath(dataDir, versionId)
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const source = await open(from, WITHOUT_WAITING)
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const digest = await pour(source, (bytes) => writeAll(target, bytes))
      await target.sync()
      return digest
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** Makes the names of copied documents as durable as their content. */
export async function syncCopies(dataDir: string): Promise<void> {
  const documents = join(dataDir, 'documents')
  for (const shard of readdirSync(documents)) await syncDirectory(join(documents, shard))
  await syncDirectory(documents)
}

/** Reads the whole file. Throws as the file system does where there is none. */
export async function digestFile(path: string): Promise<FileDigest> {
  const source = await open(path, WITHOUT_WAITING)
  try {
    return await pour(source, async () => {})
  } finally {
    await source.close()
  }
}

async function pour(source: FileHandle, take: (bytes: Buffer) => Promise<void>): Promise<FileDigest> {
  const { size: expected } = await source.stat()
  const buffer = Buffer.allocUnsafe(Math.min(STEP, expected + 1))
  const hasher = new Bun.CryptoHasher('sha256')
  for (let size = 0; ; ) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, size).catch((cause: unknown) => {
      throw new UnreadableSourceError(cause)
    })
    if (bytesRead === 0) return { size, sha256: hasher.digest('hex') }
    const bytes = buffer.subarray(0, bytesRead)
    hasher.update(bytes)
    await take(bytes)
    size += bytesRead
  }
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await target.write(bytes, done, bytes.length - done)
    if (bytesWritten === 0) throw new Error('Nothing was written.')
    done += bytesWritten
  }
}
