import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../../access.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'
import { CURRENT_VERSION } from '../queries.ts'

type Key = Pick<Vault, 'matter'>
type Read = StaffAccess<'documents:read'>

export type Visibility = 'all' | 'internal' | 'shared' | 'client'

/** Which documents a list is about. With `everywhere` the folder does not count. */
export type DocumentFilter = { folderId: string | null; everywhere: boolean; visibility: Visibility }

const SHARED = `exists (select 1 from share_recipients
    where share_recipients.document_id = documents.id and recalled_at is null)`

const FILTER = `documents.matter_id = $matterId and ($everywhere or folder_id is $folderId) and case $visibility
    when 'internal' then origin = 'firm' and not ${SHARED}
    when 'shared' then ${SHARED}
    when 'client' then origin = 'client'
    else true end`
const IN_FOLDER = `documents.matter_id = $matterId and folder_id is $folderId`

function filterParameters(matterId: string, { folderId, everywhere, visibility }: DocumentFilter) {
  return { matterId, folderId, everywhere, visibility }
}
type FilterParameters = ReturnType<typeof filterParameters>

const COUNT = `select count(*) as total from documents where ${FILTER}`

export function countDocuments(db: Database, { matterId }: Read, filter: DocumentFilter): number {
  return (
    db.query<{ total: number }, FilterParameters>(COUNT).get(filterParameters(matterId, filter))?.total ?? 0
  )
}

type Page = { limit: number; offset: number }
type Direction = 'ascending' | 'descending'

const pageSql = (where: string, order: string) =>
  `select documents.id as id from ${CURRENT_VERSION} where ${where} order by ${order} limit $limit offset $offset`
const orders = (where: string) => ({
  date: {
    ascending: pageSql(where, 'updated_at, documents.id'),
    descending: pageSql(where, 'updated_at desc, documents.id desc'),
  },
  size: {
    ascending: pageSql(where, 'byte_size, documents.id'),
    descending: pageSql(where, 'byte_size desc, documents.id desc'),
  },
})
const ORDERED = orders(FILTER)
/** The common case in words that SQLite answers from an index alone. */
const ORDERED_IN_FOLDER = orders(IN_FOLDER)

/** The ids of one page of documents, in an order that the database knows. */
export function listDocumentIds(
  db: Database,
  { matterId }: Read,
  filter: DocumentFilter,
  order: { by: 'date' | 'size'; direction: Direction } & Page,
): string[] {
  const plain = !filter.everywhere && filter.visibility === 'all'
  const sql = (plain ? ORDERED_IN_FOLDER : ORDERED)[order.by][order.direction]
  const { limit, offset } = order
  const parameters = plain
    ? { matterId, folderId: filter.folderId, limit, offset }
    : { ...filterParameters(matterId, filter), limit, offset }
  return db
    .query<{ id: string }, Record<string, string | number | boolean | null>>(sql)
    .all(parameters)
    .map(({ id }) => id)
}

const NAMES = `select documents.id as id, document_versions.id as versionId, file_name as fileName,
  uploaded_by as uploadedBy, updated_at as updatedAt, byte_size as byteSize from ${CURRENT_VERSION} where ${FILTER}`

export type DocumentName = {
  id: string
  fileName: string
  uploadedBy: string
  updatedAt: string
  byteSize: number
}
type NameRow = Omit<DocumentName, 'fileName'> & {
  versionId: string
  fileName: Sealed<'document_versions.file_name'>
}

/** The names of all documents of a filter, for an order or a search that only they can answer. */
export function listDocumentNames(
  db: Database,
  vault: Key,
  { matterId }: Read,
  filter: DocumentFilter,
): DocumentName[] {
  const key = vault.matter(matterId)
  return db
    .query<NameRow, FilterParameters>(NAMES)
    .all(filterParameters(matterId, filter))
    .map(({ versionId, fileName, ...plain }) => ({
      ...plain,
      fileName: key.open('document_versions.file_name', versionId, fileName),
    }))
}

/** All documents in these folders (null: not in a folder), for sharing or taking all of them. */
export function listDocumentIdsIn(db: Database, { matterId }: Read, folderIds: readonly string[]): string[] {
  return db
    .query<{ id: string }, { matterId: string; folderIds: string }>(`
      select id from documents
      where matter_id = $matterId and folder_id in (select value from json_each($folderIds)) order by id`)
    .all({ matterId, folderIds: JSON.stringify(folderIds) })
    .map(({ id }) => id)
}

export function listAllDocumentIds(db: Database, { matterId }: Read): string[] {
  return db
    .query<{ id: string }, { matterId: string }>(
      'select id from documents where matter_id = $matterId order by id',
    )
    .all({ matterId })
    .map(({ id }) => id)
}
