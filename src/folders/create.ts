import type { EditDocuments } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneLine } from '../written.ts'
import { DEEPEST_FOLDER } from './depth.ts'
import { findFolderDepth, getFolder, insertFolder } from './queries.ts'

const LONGEST_NAME = 120

/** Makes a folder in `parentId`, or in the matter itself, and returns its id. */
export function createFolder(
  deps: Deps,
  access: EditDocuments,
  input: { parentId: string | null; name: string },
): string {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const name = folderName(input.name, 'name')
  const id = Bun.randomUUIDv7()
  db.transaction(() => {
    if (input.parentId) getFolder(db, vault, access, input.parentId)
    if (findFolderDepth(db, access, input.parentId) >= DEEPEST_FOLDER)
      throw new Invalid((text) => text.folders.tooDeep(DEEPEST_FOLDER), 'name')
    insertFolder(db, {
      id,
      matterId,
      parentId: input.parentId,
      name: vault.matter(matterId).seal('folders.name', id, name),
      createdBy: viewer.personId,
      at: timestamp(clock),
    })
    appendEvent(deps, viewer, { kind: 'folder.created', matterId, subjectId: id, details: { name } })
  }).immediate()
  return id
}

/** The name as it is kept. Throws `Invalid` beside `field` for none and for a long one. */
export function folderName(typed: string, field: string): string {
  const name = oneLine(typed)
  if (name === '') throw new Invalid((text) => text.folders.nameMissing, field)
  if (name.length > LONGEST_NAME) throw new Invalid((text) => text.folders.nameTooLong, field)
  return name
}
