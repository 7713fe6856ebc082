import { type ContributeDocuments, type ContributeMessages, narrowedTo, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsById } from '../documents/queries.ts'
import { NotFound } from '../errors.ts'
import { deleteDocumentTarget, insertDocumentTarget } from '../uploads/targets/queries.ts'
import { findDraftPlace } from './attachments/queries.ts'
import { findDraft } from './drafts/queries.ts'

/** An upload is for a message that its sender is writing now. Throws `NotFound`. */
export function requireDraft({ db }: Deps, access: ContributeDocuments, draftId: string): void {
  const writing = narrowedTo(access, 'messages:contribute')
  if (!writing || !findDraftPlace(db, writing, draftId)) throw new NotFound()
}

type InDraft = { threadId: string | null; documentIds: readonly string[] }

/** Documents of the matter that the firm chose; they are shared when the message is sent, not before. */
export function attachDocuments(
  deps: Deps,
  access: ContributeMessages,
  { threadId, documentIds }: InDraft,
): void {
  const { db, vault } = deps
  const editing = access instanceof StaffAccess ? access.narrowed('documents:edit') : null
  if (!editing) throw new NotFound()
  db.transaction(() => {
    const id = getDraft(deps, access, threadId).id
    for (const { documentId } of listDocumentsById(db, vault, editing, documentIds))
      insertDocumentTarget(deps, editing, { documentId, target: { kind: 'draft', id, position: null } })
  }).immediate()
}

/** The document stays in the matter; only the message comes without it. */
export function detachDocuments(
  deps: Deps,
  access: ContributeMessages,
  { threadId, documentIds }: InDraft,
): void {
  const { db } = deps
  db.transaction(() => {
    const targetId = getDraft(deps, access, threadId).id
    for (const documentId of documentIds)
      deleteDocumentTarget(db, access, { kind: 'draft', targetId, documentId })
  }).immediate()
}

function getDraft({ db, vault }: Deps, access: ContributeMessages, threadId: string | null) {
  const draft = findDraft(db, vault, access, threadId)
  if (!draft) throw new NotFound()
  return draft
}
