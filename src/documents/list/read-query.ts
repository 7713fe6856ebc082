import { pageNumber } from '../../http/page-number.ts'
import { type Direction, type ListQuery, SORTS, type Sort } from './page.ts'
import type { Visibility } from './queries.ts'

const VISIBILITIES: readonly Visibility[] = ['all', 'internal', 'shared', 'client']
const USUAL: Record<Sort, Direction> = {
  name: 'ascending',
  who: 'ascending',
  date: 'descending',
  size: 'descending',
}

/** What stands in the address, as a question about documents. What makes no sense there means the usual. */
export function readListQuery(parameters: Record<string, string | undefined>): ListQuery {
  const sort = SORTS.find((name) => name === parameters.sort) ?? 'date'
  const { direction } = parameters
  return {
    folderId: parameters.folder || null,
    search: (parameters.q ?? '').trim().slice(0, 100),
    visibility: VISIBILITIES.find((name) => name === parameters.show) ?? 'all',
    sort,
    direction: direction === 'ascending' || direction === 'descending' ? direction : USUAL[sort],
    page: pageNumber(parameters.page),
  }
}
