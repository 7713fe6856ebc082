import type { FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { Refusal } from '../installation/refusal.ts'
import { type ArchiveFile, hostile, readExactly } from './archive-file.ts'
import { centralDirectory } from './central-directory.ts'

export type Archive = {
  readonly files: ReadonlyMap<string, ArchiveFile>
  /** Its content, piece by piece; never more than its `size`. Throws `Refusal` when the zip is not as its directory says. */
  read(file: ArchiveFile): AsyncGenerator<Uint8Array, void>
}

const PIECE = 1024 * 1024
const LOCAL_HEADER = 30
/** Deflate makes at most 1032 octets of one (RFC 1951); what says more lies. */
const MOST_RATIO = 1032

/**
 * A zip that somebody gave us, read as it lies and never unpacked. Throws `Refusal` (integrity) for one that would harm
 * whoever unpacks it: ways out of the folder, links, two files of one name, files within files, sizes that cannot be.
 */
export async function openArchive(handle: FileHandle): Promise<Archive> {
  const { size } = await handle.stat()
  const { files, directoryAt } = await centralDirectory(handle, size)
  checkPlaces(files, directoryAt)
  const byName = new Map(files.map((file) => [file.name, file]))
  return { files: byName, read: (file) => readFile(handle, file) }
}

/** No file begins within another: a small zip could otherwise hold one piece a million times. */
function checkPlaces(files: readonly ArchiveFile[], directoryAt: number): void {
  const inOrder = [...files].sort((a, b) => a.headerAt - b.headerAt)
  for (const [i, { name, size, packedSize, method, headerAt }] of inOrder.entries()) {
    const end = headerAt + LOCAL_HEADER + Buffer.byteLength(name) + packedSize
    if (end > (inOrder[i + 1]?.headerAt ?? directoryAt)) throw hostile(`${name} lies within another file`)
    if (method === 'stored' ? size !== packedSize : size > packedSize * MOST_RATIO)
      throw hostile(`${name} cannot have the size it says`)
  }
}

async function* readFile(handle: FileHandle, file: ArchiveFile): AsyncGenerator<Uint8Array, void> {
  const packed = readPacked(handle, file, await dataAt(handle, file))
  let left = file.size
  for await (const piece of file.method === 'stored' ? packed : inflated(packed)) {
    left -= piece.length
    if (left < 0) throw hostile(`${file.name} is larger than it says`)
    yield piece
  }
  if (left > 0) throw hostile(`${file.name} is smaller than it says`)
}

/** The file's own header says its name once more; where the two differ, programs disagree on what is in the zip. */
async function dataAt(handle: FileHandle, { name, headerAt }: ArchiveFile): Promise<number> {
  const head = await readExactly(handle, headerAt, LOCAL_HEADER)
  if (head.readUInt32LE(0) !== 0x04034b50) throw hostile(`${name} has no header`)
  const [nameLength, extraLength] = [head.readUInt16LE(26), head.readUInt16LE(28)]
  const ownName = await readExactly(handle, headerAt + LOCAL_HEADER, nameLength)
  if (ownName.toString() !== name) throw hostile(`${name} has two names`)
  return headerAt + LOCAL_HEADER + nameLength + extraLength
}

async function* readPacked(handle: FileHandle, { packedSize }: ArchiveFile, from: number) {
  for (let at = 0; at < packedSize; at += PIECE)
    yield await readExactly(handle, from + at, Math.min(PIECE, packedSize - at))
}

async function* inflated(packed: AsyncGenerator<Buffer, void>): AsyncGenerator<Uint8Array, void> {
  const inflate = createInflateRaw()
  const feeding = feed(inflate, packed).catch((error: Error) => inflate.destroy(error))
  try {
    for await (const piece of inflate) yield piece
  } catch (cause) {
    throw cause instanceof Refusal ? cause : hostile('a file in it cannot be unpacked')
  } finally {
    inflate.destroy()
    await feeding
  }
}

async function feed(inflate: ReturnType<typeof createInflateRaw>, packed: AsyncIterable<Buffer>) {
  for await (const piece of packed) {
    if (inflate.destroyed) return
    if (!inflate.write(piece)) await new Promise<void>((go) => inflate.once('drain', go).once('close', go))
  }
  inflate.end()
}
