import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import { NotFound } from '../errors.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
export type Folder = { id: string; parentId: string | null; name: string; createdBy: string }
type Row = Omit<Folder, 'name'> & { name: Sealed<'folders.name'> }

function openFolder(vault: Key, matterId: string, row: Row): Folder {
  return { ...row, name: vault.matter(matterId).open('folders.name', row.id, row.name) }
}

/** Throws `NotFound` for a folder of another matter too. */
export function getFolder(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'documents:read'>,
  id: string,
): Folder {
  const row = db
    .query<Row, { id: string; matterId: string }>(
      'select id, parent_id as parentId, name, created_by as createdBy from folders where id = $id and matter_id = $matterId',
    )
    .get({ id, matterId })
  if (!row) throw new NotFound()
  return openFolder(vault, matterId, row)
}

/** Every folder of the matter, in no order: a tree is small. */
export function listFolders(db: Database, vault: Key, { matterId }: StaffAccess<'documents:read'>): Folder[] {
  return db
    .query<Row, { matterId: string }>(
      'select id, parent_id as parentId, name, created_by as createdBy from folders where matter_id = $matterId',
    )
    .all({ matterId })
    .map((row) => openFolder(vault, matterId, row))
}

/** From the outermost folder to this one. */
export function listFolderPath(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'documents:read'>,
  id: string,
): Folder[] {
  return db
    .query<Row, { id: string; matterId: string }>(`
      with recursive way (id, parent_id, name, created_by, depth) as (
        select id, parent_id, name, created_by, 0 from folders where id = $id and matter_id = $matterId
        union all
        select folders.id, folders.parent_id, folders.name, folders.created_by, depth + 1
        from folders join way on folders.id = way.parent_id)
      select id, parent_id as parentId, name, created_by as createdBy from way order by depth desc`)
    .all({ id, matterId })
    .map((row) => openFolder(vault, matterId, row))
}

export type FolderSummary = Folder & { documents: number }

/** The folders directly in `parentId` (null: the matter itself), with how many documents are in them at any depth. */
export function listSubfolders(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'documents:read'>,
  parentId: string | null,
): FolderSummary[] {
  return db
    .query<Row & { documents: number }, { parentId: string | null; matterId: string }>(`
      with recursive inside (root, id) as (
        select id, id from folders where matter_id = $matterId and parent_id is $parentId
        union all
        select root, folders.id from folders join inside on folders.parent_id = inside.id
        where folders.matter_id = $matterId)
      select folders.id, parent_id as parentId, name, created_by as createdBy, counted.documents from (
        select root, count(documents.id) as documents
        from inside left join documents on documents.matter_id = $matterId and documents.folder_id = inside.id
        group by root) as counted
      join folders on folders.id = counted.root`)
    .all({ parentId, matterId })
    .map((row) => ({ ...openFolder(vault, matterId, row), documents: row.documents }))
}

/** The ids of these folders and of all folders inside them. */
export function listFolderIdsInside(
  db: Database,
  { matterId }: StaffAccess<'documents:read'>,
  ids: readonly string[],
): string[] {
  return db
    .query<{ id: string }, { ids: string; matterId: string }>(`
      with recursive inside (id) as (
        select id from folders where matter_id = $matterId and id in (select value from json_each($ids))
        union
        select folders.id from folders join inside on folders.parent_id = inside.id)
      select id from inside`)
    .all({ ids: JSON.stringify(ids), matterId })
    .map(({ id }) => id)
}

/** How many folders lead to this one, itself included; 0 for none. */
export function findFolderDepth(
  db: Database,
  { matterId }: MatterAccess<'documents:read'>,
  id: string | null,
): number {
  return (
    db
      .query<{ depth: number }, { id: string | null; matterId: string }>(`
        with recursive way (parent_id) as (
          select parent_id from folders where id = $id and matter_id = $matterId
          union all
          select folders.parent_id from folders join way on folders.id = way.parent_id)
        select count(*) as depth from way`)
      .get({ id, matterId })?.depth ?? 0
  )
}

/** How many folders lie one inside the other in the deepest of these, itself included; 0 for none. */
export function findFolderHeight(
  db: Database,
  { matterId }: StaffAccess<'documents:read'>,
  ids: readonly string[],
): number {
  return (
    db
      .query<{ height: number | null }, { ids: string; matterId: string }>(`
        with recursive inside (id, height) as (
          select id, 1 from folders where matter_id = $matterId and id in (select value from json_each($ids))
          union all
          select folders.id, height + 1 from folders
          join inside on folders.matter_id = $matterId and folders.parent_id = inside.id)
        select max(height) as height from inside`)
      .get({ ids: JSON.stringify(ids), matterId })?.height ?? 0
  )
}

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

export function updateFolderName(
  db: Database,
  { matterId }: StaffAccess<'documents:edit'>,
  folder: { id: string; name: Sealed<'folders.name'> },
): void {
  db.query('update folders set name = $name where id = $id and matter_id = $matterId').run({
    ...folder,
    matterId,
  })
}

export function updateFolderParent(
  db: Database,
  { matterId }: StaffAccess<'documents:edit'>,
  folder: { id: string; parentId: string | null },
): void {
  db.query('update folders set parent_id = $parentId where id = $id and matter_id = $matterId').run({
    ...folder,
    matterId,
  })
}
