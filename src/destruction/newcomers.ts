import { DAY, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/details.ts'
import type { StoredEvent } from '../events/queries.ts'
import { type Arrival, listArrivals, listGains } from './queries.ts'

/** Days for which somebody must have had the right to decide on a matter, before they decide on it with another. */
export const MUST_HAVE_HAD = 30

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/**
 * Who of those who decide came to that right only lately, and from when on their word counts. Otherwise whoever lets people
 * in could make up the second person, or come in as them by a new link, and then decide alone.
 */
export function findNewcomers(deps: Needs, matterId: string): Map<string, string> {
  const since = timestampIn(deps.clock, -MUST_HAVE_HAD * DAY)
  const gains = listGains(deps.db, matterId, since)
  const newcomers = new Map<string, string>()
  for (const arrival of listArrivals(deps.db, matterId)) {
    const gained = gains.filter(
      (event) => event.personId === arrival.personId && isGain(deps, arrival, event),
    )
    const at = [arrival.at, ...gained.map((event) => event.at)].sort().at(-1) ?? arrival.at
    if (at > since) newcomers.set(arrival.personId, counted(at))
  }
  return newcomers
}

function isGain(deps: Needs, { isOwner, isResponsible }: Arrival, event: StoredEvent): boolean {
  if (event.kind !== 'person.changed' && event.kind !== 'matter.changed') return true
  const { formerRole, formerResponsible } = openDetails(deps, event)
  // Who answers for the matter decides whatever their role is, and an owner whoever answers for it.
  return event.kind === 'person.changed'
    ? formerRole !== undefined && isOwner === 1 && isResponsible === 0
    : formerResponsible !== undefined && isOwner === 0
}

function counted(at: string): string {
  return new Date(Date.parse(at) + MUST_HAVE_HAD * DAY).toISOString()
}
