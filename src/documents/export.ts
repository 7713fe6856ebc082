import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { namesTo } from '../folders/move-form.ts'
import { listFolderIdsInside, listFolders } from '../folders/queries.ts'
import { listAllDocumentIds, listDocumentIdsIn } from './list/queries.ts'
import { listDocumentsById } from './queries.ts'
import type { Selection } from './selection.ts'
import type { ZipEntry } from './zip.ts'

/** The documents of a selection, of none the whole matter, with the folders they lie in. Throws `Invalid` when there is nothing in it. */
export function selectForZip(
  { db, vault }: Deps,
  access: StaffAccess<'documents:read'>,
  selection: Selection,
) {
  const { documentIds, folderIds } = selection
  const isWhole = documentIds.length + folderIds.length === 0
  const ids = isWhole
    ? listAllDocumentIds(db, access)
    : [...documentIds, ...listDocumentIdsIn(db, access, listFolderIdsInside(db, access, folderIds))]
  const folders = new Map(listFolders(db, vault, access).map((folder) => [folder.id, folder]))
  const entries = listDocumentsById(db, vault, access, [...new Set(ids)]).map((document): ZipEntry => {
    const folder = document.folderId ? folders.get(document.folderId) : undefined
    return { version: document, fileName: document.fileName, folders: folder ? namesTo(folder, folders) : [] }
  })
  if (entries.length === 0) throw new Invalid((text) => text.documents.nothingInside)
  return entries
}
