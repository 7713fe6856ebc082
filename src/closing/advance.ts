import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import {
  type Closing,
  findStandingClosing,
  listUnfinishedClosings,
  updateClosedNoted,
  updateReadOnlyNoted,
  updateStatusAfter,
} from './queries.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/** Writes down, once, what the clock has done to the matters that close. */
export function advanceClosings(deps: Needs): void {
  const now = timestamp(deps.clock)
  for (const { id } of listUnfinishedClosings(deps.db).filter(({ closesAt }) => closesAt <= now))
    deps.db
      .transaction(() => {
        const closing = findStandingClosing(deps.db, id)
        if (closing) noteWhatPassed(deps, closing)
      })
      .immediate()
}

/** Inside the caller's transaction, so that what the clock did comes before what somebody does now. */
export function noteWhatPassed(deps: Needs, { id, matterId, closesAt, endsAt }: Closing): void {
  const { db, clock } = deps
  const now = timestamp(clock)
  if (closesAt <= now && updateReadOnlyNoted(db, id, now))
    appendEvent(deps, SYSTEM, { kind: 'matter.read-only', matterId, details: { closesAt } })
  if (endsAt <= now && updateClosedNoted(db, id, now)) {
    updateStatusAfter(db, matterId, 'closed')
    appendEvent(deps, SYSTEM, { kind: 'matter.closed', matterId, details: {} })
  }
}
