import { enterableMatters } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { GuestViewer } from '../viewer.ts'
import { listGuestMatterRows } from './queries.ts'
import { type GuestMatterHeading, guestHeading } from './read-heading.ts'

/**
 * The matters of a client or outside person, in their language; the one where something happened last comes first. Without
 * a right to documents there is no page of the matter to lead to.
 */
export function listGuestMatters(deps: Deps, viewer: GuestViewer): GuestMatterHeading[] {
  const { db, vault } = deps
  return listGuestMatterRows(db, vault, enterableMatters(deps, viewer, 'documents')).map((matter) =>
    guestHeading(matter, viewer.language),
  )
}
