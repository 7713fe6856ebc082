import type { EditCalendar } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireSeen } from '../seen.ts'
import { inLanguage } from '../written.ts'
import { writeEvent } from './add.ts'
import { insertChange } from './changes/queries.ts'
import { checkEvent, type EventInput } from './check.ts'
import { deleteDate, listDatesOf, replaceDates } from './dates/queries.ts'
import { followedBy } from './follow.ts'
import type { EventForm } from './form.ts'
import {
  deleteEvent,
  findEvent,
  listComing,
  listExceptions,
  replaceComing,
  shareExceptions,
  updateEvent,
  updateSequence,
} from './queries.ts'
import { spansOf } from './recurrence.ts'
import { type CalendarEvent, sealWords } from './row.ts'
import type { EventShape } from './vocabulary.ts'
import { lastDayAt, spanAt, wallOf } from './wall.ts'

/**
 * Changes an event, or one date of a series where the form names one, and keeps what was. What was shared stays shared.
 * Returns the id of the event that holds the change; where nothing is different, nothing is told.
 */
export function changeEvent(deps: Deps, access: EditCalendar, eventId: string, form: EventForm): string {
  const { db, vault } = deps
  const changedId = db
    .transaction(() => {
      const event = findEvent(db, vault, access, eventId)
      if (!event) throw new NotFound()
      if (event.cancelledAt) throw new Invalid((text) => text.calendar.form.problems.cancelled)
      const asked = { ...form, audience: event.audience === 'shared' ? 'shared' : form.audience }
      const check = () => checkEvent(deps, access, asked, event.timeZone)
      requireSeen(form.sequence, String(event.sequence), () => isSame(event, check()))
      const input = check()
      if (form.date) return changeOne(deps, access, { event, input, date: form.date })
      return changeAll(deps, access, event, input)
    })
    .immediate()
  deps.wake()
  return changedId
}

function changeAll(deps: Deps, access: EditCalendar, event: CalendarEvent, input: EventInput): string {
  const { db, clock } = deps
  const { id, seriesId } = event
  if (isSame(event, input)) return changeComing(deps, access, event, input)
  if (!sameWhen(event, input)) moveDates(deps, access, event, input)
  const isNew = event.audience !== input.audience
  changeApart(deps, access, event, { input, isNew })
  rewrite(deps, access, event, { input, at: timestamp(clock) })
  if (seriesId) updateSequence(db, access, seriesId)
  if (isNew) shareExceptions(db, access, { seriesId: id, at: timestamp(clock) })
  // what it was while it was internal is no client's business
  else keepWas(deps, access, id, shapeOf(event))
  tell(deps, access, id, { input, kind: isNew ? 'calendar.added' : 'calendar.changed' })
  return id
}

/** Who comes is no change of the date: it is told to nobody but those of the firm who come. */
function changeComing(deps: Deps, access: EditCalendar, event: CalendarEvent, input: EventInput): string {
  const { personIds } = input
  const { id: eventId } = event
  const coming = listComing(deps.db, access, eventId)
  if (sameText([...coming].sort(), [...personIds].sort())) return eventId
  changeApart(deps, access, event, { input, isNew: false })
  replaceComing(deps.db, access, { eventId, personIds })
  tell(deps, access, eventId, { input, kind: 'calendar.coming-changed' })
  return eventId
}

/** The dates of a series that were changed by themselves, in what they have from it; that is told with the series. */
function changeApart(
  deps: Deps,
  access: EditCalendar,
  event: CalendarEvent,
  { input, isNew }: { input: EventInput; isNew: boolean },
): void {
  const { db, vault, clock } = deps
  const was = { ...event, personIds: listComing(db, access, event.id) }
  for (const one of listExceptions(db, vault, access, event.id)) {
    const personIds = listComing(db, access, one.id)
    const followed = one.cancelledAt ? null : followedBy({ ...one, personIds }, was, input)
    if (!followed) continue
    if (isSame(one, followed)) {
      replaceComing(db, access, { eventId: one.id, personIds: followed.personIds })
      continue
    }
    rewrite(deps, access, one, { input: followed, at: timestamp(clock) })
    if (!isNew) keepWas(deps, access, one.id, shapeOf(one))
  }
}

function rewrite(
  { db, vault }: Deps,
  access: EditCalendar,
  { id, matterId, sharedAt }: CalendarEvent,
  { input, at }: { input: EventInput; at: string },
): void {
  const { kind, audience, timeZone, starts, ends, rule } = input
  updateEvent(db, access, {
    ...{ id, kind, audience, timeZone, starts, ends, rule, at },
    ...sealWords(vault, matterId, id, input),
    allDay: input.allDay ? 1 : 0,
    sharedAt: sharedAt ?? (audience === 'shared' ? at : null),
  })
  replaceComing(db, access, { eventId: id, personIds: input.personIds })
}

