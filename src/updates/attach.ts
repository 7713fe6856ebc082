import type { EditDocuments, EditStatus } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { type Document, listDocumentsById } from '../documents/queries.ts'
import { NotFound } from '../errors.ts'
import { listGuestReaders } from '../readers.ts'
import { listCurrentRecipients } from '../shares/queries.ts'
import { readyToShare, type ShareInput, shareDocuments } from '../shares/share.ts'
import { insertUpdateDocument } from './documents/queries.ts'
import type { UpdateForm } from './form.ts'

type Attached = UpdateForm['documents'][number]

/** Checks what goes with an update as the sharing of it will; throws `Invalid` beside the title that is missing. */
export function requireAttachable(deps: Deps, access: EditStatus, attached: readonly Attached[]): Document[] {
  const editing = editorOf(access, attached)
  if (!editing) return []
  for (const sharing of sharingsOf(deps, editing, attached)) readyToShare(deps, editing, sharing)
  const ids = attached.map(({ documentId }) => documentId)
  const found = listDocumentsById(deps.db, deps.vault, editing, ids)
  if (found.length < ids.length) throw new NotFound()
  return found
}

/** Inside the update's transaction: whoever reads the update and may read documents gets them by this same act. */
export function attachDocuments(
  deps: Deps,
  access: EditStatus,
  { updateId, attached }: { updateId: string; attached: readonly Attached[] },
): void {
  const editing = editorOf(access, attached)
  if (!editing) return
  for (const sharing of sharingsOf(deps, editing, attached))
    shareDocuments(deps, editing, { ...sharing, givenWith: updateId })
  for (const { documentId } of attached) insertUpdateDocument(deps.db, access, { updateId, documentId })
}

/** Who may not share documents attaches none. */
function editorOf(access: EditStatus, attached: readonly Attached[]): EditDocuments | null {
  const editing = access.narrowed('documents:edit')
  if (!editing && attached.length > 0) throw new NotFound()
  return editing
}

/** One act of sharing for each document, with those readers who do not have its newest version yet. */
function sharingsOf(deps: Deps, access: EditDocuments, attached: readonly Attached[]): ShareInput[] {
  const { db, vault, clock } = deps
  const where = { matterId: access.matterId, now: timestamp(clock) }
  const ofStatus = new Set(listGuestReaders(db, 'status', where))
  const readers = listGuestReaders(db, 'documents', where).filter((id) => ofStatus.has(id))
  const ids = attached.map(({ documentId }) => documentId)
  const current = listCurrentRecipients(db, access, ids)
  return listDocumentsById(db, vault, access, ids).flatMap(({ documentId, versionId, number }) => {
    const having = current.filter((one) => one.documentId === documentId && one.versionId === versionId)
    const personIds = readers.filter((id) => !having.some(({ personId }) => personId === id))
    const { version = number, title = {} } = attached.find((one) => one.documentId === documentId) ?? {}
    const words = {
      ...(title.en && { en: { title: title.en, note: null } }),
      ...(title.fr && { fr: { title: title.fr, note: null } }),
    }
    const document = { documentId, versionNumber: version, words }
    return personIds.length > 0 ? [{ personIds, documents: [document] }] : []
  })
}
