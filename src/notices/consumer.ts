import { SECOND } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import type { Consumer } from '../events/consumer.ts'
import type { StoredEvent } from '../events/queries.ts'
import { AUDIENCES } from './audiences.ts'
import { isTooLate } from './plan.ts'
import { type Planning, planFor } from './planning.ts'
import { deleteOlderDates, insertNotice } from './queries.ts'

type Needs = Planning & Pick<Deps, 'clock'>

/** Notes for each person what they are to be told, and when; the mail comes then. */
export function noticesConsumer(deps: Needs): Consumer {
  return {
    name: 'notices',
    take: (event) => {
      const audience = AUDIENCES[event.kind]
      const concernsAt = audience?.urgent?.(deps, event) ?? null
      const told = audience?.who(deps.db, event) ?? []
      for (const personId of told.filter((id) => id !== event.actorId)) {
        if (audience?.urgent) forgetOlderDates(deps, event, { personId, concernsAt })
        note(deps, event, { personId, concernsAt })
      }
    },
  }
}

/**
 * What waits until a day is near waits for a day that may not be so any more: the newest event of the same thing knows. A
 * reminder is of no one thing, and of whatever is due on that day.
 */
function forgetOlderDates(
  deps: Needs,
  event: StoredEvent,
  to: { personId: string; concernsAt: string | null },
): void {
  const { subjectId, matterId, at } = event
  const soon = new Date(Date.parse(at) + deps.config.mail.batchSeconds * SECOND).toISOString()
  deleteOlderDates(deps.db, { ...to, subjectId, matterId, soon })
}

function note(deps: Needs, event: StoredEvent, to: { personId: string; concernsAt: string | null }): void {
  const { seq: eventSeq, matterId, at, kind } = event
  const { personId, concernsAt } = to
  const plan = planFor(deps, personId)({ kind, matterId, at, concernsAt })
  if (!plan) return
  insertNotice(deps.db, { eventSeq, personId, matterId, at, concernsAt, ...plan })
  // A date of the next minutes is too late for any mail, and nothing was held back.
  if (concernsAt && !isTooLate(at, concernsAt) && isTooLate(plan.dueAt, concernsAt))
    appendEvent(deps, SYSTEM, {
      ...{ kind: 'notice.withheld', matterId, personId, subjectId: event.subjectId },
      details: {},
    })
}
