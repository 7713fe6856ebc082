import type { Database } from 'bun:sqlite'
import {
  findDateSpokenOf,
  hasStandingDate,
  listComingOfFirm,
  listConcerned,
} from '../calendar/reminders/queries.ts'
import { countUnacknowledged } from '../closing/people/queries.ts'
import { isToBeRead } from '../comments/queries.ts'
import type { EventKind } from '../events/kinds.ts'
import type { StoredEvent } from '../events/queries.ts'
import { sectionOf } from '../events/sections.ts'
import { isUnreadBy, listParticipantsOf } from '../messages/told/queries.ts'
import { findPersonKind } from '../people/queries.ts'
import { listGuestReaders, listStaffReaders } from '../readers.ts'
import { hasAnythingToDo, isRequestOpen, isTaskOpen } from '../requests/standing/queries.ts'
import { isAtStage } from '../stages/queries.ts'
import { isStanding } from '../updates/queries.ts'
import { hasShare, listRecipientsAt, listStaffInChargeOf, type WaitingNotice } from './queries.ts'

export type Audience = {
  /** The ids of those who are told; whoever acted is left out anyway. */
  who(db: Database, event: StoredEvent): string[]
  /** Asked again when the mail is made: false when what it tells of was taken back. The right to it is asked besides. */
  stands?(db: Database, notice: WaitingNotice, personId: string): boolean
  /** The date that the event speaks of (ISO 8601): within 48 hours of it, it is told at once, whatever somebody chose. */
  urgent?(db: Database, event: StoredEvent): string | null
  /** Nobody can decline it: told at once, never muted, never in a digest. */
  always?: true
  /** Worth no mail of its own: whoever is told at once is not told of it. */
  digestOnly?: true
}

/** Who is told of what. A kind that is not here is told to nobody. */
export const AUDIENCES: Partial<Record<EventKind, Audience>> = {
  'document.shared': { who: recipients, stands: isStillShared },
  'document.added': { who: firmIfFromGuest },
  'document.replaced': { who: firmIfFromGuest },
  'document.opened': { who: firmIfFromGuest, digestOnly: true },
  'document.acknowledged': { who: firmIfFromGuest, digestOnly: true },
  'document.damaged': { who: firm, always: true },
  'closing.acknowledged': { who: firm },
  'update.written': { who: guests, stands: isUpdateStanding },
  'update.added-to': { who: guests, stands: isUpdateStanding },
  'heartbeat.sent': { who: guests, stands: isUpdateStanding },
  'stage.begun': { who: guests, stands: isStillAtStage },
  'update.requested': { who: firm },
  'matter.read-only': { who: firmIfUnacknowledged, always: true },
  'mail.failed': { who: inChargeOfPerson, always: true },
  'mail.complained': { who: inChargeOfPerson, always: true },
  'safe-contact.changed': { who: inChargeOfPerson, always: true },
  'notice.withheld': { who: inChargeOfPerson, always: true },
  'passkey.counter-went-back': { who: inChargeOfPerson, always: true },
  'calendar.added': { who: concerned, urgent: dateSpokenOf },
  'calendar.changed': { who: concerned, urgent: dateSpokenOf },
  'calendar.coming-changed': { who: comingOfFirm },
  'calendar.cancelled': { who: concerned, urgent: dateSpokenOf },
  'calendar.reminded': { who: recipients, stands: isToCome, urgent: dateSpokenOf },
  'message.sent': { who: participants, stands: isStillToBeRead },
  'document.commented': { who: commentReaders, stands: hasCommentToRead },
  'event.commented': { who: commentReaders, stands: hasCommentToRead },
  'task.commented': { who: commentReaders, stands: hasCommentToRead },
  'request.commented': { who: commentReaders, stands: hasCommentToRead },
  'thread.joined': { who: namedPerson, stands: isStillToBeRead },
  'request.made': { who: askedGuests, stands: isStillAsked },
  // A reminder takes for told whatever was asked, or asked for another day, on the same day.
  'request.due-changed': { who: askedGuests, stands: isStillAsked },
  'request.item-sent-back': { who: askedGuests, stands: isStillAsked },
  'request.item-reopened': { who: askedGuests, stands: isStillAsked },
  'request.item-sent': { who: firmIfFromGuest },
  'request.item-lacking': { who: firmIfFromGuest },
  'request.reminded': { who: namedPerson, stands: isStillToDo },
  'task.given': { who: askedGuests, stands: isStillGiven },
  'task.due-changed': { who: askedGuests, stands: isStillGiven },
  'task.reopened': { who: askedGuests, stands: isStillGiven },
  'task.done': { who: firmIfFromGuest },
  'internal-task.added': { who: namedPerson },
  'internal-task.changed': { who: namedPerson },
  'internal-task.reopened': { who: namedPerson },
}

