import type { StaffAccess } from '../../access.ts'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import {
  type Folder,
  type FolderSummary,
  listFolderPath,
  listFolders,
  listSubfolders,
} from '../../folders/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import { listGuestReaders } from '../../readers.ts'
import { listCurrentRecipients, type Recipient } from '../../shares/queries.ts'
import { folded, searchFor } from '../../written.ts'
import { type Document, listDocumentsById } from '../queries.ts'
import { type Direction, documentOrder, type Sort } from './order.ts'
import {
  countDocuments,
  type DocumentFilter,
  listDocumentIds,
  listDocumentNames,
  type Visibility,
} from './queries.ts'

const PAGE_SIZE = 100

/** What a list of documents is asked for. With `search` (words of a file name) or a `visibility`, all folders count. `page` from 1. */
export type ListQuery = {
  folderId: string | null
  search: string
  visibility: Visibility
  sort: Sort
  direction: Direction
  page: number
}
/** Somebody who has the document, with what became of it. */
export type Reading = Recipient & { name: string; mayRead: boolean }
export type DocumentRow = Document & { author: string; folderName: string | null; readings: Reading[] }
export type DocumentListing = {
  query: ListQuery
  path: Folder[]
  folders: FolderSummary[]
  rows: DocumentRow[]
  total: number
  /** The most rows of one page. */
  size: number
}

/** One page of a folder: a fixed number of queries, however many documents, and only the names that are shown. */
export function readDocumentList(
  deps: Deps,
  access: StaffAccess<'documents:read'>,
  query: ListQuery,
  compare: (a: string, b: string) => number,
): DocumentListing {
  const { db, vault } = deps
  const { folderId, page } = query
  const path = folderId ? listFolderPath(db, vault, access, folderId) : []
  const { ids, total } = pageOfIds(deps, access, query, compare)
  const isFirst = page === 1 && query.search === '' && query.visibility === 'all'
  const folders = isFirst ? listSubfolders(db, vault, access, folderId) : []
  return {
    query,
    path,
    folders: folders.sort((a, b) => compare(a.name, b.name)),
    rows: inOrder(documentRows(deps, access, ids, isEverywhere(query)), query, compare),
    total,
    size: PAGE_SIZE,
  }
}

function pageOfIds(
  deps: Deps,
  access: StaffAccess<'documents:read'>,
  query: ListQuery,
  compare: (a: string, b: string) => number,
): { ids: string[]; total: number } {
  const { db } = deps
  const { folderId, search, visibility, sort, direction, page } = query
  const filter: DocumentFilter = { folderId, everywhere: isEverywhere(query), visibility }
  const offset = (page - 1) * PAGE_SIZE
  if (search === '' && (sort === 'date' || sort === 'size'))
    return {
      ids: listDocumentIds(db, access, filter, { by: sort, direction, limit: PAGE_SIZE, offset }),
      total: countDocuments(db, access, filter),
    }
  const found = sortedIds(deps, access, filter, { search, sort, direction }, compare)
  return { ids: found.slice(offset, offset + PAGE_SIZE), total: found.length }
}

/** “What is shared in this matter?” is asked of the matter, and not of the folder one happens to stand in. */
const isEverywhere = ({ search, visibility }: ListQuery) => search !== '' || visibility !== 'all'

/** A page comes from the database in its order, where names are sealed: only they tell apart what is equal there. */
function inOrder(
  rows: readonly DocumentRow[],
  query: ListQuery,
  compare: (a: string, b: string) => number,
): DocumentRow[] {
  const order = documentOrder(query, compare)
  return rows
    .map((row) => ({ ...row, id: row.documentId, row }))
    .sort(order)
    .map(({ row }) => row)
}

function sortedIds(
  { db, vault }: Deps,
  access: StaffAccess<'documents:read'>,
  filter: DocumentFilter,
  { search, sort, direction }: Pick<ListQuery, 'search' | 'sort' | 'direction'>,
  compare: (a: string, b: string) => number,
): string[] {
  const holds = searchFor(search)
  const all = listDocumentNames(db, vault, access, filter)
  const names = search === '' ? all : all.filter(({ fileName }) => holds(folded(fileName)))
  const people = listPersonsById(db, vault, sort === 'who' ? names.map(({ uploadedBy }) => uploadedBy) : [])
  const authored = names.map((name) => ({ ...name, author: people.get(name.uploadedBy)?.name ?? '' }))
  return authored.sort(documentOrder({ sort, direction }, compare)).map(({ id }) => id)
}

function documentRows(
  { db, vault, clock }: Deps,
  access: StaffAccess<'documents:read'>,
  ids: readonly string[],
  withFolder: boolean,
): DocumentRow[] {
  const documents = listDocumentsById(db, vault, access, ids)
  const recipients = listCurrentRecipients(db, access, ids)
  const at = { matterId: access.matterId, now: timestamp(clock) }
  const readers = new Set(listGuestReaders(db, 'documents', at))
  const people = listPersonsById(db, vault, [
    ...documents.map(({ uploadedBy }) => uploadedBy),
    ...recipients.map(({ personId }) => personId),
  ])
  const folders = new Map(
    withFolder ? listFolders(db, vault, access).map(({ id, name }) => [id, name] as const) : [],
  )
  const nameOf = (personId: string) => people.get(personId)?.name ?? ''
  const readings = Map.groupBy(recipients, ({ documentId }) => documentId)
  return documents.map((document) => ({
    ...document,
    author: nameOf(document.uploadedBy),
    folderName: document.folderId ? (folders.get(document.folderId) ?? null) : null,
    readings: (readings.get(document.documentId) ?? []).map((recipient) => ({
      ...recipient,
      name: nameOf(recipient.personId),
      mayRead: readers.has(recipient.personId),
    })),
  }))
}
