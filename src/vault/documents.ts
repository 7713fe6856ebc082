import { mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  documentPath,
  incomingPath,
  listFiles,
  publish,
  removeDocument,
  removeIncoming,
} from './document-files.ts'
import { PACKET_LIMITS, type PacketLimits } from './framing.ts'
import {
  acceptBytes,
  acceptedOctets,
  type FinishedDocument,
  type IncomingDocument,
  type Progress,
  sealEnd,
  settled,
  type Upload,
} from './incoming-document.ts'
import { type OpenDocument, openDocumentFile } from './open-document.ts'
import { createIncoming, resumeUpload, type UploadPlace } from './resume-upload.ts'
import type { TextKey } from './sealed.ts'
import { openSession, type SealedSessionKey, type SessionSecret, sealSession } from './session-key.ts'
import { verifyInWorker } from './verify.ts'

/** Identifies an upload or a document. Ids are UUIDs; `byteSize`: octets of the content. */
export type DocumentVersion = {
  readonly matterId: string
  readonly versionId: string
  readonly byteSize: number
}
export type StoredDocument = DocumentVersion & {
  /** Octets of the file. */
  readonly sealedSize: number
  readonly sessionKey: SealedSessionKey
}

/** The upload already has a writer. */
export class UploadBusy extends Error {}

export type DocumentStore = {
  /** Makes room for an upload. Its row, with the session key, is written after this and before `resume`. */
  begin(version: DocumentVersion): Promise<{ sessionKey: SealedSessionKey }>
  /**
   * Goes on with an upload; from the start if nothing of it is left. `sessionKey` of what is returned may be new and
   * must be stored before the first `write`. Throws `UploadBusy` while another writer has it.
   */
  resume(version: DocumentVersion & { sessionKey: SealedSessionKey }): Promise<IncomingDocument>
  /** Deletes an upload that nobody is writing. */
  discard(versionId: string): Promise<void>
  /** Throws `IntegrityError` for a document that is not there, cut, lengthened, changed in its head, or another one. */
  open(document: StoredDocument): Promise<OpenDocument>
  /** Reads all of it from the disk, in a worker. False if any octet or the SHA-256 is not as it should be. */
  verify(document: StoredDocument & { sha256: Uint8Array }): Promise<boolean>
  remove(versionId: string): Promise<void>
  /** Deletes files that no row knows of, as a crash leaves them. Before the server accepts requests only. */
  sweep(known: Known, incomingKnown: Known): Promise<{ documents: number; incoming: number }>
}

type Known = (versionId: string) => boolean

/** What the store needs of the keyring. */
export type MatterKeys = {
  textKey(matterId: string): TextKey
  encryptSessionKey(matterId: string, sessionKey: Uint8Array): Promise<Uint8Array>
}

type Store = {
  readonly dataDir: string
  readonly keys: MatterKeys
  readonly limits: PacketLimits
  readonly writers: Set<string>
  /** So that a PATCH does not read the whole upload again; lost at a restart. */
  readonly suspended: Map<string, Progress>
}

const SUSPENDED_KEPT = 1000

/** `limits` differ from RFC 9580's only in tests, which cannot write 4 GiB each time. */
export function openDocumentStore(dataDir: string, keys: MatterKeys, limits = PACKET_LIMITS): DocumentStore {
  for (const name of ['documents', 'incoming'])
    mkdirSync(join(dataDir, name), { recursive: true, mode: 0o700 })
  const store: Store = { dataDir, keys, limits, writers: new Set(), suspended: new Map() }
  return {
    begin: async (version) => {
      const secret = await createIncoming(uploadPlace(store, version))
      return { sessionKey: sealSession(keys.textKey(version.matterId), version.versionId, secret) }
    },
    resume: (version) => resume(store, version),
    discard: (versionId) => discard(store, versionId),
    open: async (document) => openDocumentFile(fileOf(store, document), secretOf(store, document), limits),
    verify: async (document) =>
      verifyInWorker({
        file: fileOf(store, document),
        secret: secretOf(store, document),
        limits,
        sha256: document.sha256,
      }),
    remove: (versionId) => removeDocument(dataDir, versionId),
    sweep: (known, incomingKnown) => sweep(store, known, incomingKnown),
  }
}

