import { catalogues } from '../../../views/text/catalogue.ts'
import type { MatterAccess } from '../../access.ts'
import { listDatesIn } from '../../calendar/dates/queries.ts'
import type { Deps } from '../../deps.ts'
import { below, type Chapter, inBoth, saidInBoth } from './chapter.ts'

/** Every date that the reader sees, those that were cancelled too. */
export function calendarChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: MatterAccess<'calendar:read'>,
): Chapter {
  return {
    name: 'calendar',
    entries: listDatesIn(db, vault, access).map(({ event, startsAt, cancelledAt }) => ({
      ...{ at: startsAt, who: null, title: event.title },
      text: below(event.place ? inBoth(event.place) : {}, event.notes, event.bring),
      state: cancelledAt ? saidInBoth((language) => catalogues[language].calendar.cancelled) : null,
    })),
  }
}
