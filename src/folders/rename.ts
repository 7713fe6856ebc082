import type { EditDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { folderName } from './create.ts'
import { getFolder, updateFolderName } from './queries.ts'

export function renameFolder(deps: Deps, access: EditDocuments, input: { id: string; name: string }): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const { id } = getFolder(db, vault, access, input.id)
  const name = folderName(input.name, 'folderName')
  db.transaction(() => {
    updateFolderName(db, access, { id, name: vault.matter(matterId).seal('folders.name', id, name) })
    appendEvent(deps, viewer, { kind: 'folder.renamed', matterId, subjectId: id, details: { name } })
  }).immediate()
}
