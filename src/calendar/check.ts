import type { EditCalendar } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { requireTexts, type Texts, type WritingLanguages, writingLanguages } from '../languages/needed.ts'
import { oneOf } from '../one-of.ts'
import { listReaders } from '../readers.ts'
import { LANGUAGES } from '../viewer.ts'
import { checkWhen } from './check-when.ts'
import type { EventForm } from './form.ts'
import { AUDIENCES, type CalendarAudience, EVENT_KINDS, type EventShape } from './vocabulary.ts'

export const LONGEST = { title: 200, notes: 2000, bring: 2000, place: 300, video: 500 } as const

/** An event that may be written down. */
export type EventInput = EventShape & { audience: CalendarAudience; personIds: readonly string[] }

/**
 * Checks a form against the matter as it is now. Throws `Invalid` beside the field: a time that does not exist, a text
 * missing in a reader's language, somebody who may not read the calendar.
 */
export function checkEvent(deps: Deps, access: EditCalendar, form: EventForm, timeZone: string): EventInput {
  const kind = oneOf(EVENT_KINDS, form.kind)
  if (!kind) throw new Invalid((text) => text.calendar.form.problems.kind, 'kind')
  const audience = oneOf(AUDIENCES, form.audience)
  if (!audience) throw new Invalid((text) => text.calendar.form.problems.audience, 'audience')
  const when = checkWhen(deps, form, timeZone)
  checkTexts(form, languagesFor(deps, access, audience))
  const personIds = checkPeople(deps, access, form.personIds, audience)
  const { title, notes, bring } = form
  const where = { place: checkPlace(form.place), videoUrl: checkVideo(form.video) }
  return { kind, audience, ...when, title, notes, bring, ...where, personIds }
}

/** What the firm keeps to itself is written in whichever language the writer likes. */
export function languagesFor(deps: Deps, access: EditCalendar, audience: string): WritingLanguages {
  const languages = writingLanguages(deps, access, 'calendar')
  return audience === 'internal' ? { ...languages, needed: [] } : languages
}

function checkTexts(form: EventForm, languages: WritingLanguages): void {
  requireTexts(languages, form.title, 'title')
  for (const field of ['notes', 'bring'] as const)
    if (hasText(form[field])) requireTexts(languages, form[field], field)
  for (const field of ['title', 'notes', 'bring'] as const)
    for (const language of LANGUAGES)
      if ((form[field][language]?.length ?? 0) > LONGEST[field])
        throw new Invalid(
          (text) => text.calendar.form.problems.textTooLong(LONGEST[field]),
          `${field}-${language}`,
        )
}

const hasText = (texts: Texts) => LANGUAGES.some((language) => texts[language])

function checkPlace(place: string): string | null {
  if (place.length > LONGEST.place)
    throw new Invalid((text) => text.calendar.form.problems.textTooLong(LONGEST.place), 'place')
  return place || null
}

/** A link that a client follows: https, and nothing before the host that could pass for another. */
function checkVideo(typed: string): string | null {
  if (!typed) return null
  const url = URL.parse(typed)
  const isGood = url?.protocol === 'https:' && !url.username && !url.password && typed.length <= LONGEST.video
  if (!isGood) throw new Invalid((text) => text.calendar.form.problems.video, 'video')
  return url.href
}

/** Clients do not come to what is internal, whatever was ticked before it became so. */
function checkPeople(
  deps: Deps,
  access: EditCalendar,
  personIds: readonly string[],
  audience: CalendarAudience,
): string[] {
  const at = { matterId: access.matterId, now: timestamp(deps.clock) }
  const readers = new Map(listReaders(deps.db, 'calendar', at).map(({ personId, kind }) => [personId, kind]))
  if (!personIds.every((id) => readers.has(id)))
    throw new Invalid((text) => text.calendar.form.problems.notAReader, 'person')
  return personIds.filter((id) => audience === 'shared' || readers.get(id) === 'staff')
}
