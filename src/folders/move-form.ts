import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsById } from '../documents/queries.ts'
import type { Selection } from '../documents/selection.ts'
import { Invalid } from '../errors.ts'
import { type Folder, listFolderIdsInside, listFolders } from './queries.ts'

/** `targets`: where it may go, each with all its names from the outermost; not into what is being moved. */
export type MoveForm = Selection & { targets: readonly { id: string; names: readonly string[] }[] }

export function moveForm(
  { db, vault }: Deps,
  access: StaffAccess<'documents:read'>,
  selection: Selection,
): MoveForm {
  const folders = listFolders(db, vault, access)
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  const folderIds = selection.folderIds.filter((id) => byId.has(id))
  const documents = listDocumentsById(db, vault, access, selection.documentIds)
  const documentIds = documents.map(({ documentId }) => documentId)
  if (documentIds.length + folderIds.length === 0) throw new Invalid((text) => text.documents.nothingTicked)
  const moved = new Set(listFolderIdsInside(db, access, folderIds))
  const targets = folders
    .filter(({ id }) => !moved.has(id))
    .map((folder) => ({ id: folder.id, names: namesTo(folder, byId) }))
  return { documentIds, folderIds, targets }
}

export function namesTo(folder: Folder, byId: ReadonlyMap<string, Folder>): string[] {
  const names: string[] = []
  for (let at: Folder | undefined = folder; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
    names.unshift(at.name)
  return names
}
