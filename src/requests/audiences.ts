import type { Database } from 'bun:sqlite'
import {
  type Audience,
  type Audiences,
  firmIfFromGuest,
  guests,
  isByGuest,
  namedPerson,
  ofSubject,
} from '../audiences/audience.ts'
import { dayOf, endOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import type { StoredEvent } from '../events/queries.ts'
import { getFirm } from '../firm/queries.ts'
import type { WaitingNotice } from '../notices/queries.ts'
import {
  findDueDaySpokenOf,
  hasAnythingToDo,
  isInternalTaskFor,
  isRequestOpen,
  isTaskOpen,
} from './standing/queries.ts'

const ASKED: Audience = { who: askedGuests, stands: ofSubject(isRequestOpen), urgent: dueDaySpokenOf }
const GIVEN: Audience = { who: askedGuests, stands: ofSubject(isTaskOpen), urgent: dueDaySpokenOf }
const FROM_GUEST: Audience = { who: firmIfFromGuest }
const INTERNAL: Audience = {
  who: namedPerson,
  stands: ofSubject(isInternalTaskFor),
  urgent: dueDaySpokenOf,
}

/** What clients are asked and do, and what the firm does itself. */
export const requestAudiences: Audiences = {
  'request.made': ASKED,
  // A reminder takes for told whatever was asked, or asked for another day, on the same day.
  'request.due-changed': ASKED,
  'request.item-sent-back': ASKED,
  'request.item-reopened': ASKED,
  'request.item-sent': FROM_GUEST,
  'request.item-lacking': FROM_GUEST,
  'request.reminded': { who: namedPerson, stands: isStillToDo, urgent: dueDaySpokenOf },
  'task.given': GIVEN,
  'task.due-changed': GIVEN,
  'task.reopened': GIVEN,
  'task.done': FROM_GUEST,
  'internal-task.added': INTERNAL,
  'internal-task.changed': INTERNAL,
  'internal-task.reopened': INTERNAL,
}

/** What clients are asked is told to the one it is for, or to all; a client who takes their own answer back tells nobody. */
function askedGuests(db: Database, event: StoredEvent): string[] {
  if (isByGuest(db, event)) return []
  return guests(db, event).filter((id) => event.personId === null || id === event.personId)
}

function isStillToDo(db: Database, { matterId }: WaitingNotice, personId: string): boolean {
  return matterId !== null && hasAnythingToDo(db, { matterId, personId })
}

/** The end of the first day, from that of the event on, until which what it is about is to be done. */
function dueDaySpokenOf({ db, vault }: Pick<Deps, 'db' | 'vault'>, event: StoredEvent): string | null {
  const { timeZone } = getFirm(db, vault)
  const { matterId, subjectId, personId, at } = event
  const dueOn = findDueDaySpokenOf(db, { matterId, subjectId, personId, today: dayOf(at, timeZone) })
  return dueOn && endOfDay(Temporal.PlainDate.from(dueOn), timeZone)
}
