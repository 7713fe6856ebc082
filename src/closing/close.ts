import { timestamp } from '../clock.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { findPhase } from '../phases.ts'
import type { Actor } from '../viewer.ts'
import { noteWhatPassed } from './advance.ts'
import { dismissReminders } from './people/queries.ts'
import type { ClosingDeps } from './plan.ts'
import {
  type Closing,
  findClosing,
  insertClosing,
  updateClosedNoted,
  updateCommitted,
  updateReopened,
  updateStatusAfter,
} from './queries.ts'

/** Closes the portal of a matter at once, planned or not. Throws `Invalid` when it is closed already. */
export function closeNow(deps: ClosingDeps, actor: Actor, matterId: string): void {
  const { db, clock } = deps
  const at = timestamp(clock)
  db.transaction(() => {
    const phase = findPhase(deps, matterId)
    if (phase === 'closed' || phase === 'destroyed') throw new Invalid((t) => t.closing.problems.isClosed)
    const planned = findClosing(db, matterId)
    if (planned) noteWhatPassed(deps, planned)
    const { id } = planned ?? unplanned(deps, actor, matterId)
    dismissReminders(db, id)
    updateCommitted(db, id, at)
    updateClosedNoted(db, id, at)
    updateStatusAfter(db, matterId, 'closed')
    appendEvent(deps, actor, { kind: 'matter.closed', matterId, details: {} })
  }).immediate()
  deps.wake()
}

function unplanned({ db, clock }: ClosingDeps, actor: Actor, matterId: string): Pick<Closing, 'id'> {
  const [id, at] = [Bun.randomUUIDv7(), timestamp(clock)]
  insertClosing(db, { id, matterId, closesAt: at, endsAt: at, plannedBy: actor.personId, plannedAt: at })
  return { id }
}

/** Gives everybody back the access they had. Throws `Invalid` for a matter that is open, or of which nothing is left. */
export function reopenMatter(deps: ClosingDeps, actor: Actor, matterId: string): void {
  const { db, clock } = deps
  db.transaction(() => {
    const phase = findPhase(deps, matterId)
    const closing = findClosing(db, matterId)
    if (!closing || phase === 'open' || phase === 'destroyed')
      throw new Invalid((t) => t.closing.problems.isOpen)
    if (!closing.committedAt) noteWhatPassed(deps, closing)
    updateReopened(db, closing.id, timestamp(clock))
    updateStatusAfter(db, matterId, 'open')
    appendEvent(deps, actor, { kind: 'matter.reopened', matterId, details: {} })
  }).immediate()
  deps.wake()
}