/** One person, or those to whom the document was shared at that moment. */
function recipients(db: Database, { subjectId, personId, at }: StoredEvent): string[] {
  if (personId) return [personId]
  return subjectId ? listRecipientsAt(db, subjectId, at) : []
}

function firmIfFromGuest(db: Database, event: StoredEvent): string[] {
  const { actorId } = event
  if (!actorId || findPersonKind(db, actorId) === 'staff') return []
  return firm(db, event)
}

/** The staff of the matter who may read what the event tells of. */
export function firm(db: Database, { kind, matterId, at }: StoredEvent): string[] {
  return matterId ? listStaffReaders(db, sectionOf(kind) ?? 'documents', { matterId, now: at }) : []
}

/** The day has come and a client has not said that they have their copy: somebody has to decide. */
function firmIfUnacknowledged(db: Database, event: StoredEvent): string[] {
  const { matterId, at } = event
  return matterId && countUnacknowledged(db, { matterId, now: at }) > 0 ? firm(db, event) : []
}

function inChargeOfPerson(db: Database, { personId, at }: StoredEvent): string[] {
  return personId ? listStaffInChargeOf(db, personId, at) : []
}

/** The clients and outside people of the matter who may read what the event tells of. */
export function guests(db: Database, { kind, matterId, at }: StoredEvent): string[] {
  const section = sectionOf(kind)
  return matterId && section ? listGuestReaders(db, section, { matterId, now: at }) : []
}

/** Those who take part in the conversation of a message; where nobody of the firm does any more, its team. */
function participants(db: Database, event: StoredEvent): string[] {
  const { matterId, subjectId, at } = event
  if (!matterId || !subjectId) return []
  const taking = listParticipantsOf(db, { matterId, messageId: subjectId, now: at })
  const hasStaff = taking.some(({ kind }) => kind === 'staff')
  return [...taking.map(({ personId }) => personId), ...(hasStaff ? [] : firmIfFromGuest(db, event))]
}

function namedPerson(_: Database, { personId }: StoredEvent): string[] {
  return personId ? [personId] : []
}

/** The guest whom a comment of the firm is for; the firm, of a guest's. What the firm says to itself is told to nobody. */
function commentReaders(db: Database, event: StoredEvent): string[] {
  return event.personId ? [event.personId] : firmIfFromGuest(db, event)
}

function hasCommentToRead(db: Database, { subjectId }: WaitingNotice, personId: string): boolean {
  return subjectId !== null && isToBeRead(db, subjectId, personId)
}

/** Not a message that was withdrawn, or that they have read meanwhile. */
function isStillToBeRead(db: Database, { subjectId }: WaitingNotice, personId: string): boolean {
  return subjectId !== null && isUnreadBy(db, subjectId, personId)
}

function isStillShared(db: Database, { subjectId }: WaitingNotice, personId: string): boolean {
  return subjectId !== null && hasShare(db, subjectId, personId)
}

function isUpdateStanding(db: Database, { subjectId }: WaitingNotice): boolean {
  return subjectId !== null && isStanding(db, subjectId)
}

/** A matter moved on or back within the minute is told of once. */
function isStillAtStage(db: Database, { subjectId }: WaitingNotice): boolean {
  return subjectId !== null && isAtStage(db, subjectId)
}

/** What clients are asked is told to the one it is for, or to all; a client who takes their own answer back tells nobody. */
function askedGuests(db: Database, event: StoredEvent): string[] {
  const { actorId, personId } = event
  if (actorId && findPersonKind(db, actorId) !== 'staff') return []
  return guests(db, event).filter((id) => personId === null || id === personId)
}

function isStillAsked(db: Database, { subjectId }: WaitingNotice): boolean {
  return subjectId !== null && isRequestOpen(db, subjectId)
}

function isStillGiven(db: Database, { subjectId }: WaitingNotice): boolean {
  return subjectId !== null && isTaskOpen(db, subjectId)
}

function isStillToDo(db: Database, { matterId }: WaitingNotice, personId: string): boolean {
  return matterId !== null && hasAnythingToDo(db, { matterId, personId })
}

/** Of a date: whoever comes from the firm, and, of what is shared, every client and outside person who reads the calendar. */
function concerned(db: Database, { subjectId, matterId, at }: StoredEvent): string[] {
  return subjectId && matterId ? listConcerned(db, { eventId: subjectId, matterId, now: at }) : []
}

function comingOfFirm(db: Database, { subjectId, matterId, at }: StoredEvent): string[] {
  return subjectId && matterId ? listComingOfFirm(db, { eventId: subjectId, matterId, now: at }) : []
}

/** The next date of what was added, changed or cancelled: as it is now, or as it was if that was earlier. */
function dateSpokenOf(db: Database, { subjectId, at }: StoredEvent): string | null {
  return subjectId ? findDateSpokenOf(db, { eventId: subjectId, at }) : null
}

function isToCome(db: Database, { subjectId }: WaitingNotice): boolean {
  return subjectId !== null && hasStandingDate(db, subjectId)
}
