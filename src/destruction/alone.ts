import { DAY, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/details.ts'
import type { StoredEvent } from '../events/queries.ts'
import { listLosses, wasDisabledBefore } from './queries.ts'

/** Days for which whoever lost the right to decide on a matter still counts. */
export const STILL_COUNTS = 30

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/**
 * Whether somebody besides `personId` could decide on the matter until a short while ago. Otherwise one of two could
 * disable, demote or shut out the other, or take over the matter, and then decide alone.
 */
export function lostAnother(deps: Needs, matterId: string, personId: string): boolean {
  const since = timestampIn(deps.clock, -STILL_COUNTS * DAY)
  return listLosses(deps.db, matterId, since).some((event) => {
    const loser = loserOf(deps, event)
    return loser !== null && loser !== personId && !wasDisabledBefore(deps.db, loser, since)
  })
}

/** Null where nobody lost the right to decide. */
function loserOf(deps: Needs, event: StoredEvent): string | null {
  if (event.kind !== 'person.changed' && event.kind !== 'matter.changed') return event.personId
  const { formerRole, formerResponsible } = openDetails(deps, event)
  return formerRole === 'owner' ? event.personId : (formerResponsible ?? null)
}
