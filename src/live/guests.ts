import type { Database } from 'bun:sqlite'
import { isSharedEvent } from '../calendar/reminders/queries.ts'
import type { EventKind } from '../events/kinds.ts'
import { listParticipantIds } from '../messages/told/queries.ts'
import { type EventMark, findAssignee, listPersonsGiven, listReadersOfComment } from './queries.ts'

/** The guests whom an event concerns, by id; `all`: every guest who may read its section. */
type Concerned = 'all' | ((db: Database, event: EventMark) => 'all' | readonly string[])

/**
 * What guests hear of besides what they did themselves. A kind that is not here is none of their business: that something
 * moved at all would tell them of internal work.
 */
const GUESTS_HEAR: Partial<Record<EventKind, Concerned>> = {
  'document.shared': recipients,
  'document.recalled': recipients,
  'message.sent': participants,
  'message.corrected': participants,
  'message.withdrawn': participants,
  'document.commented': namedPerson,
  'event.commented': namedPerson,
  'task.commented': namedPerson,
  'request.commented': namedPerson,
  'comment.corrected': readersOfComment,
  'comment.withdrawn': readersOfComment,
  'thread.joined': participants,
  'thread.left': participants,
  'calendar.added': ofDate,
  'calendar.changed': ofDate,
  'calendar.cancelled': ofDate,
  ...everyone('stages.set', 'stages.changed', 'stage.begun', 'team.changed', 'heartbeat.sent'),
  ...everyone('update.written', 'update.added-to', 'update.corrected', 'update.withdrawn'),
  ...everyone(
    'request.made',
    'request.due-changed',
    'request.withdrawn',
    'request.item-sent',
    'request.item-lacking',
  ),
  ...everyone(
    'request.item-accepted',
    'request.item-sent-back',
    'request.item-excused',
    'request.item-reopened',
  ),
  'task.given': assignees,
  'task.due-changed': assignees,
  'task.done': assignees,
  'task.undone': assignees,
  'task.confirmed': assignees,
  'task.reopened': assignees,
  'task.withdrawn': assignees,
  'closing.planned': 'all',
  'closing.changed': 'all',
  'closing.called-off': 'all',
  'matter.read-only': 'all',
  'matter.reopened': 'all',
}

/** Says of each reader whether this event is one that they may hear of. Staff hear of whatever they may read. */
export function listenersTo(db: Database, event: EventMark): (personId: string, kind: string) => boolean {
  const hearing = GUESTS_HEAR[event.kind]
  const concerned = typeof hearing === 'function' ? hearing(db, event) : hearing
  return (personId, kind) =>
    kind === 'staff' ||
    personId === event.actorId ||
    concerned === 'all' ||
    (concerned?.includes(personId) ?? false)
}

function namedPerson(_: Database, { personId }: EventMark): readonly string[] {
  return personId ? [personId] : []
}

function readersOfComment(db: Database, { subjectId }: EventMark): readonly string[] {
  return subjectId ? listReadersOfComment(db, subjectId) : []
}

function participants(db: Database, { subjectId }: EventMark): readonly string[] {
  return subjectId ? listParticipantIds(db, subjectId) : []
}

/** One of the clients, or all of them. */
function assignees(db: Database, { subjectId }: EventMark): 'all' | readonly string[] {
  const assigneeId = subjectId && findAssignee(db, subjectId)
  return assigneeId ? [assigneeId] : 'all'
}

function everyone(...kinds: readonly EventKind[]): Partial<Record<EventKind, Concerned>> {
  return Object.fromEntries(kinds.map((kind) => [kind, 'all'] as const))
}

function recipients(db: Database, { subjectId, personId }: EventMark): readonly string[] {
  if (personId) return [personId]
  return subjectId ? listPersonsGiven(db, subjectId) : []
}

/** What is internal is none of a guest's business. */
function ofDate(db: Database, { subjectId }: EventMark): readonly string[] | 'all' {
  return subjectId && isSharedEvent(db, subjectId) ? 'all' : []
}
