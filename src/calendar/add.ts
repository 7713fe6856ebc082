import type { EditCalendar } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { claimId } from '../once/form-id.ts'
import { inLanguage } from '../written.ts'
import { checkEvent, type EventInput } from './check.ts'
import { replaceDates } from './dates/queries.ts'
import type { EventForm } from './form.ts'
import { insertEvent, replaceComing } from './queries.ts'
import { spansOf } from './recurrence.ts'
import { sealWords } from './row.ts'

/** Writes a date or a series down, and tells those whom it concerns. Returns the event's id. */
export function addEvent(deps: Deps, access: EditCalendar, form: EventForm, timeZone: string): string {
  const id = deps.db
    .transaction(() => {
      const { id: added, isMade } = claimId(deps, access, 'calendar_events', form.id)
      if (isMade) return added
      const input = checkEvent(deps, access, form, timeZone)
      writeEvent(deps, access, { ...input, id: added }, null)
      appendEvent(deps, access.viewer, {
        ...{ kind: 'calendar.added', matterId: access.matterId, subjectId: added },
        details: { title: inLanguage(input.title, access.viewer.language) ?? '' },
      })
      return added
    })
    .immediate()
  deps.wake()
  return id
}

/** Under this id, inside the caller's transaction. `of` is the date of a series that this one replaces. */
export function writeEvent(
  { db, vault, clock }: Deps,
  access: EditCalendar,
  input: EventInput & { id: string },
  of: { seriesId: string; recurrence: string; sequence: number; sharedAt: string | null } | null,
): void {
  const { matterId, viewer } = access
  const at = timestamp(clock)
  const { id, kind, audience, timeZone, starts, ends, rule } = input
  insertEvent(db, access, {
    ...{ id, matterId, kind, audience, timeZone, starts, ends, rule, at },
    ...sealWords(vault, matterId, id, input),
    allDay: input.allDay ? 1 : 0,
    createdBy: viewer.personId,
    seriesId: of?.seriesId ?? null,
    recurrence: of?.recurrence ?? null,
    sequence: of?.sequence ?? 0,
    sharedAt: audience === 'shared' ? (of?.sharedAt ?? at) : null,
  })
  replaceDates(db, access, { eventId: id, spans: spansOf(input) })
  replaceComing(db, access, { eventId: id, personIds: input.personIds })
}
