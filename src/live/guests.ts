import type { Database } from 'bun:sqlite'
import type { EventKind } from '../events/kinds.ts'
import { listParticipantIds } from '../messages/told/queries.ts'
import { type EventMark, listPersonsGiven } from './queries.ts'

/** The guests whom an event concerns, by id; `all`: every guest who may read its section. */
type Concerned = 'all' | ((db: Database, event: EventMark) => readonly string[])

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
  'thread.joined': participants,
  'thread.left': participants,
  'closing.planned': 'all',
  'closing.changed': 'all',
  'closing.called-off': 'all',
  'matter.read-only': 'all',
  'matter.reopened': 'all',
}

/** Says of each reader whether this event is one that they may hear of. Staff hear of whatever they may read. */
export function listenersTo(db: Database, event: EventMark): (personId: string, kind: string) => boolean {
  const concerned = GUESTS_HEAR[event.kind]
  const named = concerned && concerned !== 'all' ? new Set(concerned(db, event)) : null
  return (personId, kind) =>
    kind === 'staff' || personId === event.actorId || concerned === 'all' || (named?.has(personId) ?? false)
}

function participants(db: Database, { subjectId }: EventMark): readonly string[] {
  return subjectId ? listParticipantIds(db, subjectId) : []
}

function recipients(db: Database, { subjectId, personId }: EventMark): readonly string[] {
  if (personId) return [personId]
  return subjectId ? listPersonsGiven(db, subjectId) : []
}
