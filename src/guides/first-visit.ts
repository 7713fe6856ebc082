import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import type { GuestViewer } from '../viewer.ts'
import { hasVisited, insertFirstVisit } from './queries.ts'

export const FIRST_VISIT = '/portal/first-visit'

export function isFirstVisit({ db }: Deps, { personId }: GuestViewer): boolean {
  return !hasVisited(db, personId)
}

/** Seen or skipped: it never comes by itself again. */
export function finishFirstVisit(deps: Deps, viewer: GuestViewer): void {
  const { personId } = viewer
  deps.db
    .transaction(() => {
      if (insertFirstVisit(deps.db, { personId, doneAt: timestamp(deps.clock) }))
        appendEvent(deps, viewer, { kind: 'first-visit.done', personId, details: {} })
    })
    .immediate()
  deps.wake()
}
