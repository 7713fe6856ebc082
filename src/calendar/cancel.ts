import type { EditCalendar } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { inLanguage } from '../written.ts'
import { nextOf, shapeAt, shapeOf } from './change.ts'
import { insertChange } from './changes/queries.ts'
import { listDatesOf, updateDatesCancelled } from './dates/queries.ts'
import { findEvent, listExceptions, updateCancelled, updateChanged, updateSequence } from './queries.ts'
import { hasStandingDate } from './reminders/queries.ts'
import type { CalendarEvent } from './row.ts'

type Cancelled = {
  eventId: string /** One date of a series; null: every one that is to come. */
  date: string | null
}

/** What has been stays. Twice is once. */
export function cancelEvent(deps: Deps, access: EditCalendar, { eventId, date }: Cancelled): void {
  const { db, vault } = deps
  db.transaction(() => {
    const event = findEvent(db, vault, access, eventId)
    if (!event) throw new NotFound()
    if (date && !listDatesOf(db, access, eventId).some(({ starts }) => starts === date)) throw new NotFound()
    const of = date ? [] : listExceptions(db, vault, access, eventId)
    const done = [event, ...of].map((one) => cancelDates(deps, access, one, date))
    if (done.includes(true)) tell(deps, access, event, date)
  }).immediate()
  deps.wake()
}

function cancelDates(deps: Deps, access: EditCalendar, event: CalendarEvent, date: string | null): boolean {
  const { db, clock } = deps
  const at = timestamp(clock)
  const { id } = event
  if (!updateDatesCancelled(db, access, { eventId: id, starts: date, at })) return false
  if (hasStandingDate(db, id)) updateChanged(db, access, { id, at })
  else updateCancelled(db, access, { id, at })
  if (event.seriesId) updateSequence(db, access, event.seriesId)
  return true
}

function tell(deps: Deps, access: EditCalendar, event: CalendarEvent, date: string | null): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const at = timestamp(clock)
  const was = date ? shapeAt(event, date) : shapeOf(event)
  insertChange(db, vault, access, {
    ...{ id: Bun.randomUUIDv7(), eventId: event.id, kind: 'cancelled', starts: date, was },
    ...{ byId: viewer.personId, at, nextAt: nextOf(was, at) },
  })
  appendEvent(deps, viewer, {
    ...{ kind: 'calendar.cancelled', matterId, subjectId: event.id },
    details: { title: inLanguage(event.title, viewer.language) ?? '' },
  })
}
