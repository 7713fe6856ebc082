import type { ContributeDocuments } from '../access.ts'
import { timestamp } from '../clock.ts'
import { mayBeCommitted } from '../db.ts'
import type { Deps } from '../deps.ts'
import { insertDocument, updateVersionCount } from '../documents/queries.ts'
import { insertVersion } from '../documents/versions/queries.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { ensureFolderPath } from '../folders/ensure-path.ts'
import { requireOpen } from '../phases.ts'
import { originFrom } from '../rights.ts'
import type { FinishedDocument } from '../vault/incoming-document.ts'
import type { Target } from './arrived.ts'
import { deleteUpload } from './queries.ts'
import { takeInto } from './target.ts'

/** A finished upload; its id becomes the version's. With a `documentId` it is that document's new version. */
export type Received = {
  id: string
  documentId: string | null
  folderId: string | null
  /** Folders below `folderId`, made where they are missing. */
  folderPath: readonly string[]
  fileName: string
  mediaType: string
  byteSize: number
  target?: Target | null
}

/**
 * What is on the disk becomes a document or a new version, in one transaction with its event. The bytes are there first,
 * so a row never points at nothing; when the transaction is known to have failed they are taken away again. Returns the
 * document's id.
 */
export async function receiveDocument(
  deps: Deps,
  access: ContributeDocuments,
  upload: Received,
  sealed: FinishedDocument,
): Promise<string> {
  try {
    const documentId = deps.db.transaction(() => enterDocument(deps, access, upload, sealed)).immediate()
    deps.wake()
    return documentId
  } catch (error) {
    if (!mayBeCommitted(error)) await deps.vault.documents.remove(upload.id)
    throw error
  }
}

function enterDocument(
  deps: Deps,
  access: ContributeDocuments,
  upload: Received,
  { sha256, sealedSize, sessionKey }: FinishedDocument,
): string {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const { id, fileName, mediaType, byteSize } = upload
  requireOpen(deps, matterId)
  const at = timestamp(clock)
  const { documentId, number } = upload.documentId
    ? countVersion(deps, access, upload.documentId)
    : createDocument(deps, access, upload)
  insertVersion(db, {
    id,
    documentId,
    matterId,
    number,
    fileName: vault.matter(matterId).seal('document_versions.file_name', id, fileName),
    mediaType,
    byteSize,
    sealedSize,
    sha256,
    sessionKey,
    uploadedBy: viewer.personId,
    at,
  })
  deleteUpload(db, id)
  appendEvent(deps, viewer, {
    kind: upload.documentId ? 'document.replaced' : 'document.added',
    matterId,
    subjectId: documentId,
    details: { fileName, byteSize, sha256: sha256.toHex(), version: number },
  })
  if (upload.target) takeInto(deps, access, { documentId, mediaType, target: upload.target })
  return documentId
}

function countVersion({ db, clock }: Deps, access: ContributeDocuments, documentId: string) {
  const number = updateVersionCount(db, access, documentId, timestamp(clock))
  if (number === null) throw new NotFound()
  return { documentId, number }
}

function createDocument(deps: Deps, access: ContributeDocuments, { folderId, folderPath }: Received) {
  const { matterId, viewer } = access
  const documentId = Bun.randomUUIDv7()
  insertDocument(deps.db, {
    id: documentId,
    matterId,
    folderId: ensureFolderPath(deps, access, folderId, folderPath),
    origin: originFrom(viewer.kind),
    createdBy: viewer.personId,
    at: timestamp(deps.clock),
  })
  return { documentId, number: 1 }
}
