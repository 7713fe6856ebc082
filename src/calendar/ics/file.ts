import { catalogues } from '../../../views/text/catalogue.ts'
import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { NotFound } from '../../errors.ts'
import { listApart } from '../feeds/queries.ts'
import { findEvent, listExceptions } from '../queries.ts'
import type { CalendarEvent } from '../row.ts'
import { calendarItems, fullWords, neutralWords } from './items.ts'
import { writeCalendar } from './write.ts'

/** One event as a file to take along, a series with all its dates; `titles` is neutral or else full. */
export function readEventFile(
  deps: Deps,
  access: MatterAccess<'calendar:read'>,
  { eventId, titles }: { eventId: string; titles: string | undefined },
): string {
  const { db, vault, origin } = deps
  const { viewer } = access
  const event = findEvent(db, vault, access, eventId)
  if (!event) throw new NotFound()
  const events = [event, ...(event.rule ? listExceptions(db, vault, access, eventId) : [])]
  const text = catalogues[viewer.language]
  const side = viewer.kind === 'staff' ? 'firm' : 'portal'
  const wordsOf = (one: CalendarEvent) =>
    titles === 'neutral'
      ? neutralWords(text)
      : fullWords(one, {
          ...{ text, language: viewer.language, before: '' },
          url: `${origin}/${side}/matters/${one.matterId}/calendar/${one.id}`,
        })
  return writeCalendar(text.calendar.title, calendarItems(events, listApart(db, [eventId]), wordsOf), {
    subscribed: false,
  })
}