async function resume(store: Store, version: DocumentVersion & { sessionKey: SealedSessionKey }) {
  const { matterId, versionId } = version
  if (store.writers.has(versionId)) throw new UploadBusy()
  store.writers.add(versionId)
  try {
    const oldSecret = secretOf(store, version)
    const remembered = store.suspended.get(versionId)
    store.suspended.delete(versionId)
    const { upload, secret } = await resumeUpload(uploadPlace(store, version), oldSecret, remembered)
    const isSame = secret === oldSecret
    const sessionKey = isSame
      ? version.sessionKey
      : sealSession(store.keys.textKey(matterId), versionId, secret)
    return incomingDocument(store, versionId, upload, sessionKey)
  } catch (error) {
    store.writers.delete(versionId)
    throw error
  }
}

function incomingDocument(
  store: Store,
  versionId: string,
  upload: Upload,
  sessionKey: SealedSessionKey,
): IncomingDocument {
  let isOpen = true
  const release = async () => {
    isOpen = false
    await upload.writing
    await upload.flushing
    await upload.handle.close()
    store.writers.delete(versionId)
  }
  let turn: Promise<unknown> = Promise.resolve()
  // one after the other, so that an interruption during a write waits for it
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }
  const attempt = <T>(work: () => Promise<T>) =>
    inTurn(async () => {
      if (!isOpen) throw new Error('This upload is no longer open.')
      return work().catch((error) => release().then(() => Promise.reject(error)))
    })
  return {
    sessionKey,
    get offset() {
      return acceptedOctets(upload)
    },
    write: (bytes) => attempt(() => acceptBytes(upload, bytes)),
    finish: () =>
      attempt(() => finish(store, versionId, upload, release).then((done) => ({ ...done, sessionKey }))),
    suspend: () => attempt(() => suspend(store, versionId, upload, release)),
    abort: () =>
      inTurn(async () => {
        if (isOpen) await release()
        await discard(store, versionId)
      }),
  }
}

async function finish(
  store: Store,
  versionId: string,
  upload: Upload,
  release: () => Promise<void>,
): Promise<Omit<FinishedDocument, 'sessionKey'>> {
  const sha256 = await sealEnd(upload)
  await publish(store.dataDir, versionId)
  await release()
  return { sha256, sealedSize: upload.layout.fileSize }
}

async function suspend(
  store: Store,
  versionId: string,
  upload: Upload,
  release: () => Promise<void>,
): Promise<number> {
  await settled(upload)
  await upload.handle.datasync()
  await rename(
    incomingPath(store.dataDir, versionId, 'writing'),
    incomingPath(store.dataDir, versionId, 'resting'),
  )
  store.suspended.set(versionId, upload.progress)
  const [oldest] = store.suspended.keys()
  if (store.suspended.size > SUSPENDED_KEPT && oldest) store.suspended.delete(oldest)
  await release()
  return upload.progress.offset
}

async function discard(store: Store, versionId: string): Promise<void> {
  if (store.writers.has(versionId)) throw new UploadBusy()
  store.suspended.delete(versionId)
  await removeIncoming(store.dataDir, versionId)
}

async function sweep(store: Store, known: Known, incomingKnown: Known) {
  const found = await listFiles(store.dataDir)
  const documents = found.documents.filter((versionId) => !known(versionId))
  const incoming = found.incoming.filter((versionId) => !incomingKnown(versionId))
  for (const versionId of documents) await removeDocument(store.dataDir, versionId)
  for (const versionId of incoming) await discard(store, versionId)
  return { documents: documents.length, incoming: incoming.length }
}

function uploadPlace(
  { dataDir, keys, limits }: Store,
  { matterId, versionId, byteSize }: DocumentVersion,
): UploadPlace {
  const encryptSessionKey = (sessionKey: Uint8Array) => keys.encryptSessionKey(matterId, sessionKey)
  return { dataDir, versionId, byteSize, limits, encryptSessionKey }
}

function fileOf({ dataDir }: Store, { versionId, byteSize, sealedSize }: StoredDocument) {
  return { path: documentPath(dataDir, versionId), byteSize, sealedSize }
}

function secretOf(store: Store, document: DocumentVersion & { sessionKey: SealedSessionKey }): SessionSecret {
  return openSession(store.keys.textKey(document.matterId), document.versionId, document.sessionKey)
}
