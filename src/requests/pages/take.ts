import type { ContributeDocuments } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import type { Arrived } from '../../uploads/arrived.ts'
import { takeIntoItem } from '../fill.ts'
import { insertPage } from './queries.ts'

/** What can be a page of a PDF. */
export const PAGE_TYPES: readonly string[] = ['image/jpeg', 'image/png']

/** A photograph waits for those that follow it; any other file is for the item as it is. */
export function takePage(deps: Deps, access: ContributeDocuments, arrived: Arrived): void {
  const { documentId, mediaType, target } = arrived
  const position = target.position ?? deps.clock.now().getTime()
  if (PAGE_TYPES.includes(mediaType)) insertPage(deps.db, access, { documentId, itemId: target.id, position })
  else takeIntoItem(deps, access, { ...arrived, target: { ...target, kind: 'item' } })
}
