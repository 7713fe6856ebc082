import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { CHUNK_SIZE } from './document-layout.ts'
import { PACKET_LIMITS } from './framing.ts'
import { IntegrityError } from './integrity-error.ts'
import { checkFinalTag, checkFramed, openMessage, readAt, readFramed } from './open-document.ts'
import type { SessionSecret } from './session-key.ts'

/** A sealed document as it should be: octets and SHA-256 (hexadecimal) of the file, and what opens it, if that is known. */
export type SealedMark = {
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly opening: { readonly secret: SessionSecret; readonly byteSize: number } | null
}

/** `missing`, `size` and `changed` are said of the file; `unopenable`: the file it should be, but it does not open. */
export type SealedFault = 'missing' | 'size' | 'changed' | 'unopenable'

/** Reads every octet once, and opens every chunk where it can. A disk that cannot be read is an error. */
export async function checkSealed(
  mark: SealedMark,
  progress: (bytes: number) => void,
): Promise<SealedFault | null> {
  const handle = await open(mark.path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
  if (!handle) return 'missing'
  try {
    const { size } = await handle.stat()
    if (size !== mark.size) return 'size'
    const hasher = new Bun.CryptoHasher('sha256')
    let untold = 0
    const opens = await readThrough(handle, mark, (bytes) => {
      hasher.update(bytes)
      untold += bytes.length
      if (untold < PROGRESS_EVERY) return
      progress(untold)
      untold = 0
    })
    progress(untold)
    if (hasher.digest('hex') !== mark.sha256) return 'changed'
    return opens ? null : 'unopenable'
  } finally {
    await handle.close()
  }
}

/** A sealed chunk with the framing that may fall into it. One file is read at a time. */
const buffer = Buffer.allocUnsafe(CHUNK_SIZE + 64)

const PROGRESS_EVERY = 32 * 2 ** 20

/** False if it does not open; it is read to its end all the same, so that a changed file is called that. */
async function readThrough(
  handle: FileHandle,
  mark: SealedMark,
  see: (bytes: Uint8Array) => void,
): Promise<boolean> {
  const read = mark.opening ? await openThrough(handle, mark.opening, see) : { isWhole: true, seen: 0 }
  await readOn(handle, read.seen, mark.size, see)
  return read.isWhole
}

async function openThrough(
  handle: FileHandle,
  { secret, byteSize }: NonNullable<SealedMark['opening']>,
  see: (bytes: Uint8Array) => void,
): Promise<{ isWhole: boolean; seen: number }> {
  let seen = 0
  try {
    const reading = await openMessage(handle, byteSize, secret, PACKET_LIMITS)
    const { layout } = reading
    await checkFinalTag(reading)
    see(await readAt(handle, 0, layout.headSize))
    seen = layout.headSize
    for (let chunk = 0; chunk < layout.chunks; chunk++) {
      const framed = await readFramed(reading, chunk, buffer)
      see(framed)
      seen += framed.length
      checkFramed(reading, chunk, framed)
    }
    return { isWhole: true, seen }
  } catch (error) {
    if (error instanceof IntegrityError) return { isWhole: false, seen }
    throw error
  }
}

async function readOn(handle: FileHandle, from: number, size: number, see: (bytes: Uint8Array) => void) {
  for (let at = from; at < size; at += buffer.length)
    see(await readAt(handle, at, Math.min(buffer.length, size - at), buffer))
}
