import type { Database } from 'bun:sqlite'
import { type Audiences, namedPerson, ofSubject } from '../audiences/audience.ts'
import type { Deps } from '../deps.ts'
import type { StoredEvent } from '../events/queries.ts'
import { findDateSpokenOf, hasStandingDate, listComingOfFirm, listConcerned } from './reminders/queries.ts'

export const calendarAudiences: Audiences = {
  'calendar.added': { who: concerned, urgent: dateSpokenOf },
  'calendar.changed': { who: concerned, urgent: dateSpokenOf },
  'calendar.coming-changed': { who: comingOfFirm },
  'calendar.cancelled': { who: concerned, urgent: dateSpokenOf },
  'calendar.reminded': { who: namedPerson, stands: ofSubject(hasStandingDate), urgent: dateSpokenOf },
}

/** Whoever comes from the firm, and, of what is shared, every client and outside person who reads the calendar. */
function concerned(db: Database, { subjectId, matterId, at }: StoredEvent): string[] {
  return subjectId && matterId ? listConcerned(db, { eventId: subjectId, matterId, now: at }) : []
}

function comingOfFirm(db: Database, { subjectId, matterId, at }: StoredEvent): string[] {
  return subjectId && matterId ? listComingOfFirm(db, { eventId: subjectId, matterId, now: at }) : []
}

/** The next date of what was added, changed or cancelled: as it is now, or as it was if that was earlier. */
function dateSpokenOf({ db }: Pick<Deps, 'db'>, { subjectId, at }: StoredEvent): string | null {
  return subjectId ? findDateSpokenOf(db, { eventId: subjectId, at }) : null
}
