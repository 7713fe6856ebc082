import { timestamp } from '../../clock.ts'
import { mayBeCommitted } from '../../db.ts'
import type { Deps } from '../../deps.ts'
import { cleanFileName } from '../../documents/file-name.ts'
import { insertDocument } from '../../documents/queries.ts'
import { insertVersion } from '../../documents/versions/queries.ts'
import { appendEvent } from '../../events/append.ts'
import { getPerson } from '../../people/queries.ts'
import { findPhase, requireOpen } from '../../phases.ts'
import { requireDiskSpace } from '../../uploads/disk-space.ts'
import { deleteUpload, insertUpload } from '../../uploads/queries.ts'
import type { FinishedDocument } from '../../vault/incoming-document.ts'
import { findItemTitle } from './item/queries.ts'
import { pdfOf, UnfitPageError } from './pdf.ts'
import {
  insertItemDocument,
  listAttempts,
  listPageFiles,
  listUnfinishedSets,
  type PageFile,
  type PageSet,
  updateSetFinished,
} from './queries.ts'
import { PAGE_TYPES } from './take.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'log' | 'wake'>

/** In octets. More is no photograph of a page, and would be in memory whole. */
const LARGEST_PAGE = 40 * 2 ** 20

/**
 * Makes one PDF of every set of pages that somebody said was complete. Killed at any moment it begins that set anew: the
 * photographs are documents already, and stay so.
 */
export async function assemblePages(deps: Needs, stopping: () => boolean): Promise<void> {
  const failures: unknown[] = []
  for (const set of listUnfinishedSets(deps.db)) {
    if (stopping()) return
    if (findPhase(deps, set.matterId) !== 'open') continue
    await assemble(deps, set).catch((error: unknown) => {
      if (error instanceof UnfitPageError) keepAsTheyAre(deps, set)
      else failures.push(error) // a damaged photograph of one client keeps nobody else waiting
    })
  }
  if (failures.length > 0) throw failures[0]
}

async function assemble(deps: Needs, set: PageSet): Promise<void> {
  const { db, vault } = deps
  for (const id of listAttempts(db, set)) {
    await vault.documents.discard(id)
    deleteUpload(db, id)
  }
  const files = listPageFiles(db, set.id)
  if (files.some(({ byteSize, mediaType }) => byteSize > LARGEST_PAGE || !PAGE_TYPES.includes(mediaType)))
    throw new UnfitPageError()
  const title = findItemTitle(db, vault, set, getPerson(db, vault, set.personId).language)
  const make = () => pdfOf(photographsOf(deps, set, files), title)
  // A sealed document begins with its size, so it is made twice: once to be measured.
  let byteSize = 0
  for await (const piece of make()) byteSize += piece.length
  await requireDiskSpace(deps, byteSize)
  const fileName = cleanFileName(`${title}.pdf`)
  const id = Bun.randomUUIDv7()
  const sealed = await sealPieces(deps, set, { id, byteSize, fileName }, make())
  await enter(deps, set, { id, byteSize, fileName }, sealed)
}

async function* photographsOf({ vault }: Needs, { matterId }: PageSet, files: readonly PageFile[]) {
  for (const { versionId, byteSize, sealedSize, sessionKey } of files) {
    const open = await vault.documents.open({ matterId, versionId, byteSize, sealedSize, sessionKey })
    try {
      yield await open.read(0, byteSize)
    } finally {
      await open.close()
    }
  }
}

type Made = { id: string; byteSize: number; fileName: string }

/** Its row among the uploads keeps its place for as long as it is written: in the quota, and for whoever changes keys. */
async function sealPieces(
  { db, vault, clock }: Needs,
  { id: setId, matterId, personId }: PageSet,
  { id, byteSize, fileName }: Made,
  pieces: AsyncIterable<Uint8Array>,
): Promise<FinishedDocument> {
  const place = { matterId, versionId: id, byteSize }
  const { sessionKey } = await vault.documents.begin(place)
  insertUpload(db, {
    ...{ id, matterId, personId, folderId: null, folderPath: null, documentId: null, byteSize, sessionKey },
    ...{ declaredSha256: null, at: timestamp(clock) },
    fileName: vault.matter(matterId).seal('uploads.file_name', id, fileName),
    target: { kind: 'pages', id: setId, position: null },
  })
  const incoming = await vault.documents.resume({ ...place, sessionKey })
  try {
    for await (const piece of pieces) await incoming.write(piece)
    return await incoming.finish()
  } catch (error) {
    await incoming.abort()
    deleteUpload(db, id)
    throw error
  }
}

async function enter(deps: Needs, set: PageSet, made: Made, sealed: FinishedDocument): Promise<void> {
  try {
    deps.db.transaction(() => enterDocument(deps, set, made, sealed)).immediate()
    deps.wake()
  } catch (error) {
    if (!mayBeCommitted(error)) await deps.vault.documents.remove(made.id)
    throw error
  }
}

function enterDocument(deps: Needs, set: PageSet, made: Made, sealed: FinishedDocument): void {
  const { db, vault, clock } = deps
  const { matterId, itemId, personId } = set
  const { id, byteSize, fileName } = made
  const at = timestamp(clock)
  const documentId = Bun.randomUUIDv7()
  requireOpen(deps, matterId)
  insertDocument(db, { id: documentId, matterId, folderId: null, origin: 'client', createdBy: personId, at })
  insertVersion(db, {
    ...{
      id,
      documentId,
      matterId,
      number: 1,
      mediaType: 'application/pdf',
      byteSize,
      uploadedBy: personId,
      at,
    },
    ...sealed,
    fileName: vault.matter(matterId).seal('document_versions.file_name', id, fileName),
  })
  deleteUpload(db, id)
  insertItemDocument(db, { documentId, matterId, itemId, personId, at })
  updateSetFinished(db, { id: set.id, documentId, failed: null })
  const details = { fileName, byteSize, sha256: sealed.sha256.toHex(), version: 1 }
  const actor = { personId, passkeyId: null, from: null }
  appendEvent(deps, actor, { kind: 'document.added', matterId, subjectId: documentId, details })
}

/** Nothing is lost with a photograph that is none: the item has all of them, each by itself. */
function keepAsTheyAre({ db, clock, log }: Needs, set: PageSet): void {
  const { id, matterId, itemId, personId } = set
  const at = timestamp(clock)
  db.transaction(() => {
    if (!updateSetFinished(db, { id, documentId: null, failed: 'unfit' })) return
    for (const { documentId } of listPageFiles(db, id))
      insertItemDocument(db, { documentId, matterId, itemId, personId, at })
  }).immediate()
  log('warn', 'photographs could not be made into one document', { set: id })
}
