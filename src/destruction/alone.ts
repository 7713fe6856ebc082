import { DAY, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/describe.ts'
import { listLosses } from './queries.ts'

/** Days for which whoever lost the right to decide on a matter still counts. */
export const STILL_COUNTS = 30

/**
 * Whether somebody else could decide on the matter until a short while ago. Otherwise one of two could disable, demote or
 * shut out the other, or take over the matter, and then decide alone.
 */
export function lostAnother(deps: Pick<Deps, 'db' | 'vault' | 'clock'>, matterId: string): boolean {
  const since = timestampIn(deps.clock, -STILL_COUNTS * DAY)
  return listLosses(deps.db, matterId, since).some((event) => {
    if (event.kind !== 'person.changed' && event.kind !== 'matter.changed') return true
    const { fields } = openDetails(deps, event)
    return Array.isArray(fields) && (fields.includes('firmRole') || fields.includes('responsible'))
  })
}
