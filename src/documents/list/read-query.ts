import { FIRST_DIRECTION, SHOWN } from '../../../views/documents/urls.ts'
import { pageNumber } from '../../http/page-number.ts'
import { oneOf } from '../../one-of.ts'
import { DIRECTIONS, SORTS } from './order.ts'
import type { ListQuery } from './read.ts'

/** What stands in the address, as a question about documents. What makes no sense there means the usual. */
export function readListQuery(parameters: Record<string, string | undefined>): ListQuery {
  const sort = oneOf(SORTS, parameters.sort) ?? 'date'
  return {
    folderId: parameters.folder || null,
    search: (parameters.q ?? '').trim().slice(0, 100),
    visibility: oneOf(SHOWN, parameters.show) ?? 'all',
    sort,
    direction: oneOf(DIRECTIONS, parameters.direction) ?? FIRST_DIRECTION[sort],
    page: pageNumber(parameters.page),
  }
}
