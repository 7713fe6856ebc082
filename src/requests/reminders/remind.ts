import { HOUR, timestamp } from '../../clock.ts'
import { dayOf } from '../../days.ts'
import type { Deps } from '../../deps.ts'
import { appendEvent, SYSTEM } from '../../events/append.ts'
import { getFirm } from '../../firm/queries.ts'
import { findPerson } from '../../people/queries.ts'
import { isReachable } from '../../people/reachable.ts'
import { findPhase } from '../../phases.ts'
import {
  type DueThing,
  insertReminder,
  listAnswering,
  listDueThings,
  wasReminded,
  wasRemindedOn,
} from './queries.ts'
import { reminderDue } from './schedule.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'log' | 'wake'>

/** Nobody is written to in the night: the day of a reminder begins at eight. */
const MORNING = 8 * HOUR

/**
 * Reminds clients of what they were asked and have not answered, before its day and after it. One day's reminders are one
 * event for each matter, and at most once a day for each person; the mail follows from the event as every other does.
 */
export function remindOfAsked(deps: Needs): void {
  const things = thingsDue(deps)
  const persons = new Set(things.flatMap(({ personId }) => personId))
  for (const personId of persons) {
    try {
      // Asked again inside the transaction: meanwhile it may have been answered, or told by another process.
      deps.db.transaction(() => remindPerson(deps, personId)).immediate()
    } catch (error) {
      // One person who cannot be told must not keep the others from being told.
      deps.log('error', 'a reminder could not be made', { person: personId, error: String(error) })
    }
  }
  if (persons.size > 0) deps.wake()
}

type Owed = DueThing & { personId: string; days: number }

/** What each person is owed today and was not told. */
function thingsDue(deps: Needs, only?: string): Owed[] {
  const { db, config } = deps
  const { days, lateDays } = config.reminders
  const { today, dayOfAsking } = calendar(deps)
  const from = Temporal.PlainDate.from(today).subtract({ days: lateDays }).toString()
  const until = Temporal.PlainDate.from(today)
    .add({ days: Math.max(0, ...days) })
    .toString()
  const answering = peopleOf(deps)
  return listDueThings(db, { from, until }).flatMap((thing) => {
    const due = { dueOn: thing.dueOn, askedOn: dayOfAsking(thing.askedAt) }
    const slot = reminderDue(due, today, config.reminders)
    if (slot === null) return []
    return answering(thing)
      .filter((personId) => only === undefined || personId === only)
      .map((personId) => ({ ...thing, personId, days: slot }))
      .filter((owed) => !wasReminded(db, { ...owed, subjectId: owed.id }))
      .filter(({ personId }) => !wasRemindedOn(db, { personId, day: today }))
  })
}

function calendar({ db, vault, clock }: Needs) {
  const { timeZone } = getFirm(db, vault)
  const morning = new Date(clock.now().getTime() - MORNING).toISOString()
  return { today: dayOf(morning, timeZone), dayOfAsking: (at: string) => dayOf(at, timeZone) }
}

/** Nobody of a matter that only reads, or is closed; and only those whom a mail reaches. */
function peopleOf(deps: Needs) {
  const { db, vault, clock } = deps
  const known = new Map<string, string[]>()
  const find = (matterId: string) =>
    findPhase(deps, matterId) === 'open' ? listAnswering(db, { matterId, now: timestamp(clock) }) : []
  const reachable = (personId: string) => {
    const person = findPerson(db, vault, personId)
    return person !== null && isReachable(person)
  }
  return ({ matterId, assigneeId }: DueThing): string[] => {
    const people = known.get(matterId) ?? find(matterId).filter(reachable)
    known.set(matterId, people)
    return people.filter((id) => assigneeId === null || id === assigneeId)
  }
}

function remindPerson(deps: Needs, personId: string): void {
  const { today } = calendar(deps)
  const owed = Map.groupBy(thingsDue(deps, personId), ({ matterId }) => matterId)
  for (const [matterId, things] of owed) {
    for (const { id, dueOn, days } of things)
      insertReminder(deps.db, { subjectId: id, personId, dueOn, days, matterId, day: today })
    const details = { count: things.length }
    appendEvent(deps, SYSTEM, { kind: 'request.reminded', matterId, personId, details })
  }
}
