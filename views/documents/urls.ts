import type { ListQuery } from '../../src/documents/list/page.ts'

export const SHOWN = ['all', 'internal', 'shared', 'client'] as const

export function documentsUrl(matterId: string): string {
  return `/firm/matters/${matterId}/documents`
}

/** The address of a list: only what differs from the usual. */
export function listUrl(matterId: string, query: ListQuery): string {
  const { folderId, search, visibility, sort, direction, page } = query
  const usual = direction === (sort === 'date' || sort === 'size' ? 'descending' : 'ascending')
  const parameters = new URLSearchParams({
    ...(folderId && { folder: folderId }),
    ...(search && { q: search }),
    ...(visibility !== 'all' && { show: visibility }),
    ...((sort !== 'date' || !usual) && { sort }),
    ...(!usual && { direction }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return parameters ? `${documentsUrl(matterId)}?${parameters}` : documentsUrl(matterId)
}
