import type { Direction, Sort } from '../../src/documents/list/order.ts'
import type { ListQuery } from '../../src/documents/list/read.ts'
import type { Reader } from '../text/reader.ts'

/** What has just been done, as the page that follows says it. */
export type Done = keyof Reader['text']['documents']['done']

export const SHOWN = ['all', 'internal', 'shared', 'client'] as const
/** The direction in which a list is first sorted by each column. */
export const FIRST_DIRECTION: Record<Sort, Direction> = {
  name: 'ascending',
  who: 'ascending',
  date: 'descending',
  size: 'descending',
}

export function documentsUrl(matterId: string): string {
  return `/firm/matters/${matterId}/documents`
}

/** One folder's list, or that of the whole matter; `done` is the word for what has just been done. */
export function folderUrl(matterId: string, folderId: string | null, done?: Done): string {
  const query = new URLSearchParams({ ...(folderId && { folder: folderId }), ...(done && { done }) })
  return query.size > 0 ? `${documentsUrl(matterId)}?${query}` : documentsUrl(matterId)
}

/** The address of a list: only what differs from the usual. */
export function listUrl(matterId: string, query: ListQuery): string {
  const parameters = listParameters(query)
  return parameters ? `${documentsUrl(matterId)}?${parameters}` : documentsUrl(matterId)
}

export function listParameters({ folderId, search, visibility, sort, direction, page }: ListQuery): string {
  const usual = direction === FIRST_DIRECTION[sort]
  return new URLSearchParams({
    ...(folderId && { folder: folderId }),
    ...(search && { q: search }),
    ...(visibility !== 'all' && { show: visibility }),
    ...((sort !== 'date' || !usual) && { sort }),
    ...(!usual && { direction }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
}
