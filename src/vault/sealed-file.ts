import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import {
  chunkPlan,
  contentOf,
  type DocumentLayout,
  documentLayout,
  framedChunk,
  headOf,
  SALT_SIZE,
  SEIPD_INFO,
  saltOf,
} from './document-layout.ts'
import type { FirmKey } from './firm-key.ts'
import { PACKET_LIMITS, type PacketLimits } from './framing.ts'
import { IntegrityError } from './integrity-error.ts'
import { finalTag, type MessageKey, messageKey, sealChunk } from './message-key.ts'
import { areEqual } from './octets.ts'
import { checkFinalTag, type Reading, readAt, readChunk } from './open-document.ts'
import type { SessionKey } from './openpgp-profile.ts'
import { newSessionKey } from './session-key.ts'

/** What a file is sealed with: its session key, and the PKESK packets that give it to those who may open it. */
export type FileSecret = { readonly sessionKey: SessionKey; readonly pkesks: Uint8Array }

/** `size` in octets and `sha256` in hexadecimal, of the sealed file. */
export type SealedFile = { readonly size: number; readonly sha256: string }

/** For the recovery key and the firm's key. */
export async function newFileSecret(firmKey: Pick<FirmKey, 'encryptSessionKey'>): Promise<FileSecret> {
  const sessionKey = newSessionKey()
  return { sessionKey, pkesks: await firmKey.encryptSessionKey(sessionKey) }
}

/**
 * Seals a file of any size: `PKESKs | SEIPD version 2 (literal data)`, as a document is, in a new file `to` that is on the
 * disk when this returns. A secret seals one file and never a second. On an error nothing is left at `to`.
 */
export async function sealFile(
  from: string,
  to: string,
  { sessionKey, pkesks }: FileSecret,
  limits = PACKET_LIMITS,
): Promise<SealedFile> {
  const source = await open(from, 'r')
  try {
    const { size } = await source.stat()
    const layout = documentLayout(size, pkesks.length, limits)
    const salt = randomBytes(SALT_SIZE)
    const key = messageKey(sessionKey, salt, SEIPD_INFO)
    return await writeNew(to, async (write) => {
      await write(headOf(layout, pkesks, salt))
      for (let chunk = 0; chunk < layout.chunks; chunk++) {
        const sealed = sealChunk(key, chunk, await plainChunk(source, layout, chunk))
        for (const piece of framedChunk(layout, chunk, sealed)) await write(piece)
      }
      for (const piece of framedChunk(layout, layout.chunks, finalTagOf(key, layout))) await write(piece)
    })
  } finally {
    await source.close()
  }
}

/**
 * Opens what `sealFile` made into a new file `to`; `decrypt` gives the session key in one of the PKESKs. Throws
 * `IntegrityError` for a file that is cut, lengthened or changed, and leaves nothing at `to` on any error.
 */
export async function openFile(
  from: string,
  to: string,
  decrypt: (pkesks: Uint8Array) => Promise<SessionKey>,
  limits = PACKET_LIMITS,
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const reading = await openHead(source, decrypt, limits)
    await checkFinalTag(reading)
    const whole = { start: 0, end: reading.layout.byteSize }
    await writeNew(to, async (write) => {
      for (let chunk = 0; chunk < reading.layout.chunks; chunk++) {
        const plain = await readChunk(reading, chunk)
        for (const bytes of contentOf(chunkPlan(reading.layout, chunk), plain, whole)) await write(bytes)
      }
    })
  } finally {
    await source.close()
  }
}

/** Opens every octet of what `sealFile` made, and keeps none. Throws `IntegrityError` as `openFile` does. */
export async function checkFile(
  from: string,
  decrypt: (pkesks: Uint8Array) => Promise<SessionKey>,
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const reading = await openHead(source, decrypt, PACKET_LIMITS)
    await checkFinalTag(reading)
    for (let chunk = 0; chunk < reading.layout.chunks; chunk++) await readChunk(reading, chunk)
  } finally {
    await source.close()
  }
}

type Write = (bytes: Uint8Array) => Promise<void>

async function writeNew(path: string, fill: (write: Write) => Promise<void>): Promise<SealedFile> {
  const file = await open(path, 'wx', 0o600)
  try {
    const hasher = new Bun.CryptoHasher('sha256')
    let size = 0
    await fill(async (bytes) => {
      hasher.update(bytes)
      await writeAll(file, bytes)
      size += bytes.length
    })
    await file.sync()
    await file.close()
    return { size, sha256: hasher.digest('hex') }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done)
    if (bytesWritten === 0) throw new Error('Nothing was written.')
    done += bytesWritten
  }
}

async function plainChunk(source: FileHandle, layout: DocumentLayout, chunk: number): Promise<Uint8Array> {
  const { size, pieces } = chunkPlan(layout, chunk)
  const plain = Buffer.allocUnsafe(size)
  for (const piece of pieces) {
    if (piece.fixed) plain.set(piece.fixed, piece.at)
    else plain.set(await readAt(source, piece.from, piece.to - piece.from), piece.at)
  }
  return plain
}

function finalTagOf(key: MessageKey, layout: DocumentLayout): Buffer {
  return finalTag(key, layout.chunks, layout.literal.size)
}

/** More than any two keys of the profile need; a longer head is not ours. */
const LONGEST_HEAD = 4096

async function openHead(
  handle: FileHandle,
  decrypt: (pkesks: Uint8Array) => Promise<SessionKey>,
  limits: PacketLimits,
): Promise<Reading> {
  const { size } = await handle.stat()
  const start = await readAt(handle, 0, Math.min(size, LONGEST_HEAD))
  const pkeskSize = pkeskSizeOf(start)
  const layout = documentLayout(contentSize(size, pkeskSize, limits), pkeskSize, limits)
  if (layout.fileSize !== size) throw new IntegrityError()
  const [pkesks, head] = [start.subarray(0, pkeskSize), start.subarray(0, layout.headSize)]
  if (!areEqual(headOf(layout, pkesks, saltOf(head)), head)) throw new IntegrityError()
  return { handle, layout, key: messageKey(await decrypt(pkesks), saltOf(head), SEIPD_INFO) }
}

/** Octets of the PKESK packets (tag 1, new format, length of one or two octets) that a message begins with. */
function pkeskSizeOf(start: Uint8Array): number {
  let at = 0
  while (start[at] === 0xc1) {
    const [, first = 255, second = 0] = start.subarray(at, at + 3)
    if (first >= 224) throw new IntegrityError()
    at += first < 192 ? 2 + first : 3 + (first - 192) * 256 + second + 192
  }
  if (at === 0 || at >= start.length) throw new IntegrityError()
  return at
}

/** The content whose sealed file has `fileSize` octets: a file grows with its content, so it is found by halving. */
function contentSize(fileSize: number, pkeskSize: number, limits: PacketLimits): number {
  let [low, high] = [0, fileSize]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (documentLayout(middle, pkeskSize, limits).fileSize < fileSize) low = middle + 1
    else high = middle
  }
  return low
}
