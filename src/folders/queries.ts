import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
export type Folder = { id: string; parentId: string | null; name: string; createdBy: string }
type Row = Omit<Folder, 'name'> & { name: Sealed<'folders.name'> }

/** The folders directly in `parentId`; at the top of the matter for null. */
export function listFoldersIn(
  db: Database,
  vault: Key,
  { matterId }: MatterAccess<'documents:read'>,
  parentId: string | null,
): Folder[] {
  const key = vault.matter(matterId)
  return db
    .query<Row, { matterId: string; parentId: string | null }>(`
      select id, parent_id as parentId, name, created_by as createdBy from folders
      where matter_id = $matterId and parent_id is $parentId`)
    .all({ matterId, parentId })
    .map((row) => ({ ...row, name: key.open('folders.name', row.id, row.name) }))
}

export function isFolderOf(
  db: Database,
  { matterId }: MatterAccess<'documents:read'>,
  folderId: string,
): boolean {
  const row = db
    .query<{ id: string }, { matterId: string; folderId: string }>(
      'select id from folders where id = $folderId and matter_id = $matterId',
    )
    .get({ matterId, folderId })
  return row !== null
}

export type NewFolder = {
  id: string
  matterId: string
  parentId: string | null
  name: Sealed<'folders.name'>
  createdBy: string
  at: string
}

export function insertFolder(db: Database, folder: NewFolder): void {
  db.query(`
    insert into folders (id, matter_id, parent_id, name, created_by, created_at)
    values ($id, $matterId, $parentId, $name, $createdBy, $at)`).run(folder)
}
