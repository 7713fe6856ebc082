import { mkdirSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentStore, MatterKeys } from '../../src/vault/documents.ts'
import type { OpenDocument } from '../../src/vault/open-document.ts'

/** As the real store's: the upload already has a writer. */
export class UploadBusy extends Error {}

/**
 * The document store with everything but the sealing: same files, same hash, same fsyncs. `comparison.ts` builds a second
 * executable with this file in the place of src/vault/documents.ts, so that one difference is measured and no other.
 */
export function openDocumentStore(dataDir: string, keys: MatterKeys): DocumentStore {
  for (const name of ['documents', 'incoming'])
    mkdirSync(join(dataDir, name), { recursive: true, mode: 0o700 })
  const path = (id: string) => join(dataDir, 'documents', id)
  return {
    begin: async ({ matterId, versionId }) => {
      const handle = await open(path(versionId), 'wx+', 0o600)
      await handle.close()
      return { sessionKey: keys.textKey(matterId).seal('document_versions.session_key', versionId, 'none') }
    },
    resume: async (version) => incoming(await open(path(version.versionId), 'r+'), version.sessionKey),
    discard: (versionId) => rm(path(versionId), { force: true }),
    open: async ({ versionId, byteSize }) => plainDocument(await open(path(versionId), 'r'), byteSize),
    verify: async () => true,
    remove: (versionId) => rm(path(versionId), { force: true }),
    sweep: async () => ({ documents: 0, incoming: 0 }),
  }
}

type Incoming = Awaited<ReturnType<DocumentStore['resume']>>

/** As the real store writes: one piece on its way while the next one fills, and a flush each 16 MiB. */
function writer(handle: FileHandle) {
  let writing: Promise<unknown> = Promise.resolve()
  let flushing: Promise<void> | undefined
  let pieces = 0
  const flush = () =>
    handle.datasync().finally(() => {
      flushing = undefined
    })
  return {
    put: async (bytes: Uint8Array, at: number) => {
      await writing
      writing = handle.write(bytes, 0, bytes.length, at)
      pieces += 1
      if (pieces % 16 === 0) flushing ??= writing.then(flush)
    },
    settle: async () => {
      await writing
      await flushing
      await handle.sync()
      await handle.close()
    },
  }
}

function incoming(handle: FileHandle, sessionKey: Incoming['sessionKey']): Incoming {
  const hasher = new Bun.CryptoHasher('sha256')
  const rooms = [Buffer.allocUnsafe(2 ** 20), Buffer.allocUnsafe(2 ** 20)] as const
  const { put, settle } = writer(handle)
  let [room, offset, filled]: [Buffer, number, number] = [rooms[0], 0, 0]
  const putRoom = async () => {
    const full = room.subarray(0, filled)
    hasher.update(full)
    room = room === rooms[0] ? rooms[1] : rooms[0]
    filled = 0
    await put(full, offset - full.length)
  }
  return {
    sessionKey,
    get offset() {
      return offset
    },
    write: async (bytes) => {
      for (let taken = 0; taken < bytes.length; ) {
        const part = bytes.subarray(taken, taken + room.length - filled)
        room.set(part, filled)
        filled += part.length
        offset += part.length
        taken += part.length
        if (filled === room.length) await putRoom()
      }
    },
    finish: async () => {
      await putRoom()
      await settle()
      return { sha256: hasher.digest(), sealedSize: offset, sessionKey }
    },
    suspend: async () => {
      await putRoom()
      await settle()
      return offset
    },
    abort: () => handle.close(),
  }
}

function plainDocument(handle: FileHandle, byteSize: number): OpenDocument {
  const read = async (start: number, end: number) => {
    const buffer = Buffer.allocUnsafe(end - start)
    await handle.read(buffer, 0, buffer.length, start)
    return buffer
  }
  return {
    byteSize,
    read,
    close: () => handle.close(),
    stream: ({ start, end } = { start: 0, end: byteSize }) => {
      let at = start
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const to = Math.min(end, at + 2 ** 20)
            controller.enqueue(await read(at, to))
            at = to
            if (at < end) return
            await handle.close()
            controller.close()
          },
          cancel: () => handle.close(),
        },
        { highWaterMark: 0 },
      )
    },
  }
}
