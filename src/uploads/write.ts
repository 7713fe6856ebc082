import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ContributeDocuments } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { HEAD_SIZE, mediaTypeOf } from '../documents/media-type.ts'
import { requireSession } from '../sessions/session.ts'
import type { FinishedDocument, IncomingDocument } from '../vault/incoming-document.ts'
import type { Desk, OpenUpload, Written } from './desk.ts'
import { deleteUpload, type Upload, updateSessionKey, updateUploadTouched } from './queries.ts'
import { receiveDocument } from './receive.ts'
import { asRefusal, changedOnTheWay, moreThanSaid, wrongOffset } from './refusals.ts'

/** What a request brings: content from `offset` on. `length` is what it says of itself, if it says it. */
export type Delivery = {
  offset: number
  length: number | null
  body: ReadableStream<Uint8Array> | null
  /** Called for every piece, with true: the sender must not be silent for long. With false when it is our turn. */
  listening(isTheirTurn: boolean): void
}

/**
 * Takes what a request brings and returns the offset after it; with the last octet the upload becomes a document.
 * `authorise` opens the proof anew then and for every piece, because a request can last for hours.
 */
export async function writeUpload(
  deps: Deps,
  desk: Desk,
  upload: Upload,
  delivery: Delivery,
  authorise: () => ContributeDocuments,
): Promise<number> {
  try {
    const offset = await desk.write(
      upload,
      () => openIncoming(deps, upload),
      (open) => take(deps, open, upload, delivery, authorise),
    )
    if (offset === null) throw wrongOffset()
    return offset
  } catch (error) {
    throw asRefusal(error)
  }
}

/** How much of an upload has arrived. Ends a request that still writes it: its sender asks because it got lost. */
export async function findOffset(deps: Deps, desk: Desk, upload: Upload): Promise<number> {
  try {
    await desk.interrupt(upload.id)
    return await desk.write(
      upload,
      () => openIncoming(deps, upload),
      async ({ incoming }) => ({ result: incoming.offset, stillOpen: true }),
    )
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Takes an upload back, with everything that has arrived of it. */
export async function cancelUpload({ db, vault }: Deps, desk: Desk, { id }: Upload): Promise<void> {
  await desk.interrupt(id)
  const incoming = desk.release(id)
  await (incoming ? incoming.abort() : vault.documents.discard(id))
  deleteUpload(db, id)
}

async function openIncoming({ db, vault }: Deps, upload: Upload): Promise<IncomingDocument> {
  const { id: versionId, matterId, byteSize, sessionKey } = upload
  const incoming = await vault.documents.resume({ matterId, versionId, byteSize, sessionKey })
  // A new key must be in the row before a chunk is sealed with it, or a crash would leave what nobody can open.
  if (incoming.sessionKey !== sessionKey) updateSessionKey(db, versionId, incoming.sessionKey)
  return incoming
}

/** Null for an offset other than the one the upload is at. */
async function take(
  deps: Deps,
  open: OpenUpload,
  upload: Upload,
  delivery: Delivery,
  authorise: () => ContributeDocuments,
): Promise<Written<number | null>> {
  const { incoming } = open
  const { byteSize, id } = upload
  if (delivery.offset !== incoming.offset) return { result: null, stillOpen: true }
  const announced = incoming.offset + (delivery.length ?? 0)
  const onPiece = () => {
    requireSession(deps, authorise().viewer)
    if (incoming.offset === 0) updateUploadTouched(deps.db, id, timestamp(deps.clock))
  }
  if (announced > byteSize || !(await pour(open, byteSize, delivery, onPiece))) {
    await incoming.abort()
    deleteUpload(deps.db, id)
    throw moreThanSaid()
  }
  if (incoming.offset === byteSize) {
    await finish(deps, open, upload, authorise)
    return { result: byteSize, stillOpen: false }
  }
  updateUploadTouched(deps.db, id, timestamp(deps.clock))
  return { result: incoming.offset, stillOpen: true }
}

/** In octets, about a millisecond's work: then those who wait for a page have their turn. */
const TURN_SIZE = 512 * 1024

/** Writes until the body ends, breaks off or is interrupted. False if more came than was announced. */
async function pour(
  open: OpenUpload,
  byteSize: number,
  { body, listening }: Delivery,
  onPiece: () => void,
): Promise<boolean> {
  if (!body) return true
  listening(true)
  let sinceTurn = 0
  for await (const bytes of piecesOf(body, open.interrupted)) {
    listening(true)
    if (open.incoming.offset + bytes.length > byteSize) return false
    onPiece()
    noteHead(open, bytes)
    await open.incoming.write(bytes)
    sinceTurn += bytes.length
    if (sinceTurn >= TURN_SIZE) {
      await nextTurn()
      sinceTurn = 0
    }
  }
  listening(false)
  return true
}

/**
 * What arrives, to the end. A connection that breaks is an end too: what has arrived stays, and its sender asks where to
 * go on. The interruption does not wait for the stream, which may never say another word.
 */
async function* piecesOf(body: ReadableStream<Uint8Array>, interrupted: AbortSignal) {
  const reader = body.getReader()
  let giveUp = () => {}
  const stop = () => giveUp()
  interrupted.addEventListener('abort', stop)
  try {
    for (;;) {
      const { value } = await new Promise<{ value?: Uint8Array | undefined }>((resolve) => {
        giveUp = () => resolve({})
        if (interrupted.aborted) giveUp()
        else reader.read().then(resolve, giveUp)
      })
      if (!value) return
      yield value
      giveBack(value)
    }
  } finally {
    interrupted.removeEventListener('abort', stop)
    reader.cancel().catch(() => {})
  }
}

/** Its memory would otherwise wait for the collector, which a fast sender outruns by a hundred megabytes. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

function noteHead(open: OpenUpload, bytes: Uint8Array): void {
  if (open.head && open.head.length < HEAD_SIZE)
    open.head = Buffer.concat([open.head, bytes.subarray(0, HEAD_SIZE - open.head.length)])
}

async function finish(
  deps: Deps,
  { incoming, head }: OpenUpload,
  upload: Upload,
  authorise: () => ContributeDocuments,
): Promise<void> {
  const access = authorise()
  const sealed = await incoming.finish()
  const { declaredSha256 } = upload
  if (declaredSha256 && Buffer.compare(declaredSha256, sealed.sha256) !== 0) {
    await deps.vault.documents.remove(upload.id)
    deleteUpload(deps.db, upload.id)
    throw changedOnTheWay()
  }
  const first = head ?? (await readHead(deps, upload, sealed))
  const mediaType = mediaTypeOf(first, upload.fileName)
  await receiveDocument(deps, access, { ...upload, mediaType }, sealed)
}

/** The first octets of an upload that went on after a restart. */
async function readHead(
  { vault }: Deps,
  { id, matterId, byteSize }: Upload,
  { sealedSize, sessionKey }: FinishedDocument,
): Promise<Uint8Array> {
  const document = await vault.documents.open({ versionId: id, matterId, byteSize, sealedSize, sessionKey })
  try {
    return await document.read(0, Math.min(HEAD_SIZE, byteSize))
  } finally {
    await document.close()
  }
}
