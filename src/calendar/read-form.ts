import type { FormChoices } from '../../views/calendar/form-props.ts'
import type { EditCalendar } from '../access.ts'
import { timestamp } from '../clock.ts'
import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { listReaders } from '../readers.ts'
import { shapeAt } from './change.ts'
import { LONGEST, languagesFor } from './check.ts'
import { listDatesOf } from './dates/queries.ts'
import { type EventForm, emptyForm, formOf } from './form.ts'
import { findEvent, listComing } from './queries.ts'
import type { CalendarEvent } from './row.ts'

export type FormView = { form: EventForm; choices: FormChoices }

/** An empty form, or the one that was filled in: every client of the matter comes, and whoever writes. */
export function newEventForm(deps: Deps, access: EditCalendar, filled: EventForm | null): FormView {
  const { timeZone } = getFirm(deps.db, deps.vault)
  const people = readPeople(deps, access)
  const usual = people.filter(({ id, kind }) => kind === 'client' || id === access.viewer.personId)
  const day = dayOf(timestamp(deps.clock), timeZone)
  const ids = usual.map(({ id }) => id)
  const form = filled ?? emptyForm(day, ids)
  const languages = languagesFor(deps, access, form.audience)
  const may = { mayChooseAudience: true, mayMove: true, mayRepeat: true, isSeries: false }
  return { form, choices: { eventId: null, people, languages, timeZone, ...may, longest: LONGEST } }
}

/** The form of an event, or of one date of a series; as it stands, or as it was filled in. */
export function editEventForm(
  deps: Deps,
  access: EditCalendar,
  { eventId, date }: { eventId: string; date: string },
  filled: EventForm | null,
): FormView {
  const { db, vault } = deps
  const event = findEvent(db, vault, access, eventId)
  if (!event) throw new NotFound()
  if (event.cancelledAt) throw new Invalid((text) => text.calendar.form.problems.cancelled)
  if (date && !listDatesOf(db, access, eventId).some(({ starts }) => starts === date)) throw new NotFound()
  const once = date ? shapeAt(event, date) : null
  const form = filled
    ? { ...filled, sequence: String(event.sequence) }
    : formOf(event, listComing(db, access, eventId), once)
  return { form, choices: choicesFor(deps, access, event, date) }
}

function choicesFor(deps: Deps, access: EditCalendar, event: CalendarEvent, date: string): FormChoices {
  const { id, rule, seriesId, timeZone, audience } = event
  const [first] = listDatesOf(deps.db, access, id)
  const hasBegun = first !== undefined && first.startsAt <= timestamp(deps.clock)
  return {
    ...{ eventId: id, timeZone, longest: LONGEST, people: readPeople(deps, access) },
    languages: languagesFor(deps, access, audience),
    mayChooseAudience: audience === 'internal' && !date && !seriesId,
    mayMove: Boolean(date) || rule === null || !hasBegun,
    mayRepeat: !date && !seriesId,
    isSeries: rule !== null && !date,
  }
}

function readPeople(deps: Deps, { matterId }: EditCalendar): FormChoices['people'] {
  const { db, vault, clock } = deps
  const at = { matterId, now: timestamp(clock) }
  const readers = listReaders(db, 'calendar', at).map(({ personId }) => personId)
  return [...listPersonsById(db, vault, readers).values()].map(({ id, name, kind }) => ({ id, name, kind }))
}
