import type { GuestAccess } from '../../access.ts'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import type { News } from '../../news/item.ts'
import { inLanguage, otherLanguage } from '../../written.ts'
import { countUnseenEvents, listUnseenEvents } from './queries.ts'

/** Dates that are new to a client, or that were changed or cancelled since they looked. */
export function newDates({ db, vault, clock }: Deps, access: GuestAccess, limit: number): News {
  const reading = access.narrowed('calendar:read')
  if (!reading) return { items: [], count: 0 }
  const now = timestamp(clock)
  const { language } = access.viewer
  const items = listUnseenEvents(db, vault, reading, { now, limit }).map(
    ({ id, matterId, title, changedAt, cancelledAt }) => ({
      kind: cancelledAt ? ('cancelled' as const) : ('event' as const),
      title: inLanguage(title, language) ?? '',
      lang: otherLanguage(title, language),
      at: changedAt,
      href: `/portal/matters/${matterId}/calendar/${id}`,
    }),
  )
  return { items, count: items.length < limit ? items.length : countUnseenEvents(db, reading, now) }
}
