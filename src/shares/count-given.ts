import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { countShared, type SharedCounts } from './given/queries.ts'

/** What the viewer was given in a matter, counted; null without a right to documents. */
export function countGiven({ db }: Deps, access: GuestAccess): SharedCounts | null {
  const reading = access.narrowed('documents:read')
  return reading && countShared(db, reading)
}
