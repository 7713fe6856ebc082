import type { Deps } from '../deps.ts'
import { enterableMatters } from '../scopes.ts'
import type { GuestViewer } from '../viewer.ts'
import { listGuestMatterRows } from './queries.ts'
import { type GuestMatterHeading, guestHeading } from './read-heading.ts'

/**
 * The matters of a client or outside person, in their language; the one where something happened last comes first.
 */
export function listGuestMatters(deps: Deps, viewer: GuestViewer): GuestMatterHeading[] {
  const { db, vault } = deps
  return listGuestMatterRows(db, vault, enterableMatters(deps, viewer)).map((matter) =>
    guestHeading(matter, viewer.language),
  )
}
