import { timestamp } from '../clock.ts'
import { dayFrom, dayOf, startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { findPhase } from '../phases.ts'
import type { Actor } from '../viewer.ts'
import { dismissReminders } from './people/queries.ts'
import { findClosing, insertClosing, updateCalledOff, updateClosingDates } from './queries.ts'

export type ClosingDeps = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'wake'>

const YEARS_AT_MOST = 5

/** Plans the closing of a matter's portal, or moves it to another day (`YYYY-MM-DD`). Throws `Invalid`. */
export function planClosing(deps: ClosingDeps, actor: Actor, matterId: string, day: string | undefined) {
  const { db, clock } = deps
  const dates = readDates(deps, day)
  db.transaction(() => {
    if (findPhase(deps, matterId) !== 'open') throw new Invalid((t) => t.closing.problems.notOpen, 'date')
    const { closesAt } = dates
    const before = findClosing(db, matterId)
    if (before?.closesAt === closesAt) return
    if (before) {
      dismissReminders(db, before.id)
      updateClosingDates(db, { id: before.id, ...dates })
    } else {
      const id = Bun.randomUUIDv7()
      insertClosing(db, {
        ...{ id, matterId, ...dates },
        plannedBy: actor.personId,
        plannedAt: timestamp(clock),
      })
    }
    const kind = before ? 'closing.changed' : 'closing.planned'
    appendEvent(deps, actor, { kind, matterId, details: { closesAt } })
  }).immediate()
  deps.wake()
}

/** The matter stays open, and nobody more is told that it closes. Throws `Invalid` when nothing is planned. */
export function callOffClosing(deps: ClosingDeps, actor: Actor, matterId: string): void {
  const { db, clock } = deps
  db.transaction(() => {
    if (findPhase(deps, matterId) !== 'open') throw new Invalid((t) => t.closing.problems.notOpen)
    const closing = findClosing(db, matterId)
    if (!closing) throw new Invalid((t) => t.closing.problems.notPlanned)
    dismissReminders(db, closing.id)
    updateCalledOff(db, closing.id, timestamp(clock))
    appendEvent(deps, actor, { kind: 'closing.called-off', matterId, details: {} })
  }).immediate()
  deps.wake()
}

function readDates({ db, vault, clock, config }: ClosingDeps, typed: string | undefined) {
  const { timeZone } = getFirm(db, vault)
  const day = dayFrom(typed)
  if (!day) throw new Invalid((t) => t.closing.problems.date, 'date')
  const today = Temporal.PlainDate.from(dayOf(timestamp(clock), timeZone))
  if (Temporal.PlainDate.compare(day, today) <= 0)
    throw new Invalid((t) => t.closing.problems.tooEarly, 'date')
  if (Temporal.PlainDate.compare(day, today.add({ years: YEARS_AT_MOST })) > 0)
    throw new Invalid((t) => t.closing.problems.tooLate, 'date')
  return {
    closesAt: startOfDay(day, timeZone),
    endsAt: startOfDay(day.add({ days: config.closing.graceDays }), timeZone),
  }
}