/** Single dates that were changed follow the series again, unless they are still among its dates. */
function moveDates(deps: Deps, access: EditCalendar, event: CalendarEvent, input: EventInput): void {
  if (event.rule && hasBegun(deps, access, event))
    throw new Invalid((text) => text.calendar.form.problems.begun, 'startDay')
  const { db, vault } = deps
  const spans = spansOf(input)
  const kept = new Set(spans.map(({ starts }) => starts))
  const exceptions = listExceptions(db, vault, access, event.id)
  for (const { id, recurrence } of exceptions) if (!kept.has(recurrence ?? '')) deleteEvent(db, access, id)
  const apart = new Set(exceptions.map(({ recurrence }) => recurrence))
  replaceDates(db, access, { eventId: event.id, spans: spans.filter(({ starts }) => !apart.has(starts)) })
}

type One = { event: CalendarEvent; input: EventInput; date: string }

/** The date leaves the series and stands for itself, under the series' name. */
function changeOne(deps: Deps, access: EditCalendar, { event, input, date }: One): string {
  const { db } = deps
  const found = listDatesOf(db, access, event.id).find(({ starts }) => starts === date)
  if (!found || !event.rule) throw new NotFound()
  if (found.cancelledAt) throw new Invalid((text) => text.calendar.form.problems.cancelled)
  const was = shapeAt(event, date)
  const once = { ...input, rule: null, audience: event.audience }
  if (isSame(was, once)) return event.id
  deleteDate(db, access, { eventId: event.id, starts: date })
  const { id: seriesId, sequence, sharedAt } = event
  const id = Bun.randomUUIDv7()
  const of = { seriesId, recurrence: date, sequence: sequence + 1, sharedAt }
  writeEvent(deps, access, { ...once, id }, of)
  updateSequence(db, access, seriesId)
  keepWas(deps, access, id, was)
  tell(deps, access, id, { input: once, kind: 'calendar.changed' })
  return id
}

function keepWas(deps: Deps, access: EditCalendar, eventId: string, was: EventShape): void {
  const { db, vault, clock } = deps
  const at = timestamp(clock)
  insertChange(db, vault, access, {
    ...{ id: Bun.randomUUIDv7(), eventId, kind: 'changed', starts: null, was },
    ...{ byId: access.viewer.personId, at, nextAt: nextOf(was, at) },
  })
}

/** When an event is next, at `now`. */
export function nextOf(was: EventShape, now: string): string | null {
  return spansOf(was).find(({ startsAt }) => startsAt >= now)?.startsAt ?? null
}

type Told = { input: EventInput; kind: 'calendar.added' | 'calendar.changed' | 'calendar.coming-changed' }

function tell(
  deps: Deps,
  { matterId, viewer }: EditCalendar,
  subjectId: string,
  { input, kind }: Told,
): void {
  const details = { title: inLanguage(input.title, viewer.language) ?? '' }
  appendEvent(deps, viewer, { kind, matterId, subjectId, details })
}

function hasBegun({ db, clock }: Deps, access: EditCalendar, { id }: CalendarEvent): boolean {
  const [first] = listDatesOf(db, access, id)
  return first !== undefined && first.startsAt <= timestamp(clock)
}

export function shapeOf(event: EventShape): EventShape {
  const { kind, timeZone, allDay, starts, ends, rule, title, notes, bring, place, videoUrl } = event
  return { kind, timeZone, allDay, starts, ends, rule, title, notes, bring, place, videoUrl }
}

/** One date of a series, as an event of its own would be. */
export function shapeAt(event: EventShape, starts: string): EventShape {
  const { endsAt } = spanAt(event, starts)
  const ends = event.allDay ? lastDayAt(event, starts) : wallOf(endsAt, event.timeZone)
  return { ...shapeOf(event), starts, ends, rule: null }
}

const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function sameWhen(a: EventShape, b: EventShape): boolean {
  const when = ({ timeZone, allDay, starts, ends, rule }: EventShape) => [
    timeZone,
    allDay,
    starts,
    ends,
    rule,
  ]
  return sameText(when(a), when(b))
}

function isSame(event: EventShape & { audience?: string }, input: EventInput): boolean {
  const words = ({ kind, title, notes, bring, place, videoUrl }: EventShape) => [
    ...[kind, title.en, title.fr, notes.en, notes.fr, bring.en, bring.fr, place, videoUrl],
  ]
  return (
    sameWhen(event, input) &&
    sameText(words(event), words(input)) &&
    (event.audience ?? input.audience) === input.audience
  )
}
