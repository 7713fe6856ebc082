import type { Database } from 'bun:sqlite'
import type { Consumer } from '../events/consumer.ts'
import type { EventKind } from '../events/kinds.ts'
import type { StoredEvent } from '../events/queries.ts'
import { findPersonKind } from '../people/queries.ts'
import { insertNotice, listRecipientsAt, listStaffInChargeOf, listStaffReaders } from './queries.ts'

type Audience = (db: Database, event: StoredEvent) => string[]

/** Who is told of what. A kind that is not here is told to nobody. */
const AUDIENCES: Partial<Record<EventKind, Audience>> = {
  'document.shared': recipients,
  'document.added': firmIfFromGuest,
  'document.replaced': firmIfFromGuest,
  'mail.failed': (db, { personId, at }) => (personId ? listStaffInChargeOf(db, personId, at) : []),
}

/** Notes for each person what they are to be told; the mail comes after the batching minute. */
export function noticesConsumer(db: Database): Consumer {
  return {
    name: 'notices',
    take: (event) => {
      const audience = AUDIENCES[event.kind]?.(db, event) ?? []
      for (const personId of audience)
        if (personId !== event.actorId)
          insertNotice(db, { eventSeq: event.seq, personId, matterId: event.matterId, at: event.at })
    },
  }
}

function recipients(db: Database, { subjectId, personId, at }: StoredEvent): string[] {
  if (personId) return [personId]
  return subjectId ? listRecipientsAt(db, subjectId, at) : []
}

function firmIfFromGuest(db: Database, { actorId, matterId, at }: StoredEvent): string[] {
  if (!actorId || !matterId || findPersonKind(db, actorId) === 'staff') return []
  return listStaffReaders(db, matterId, at)
}
