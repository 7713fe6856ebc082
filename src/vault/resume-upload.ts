import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { incomingPath } from './document-files.ts'
import {
  chunkPlace,
  chunkPlan,
  contentBefore,
  contentOf,
  documentLayout,
  headOf,
  SALT_SIZE,
  SEIPD_INFO,
  wholeChunks,
} from './document-layout.ts'
import { syncDirectory } from './durable.ts'
import type { PacketLimits } from './framing.ts'
import { type Progress, startUpload, type Upload, writeAt, writeChunk } from './incoming-document.ts'
import { IntegrityError } from './integrity-error.ts'
import { messageKey, sealChunk } from './message-key.ts'
import { openMessage, readChunk } from './open-document.ts'
import { newSessionKey, type SessionSecret, sessionSecret } from './session-key.ts'

/** `encryptSessionKey` makes the PKESK to the matter's key. */
export type UploadPlace = {
  readonly dataDir: string
  readonly versionId: string
  readonly byteSize: number
  readonly limits: PacketLimits
  encryptSessionKey(sessionKey: Uint8Array): Promise<Uint8Array>
}

type Reading = Awaited<ReturnType<typeof openMessage>>
type Started = { upload: Upload; secret: SessionSecret }

/** A message with its head and no chunk yet, under a new session key. */
export async function createIncoming(place: UploadPlace): Promise<SessionSecret> {
  const { secret, handle } = await createMessage(
    place,
    incomingPath(place.dataDir, place.versionId, 'resting'),
  )
  await handle.close()
  return secret
}

/**
 * Opens an unfinished upload to go on. While a writer has the file it is named `.writing`; one that is found so was not
 * left in order, and chunks may have reached the disk, whole or torn, that its length does not tell of. No chunk number
 * may be used again under that session key, so what is good is sealed again under a new one.
 */
export async function resumeUpload(
  place: UploadPlace,
  secret: SessionSecret,
  remembered: Progress | undefined,
): Promise<Started> {
  const [resting, writing] = [pathOf(place, 'resting'), pathOf(place, 'writing')]
  if (existsSync(writing)) return resealUpload(place, writing, secret)
  if (!existsSync(resting)) return restartUpload(place)
  await rename(resting, writing)
  await syncDirectory(dirname(writing))
  const reading = await openWhole(writing, place, secret)
  if (!reading) return resealUpload(place, writing, secret)
  const progress = remembered ?? (await closingOnFailure(reading.handle, () => readProgress(reading)))
  if (progress.chunk === reading.chunks) return { upload: startUpload({ ...reading, progress }), secret }
  await reading.handle.close()
  return resealUpload(place, writing, secret)
}

/** Undefined if the head is not the one the secret belongs to, or if the file does not end with a whole chunk. */
async function openWhole(path: string, place: UploadPlace, secret: SessionSecret) {
  const handle = await open(path, 'r+')
  const whole = await closingOnFailure(handle, async () => {
    const reading = await openMessage(handle, place.byteSize, secret, place.limits).catch(onlyIntegrity)
    const chunks = reading ? await chunksOf(reading) : 0
    return reading && (await isWhole(reading, chunks)) ? { ...reading, chunks } : undefined
  })
  if (!whole) await handle.close()
  return whole
}

async function chunksOf({ handle, layout }: Reading): Promise<number> {
  return wholeChunks(layout, (await handle.stat()).size)
}

async function isWhole({ handle, layout }: Reading, chunks: number): Promise<boolean> {
  return (await handle.stat()).size === chunkPlace(layout, chunks).from
}

/** After a restart the hash is taken again from the sealed chunks, each verified; it stops before the first bad one. */
async function readProgress(reading: Reading & { chunks: number }): Promise<Progress> {
  const hasher = new Bun.CryptoHasher('sha256')
  const chunk = await eachGoodChunk(reading, reading.chunks, async () => {}, hasher)
  return { chunk, offset: contentBefore(reading.layout, chunk), hasher }
}

async function resealUpload(place: UploadPlace, path: string, oldSecret: SessionSecret): Promise<Started> {
  const old = await open(path, 'r')
  try {
    const reading = await openMessage(old, place.byteSize, oldSecret, place.limits).catch(onlyIntegrity)
    return await restartUpload(place, reading && { ...reading, chunks: await chunksOf(reading) })
  } finally {
    await old.close()
  }
}

/** A new message under a new session key, with the good chunks of `old` in it. */
async function restartUpload(place: UploadPlace, old?: Reading & { chunks: number }): Promise<Started> {
  const path = pathOf(place, 'resealing')
  await rm(path, { force: true })
  const message = await createMessage(place, path)
  const progress = await closingOnFailure(message.handle, async () => {
    const copied = await copyChunks(message, old)
    await rename(path, pathOf(place, 'writing'))
    await syncDirectory(dirname(path))
    return copied
  })
  return { upload: startUpload({ ...message, progress }), secret: message.secret }
}

async function copyChunks(message: Reading, old?: Reading & { chunks: number }): Promise<Progress> {
  const { handle, layout, key } = message
  const hasher = new Bun.CryptoHasher('sha256')
  const copy = (index: number, plain: Buffer) =>
    writeChunk({ handle, layout }, index, sealChunk(key, index, plain))
  // the last chunk is sealed by `finish` only, together with the final tag
  const chunk = old ? await eachGoodChunk(old, Math.min(old.chunks, layout.chunks - 1), copy, hasher) : 0
  await handle.sync()
  return { chunk, offset: contentBefore(layout, chunk), hasher }
}

/** A file that is left open is closed by the garbage collector with an error that nobody can catch. */
async function closingOnFailure<T>(handle: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function eachGoodChunk(
  reading: Reading,
  chunks: number,
  use: (index: number, plain: Buffer) => Promise<void>,
  hasher: Bun.CryptoHasher,
): Promise<number> {
  const everything = { start: 0, end: reading.layout.byteSize }
  for (let index = 0; index < chunks; index++) {
    const plain = await readChunk(reading, index).catch(onlyIntegrity)
    if (!plain) return index
    for (const content of contentOf(chunkPlan(reading.layout, index), plain, everything))
      hasher.update(content)
    await use(index, plain)
  }
  return chunks
}

function onlyIntegrity(error: unknown): undefined {
  if (!(error instanceof IntegrityError)) throw error
}

async function createMessage(place: UploadPlace, path: string) {
  const sessionKey = newSessionKey()
  const salt = randomBytes(SALT_SIZE)
  const pkesk = await place.encryptSessionKey(sessionKey)
  const layout = documentLayout(place.byteSize, pkesk.length, place.limits)
  const head = headOf(layout, pkesk, salt)
  const handle: FileHandle = await open(path, 'wx+', 0o600)
  await closingOnFailure(handle, () => writeAt(handle, head, 0))
  return {
    handle,
    layout,
    key: messageKey(sessionKey, salt, SEIPD_INFO),
    secret: sessionSecret(sessionKey, head),
  }
}

function pathOf(place: UploadPlace, state: 'resting' | 'writing' | 'resealing'): string {
  return incomingPath(place.dataDir, place.versionId, state)
}
