import type { Texts } from '../languages/needed.ts'
import { readFormId } from '../once/form-id.ts'
import { LANGUAGES } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'
import { repeatOf } from './recurrence.ts'
import type { CalendarEvent } from './row.ts'

const FIELDS = [
  ...(['kind', 'audience', 'allDay', 'startDay', 'startTime', 'endDay', 'endTime'] as const),
  ...(['repeat', 'until', 'place', 'video', 'sequence'] as const),
]
/** A form as it was filled in: what is shown again where it cannot be accepted. */
export type EventForm = Record<(typeof FIELDS)[number], string> & {
  /** Of a new date, so that its form makes one (src/once). */
  id?: string
  title: Texts
  notes: Texts
  bring: Texts
  personIds: readonly string[]
  /** Names one date of a series; empty for the whole event. `sequence`: of the event as it was when the form was made. */
  date: string
}

export function readEventForm(body: string | null | undefined): EventForm {
  const fields = new URLSearchParams(body ?? '')
  const text = (name: string) => oneLine(fields.get(name) ?? undefined)
  const texts = (name: string, clean: (typed: string | undefined) => string): Texts =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const value = clean(fields.get(`${name}-${language}`) ?? undefined)
        return value ? [[language, value]] : []
      }),
    )
  const values = Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Record<
    (typeof FIELDS)[number],
    string
  >
  return {
    ...values,
    id: readFormId(fields),
    title: texts('title', oneLine),
    notes: texts('notes', manyLines),
    bring: texts('bring', manyLines),
    personIds: [...new Set(fields.getAll('person'))],
    date: text('date'),
  }
}

/** An empty form for a date on `day`. */
export function emptyForm(day: string, personIds: readonly string[]): EventForm {
  return {
    ...{
      kind: 'meeting',
      audience: '',
      allDay: '',
      startDay: day,
      startTime: '',
      endDay: '',
      endTime: '',
    },
    ...{
      repeat: '',
      until: '',
      place: '',
      video: '',
      title: {},
      notes: {},
      bring: {},
      date: '',
      sequence: '',
    },
    personIds,
  }
}

/** The form of an event as it stands; `date` is one date of a series, with its own times. */
export function formOf(
  event: CalendarEvent,
  personIds: readonly string[],
  date: { starts: string; ends: string } | null,
): EventForm {
  const { kind, audience, allDay, place, videoUrl, title, notes, bring } = event
  const { starts, ends } = date ?? event
  const repeat = date ? null : repeatOf(event)
  return {
    ...{ kind, audience, title, notes, bring, personIds },
    allDay: allDay ? 'yes' : '',
    startDay: starts.slice(0, 10),
    startTime: starts.slice(11),
    endDay: ends.slice(0, 10) === starts.slice(0, 10) ? '' : ends.slice(0, 10),
    endTime: ends.slice(11),
    repeat: repeat?.repeat ?? '',
    until: repeat?.until ?? '',
    place: place ?? '',
    video: videoUrl ?? '',
    date: date?.starts ?? '',
    sequence: String(event.sequence),
  }
}
