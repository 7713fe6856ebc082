import type { ContributeDocuments } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { mayFileIn } from '../rights.ts'
import { insertFolder, listFoldersIn } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/**
 * The folder at the end of `names` below `parentId`, made where it is missing, inside the caller's transaction. Of two
 * folders with one name, the one that the caller may file in.
 */
export function ensureFolderPath(
  deps: Needs,
  access: ContributeDocuments,
  parentId: string | null,
  names: readonly string[],
): string | null {
  return names.reduce<string | null>((parent, name) => ensureFolder(deps, access, parent, name), parentId)
}

function ensureFolder(
  deps: Needs,
  access: ContributeDocuments,
  parentId: string | null,
  name: string,
): string {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const known = listFoldersIn(db, vault, access, parentId).find(
    (folder) => folder.name === name && mayFileIn(viewer, folder),
  )
  if (known) return known.id
  const id = Bun.randomUUIDv7()
  const sealed = vault.matter(matterId).seal('folders.name', id, name)
  insertFolder(db, {
    id,
    matterId,
    parentId,
    name: sealed,
    createdBy: viewer.personId,
    at: timestamp(clock),
  })
  appendEvent(deps, viewer, { kind: 'folder.created', matterId, subjectId: id, details: { name } })
  return id
}
