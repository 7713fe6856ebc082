import type { EditDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsById, updateDocumentFolder } from '../documents/queries.ts'
import type { Selection } from '../documents/selection.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { DEEPEST_FOLDER } from './depth.ts'
import {
  type Folder,
  findFolderDepth,
  findFolderHeight,
  getFolder,
  listFolderIdsInside,
  updateFolderParent,
} from './queries.ts'

export type Move = Selection & { to: string | null }

/** Puts documents and folders into a folder (null: the matter itself). What is not in the matter is left out. */
export function moveIntoFolder(deps: Deps, access: EditDocuments, move: Move): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const folder = getTarget(deps, access, move)
    const details = { folder: folder?.name ?? null }
    for (const { documentId } of listDocumentsById(db, vault, access, move.documentIds)) {
      updateDocumentFolder(db, access, { id: documentId, folderId: move.to })
      appendEvent(deps, viewer, { kind: 'document.moved', matterId, subjectId: documentId, details })
    }
    for (const id of move.folderIds.map((folderId) => getFolder(db, vault, access, folderId).id)) {
      updateFolderParent(db, access, { id, parentId: move.to })
      appendEvent(deps, viewer, { kind: 'folder.moved', matterId, subjectId: id, details })
    }
  }).immediate()
}

/** Where it all goes; null for the matter itself. Throws `Invalid` where it cannot go. */
function getTarget({ db, vault }: Deps, access: EditDocuments, { to, folderIds }: Move): Folder | null {
  const folder = to === null ? null : getFolder(db, vault, access, to)
  // a folder inside itself would be reached from nowhere
  const inside = listFolderIdsInside(db, access, folderIds)
  if (folder && inside.includes(folder.id)) throw new Invalid((text) => text.folders.intoItself, 'to')
  if (findFolderDepth(db, access, to) + findFolderHeight(db, access, folderIds) > DEEPEST_FOLDER)
    throw new Invalid((text) => text.folders.tooDeep(DEEPEST_FOLDER), 'to')
  return folder
}
