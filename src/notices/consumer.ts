import type { Database } from 'bun:sqlite'
import { countUnacknowledged } from '../closing/people/queries.ts'
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
  'document.damaged': firm,
  'closing.acknowledged': firm,
  'matter.read-only': firmIfUnacknowledged,
  'mail.failed': inChargeOfPerson,
  'passkey.counter-went-back': inChargeOfPerson,
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

function firmIfFromGuest(db: Database, event: StoredEvent): string[] {
  const { actorId } = event
  if (!actorId || findPersonKind(db, actorId) === 'staff') return []
  return firm(db, event)
}

function firm(db: Database, { matterId, at }: StoredEvent): string[] {
  return matterId ? listStaffReaders(db, matterId, at) : []
}

/** The day has come and a client has not said that they have their copy: somebody has to decide. */
function firmIfUnacknowledged(db: Database, event: StoredEvent): string[] {
  const { matterId, at } = event
  return matterId && countUnacknowledged(db, { matterId, now: at }) > 0 ? firm(db, event) : []
}

function inChargeOfPerson(db: Database, { personId, at }: StoredEvent): string[] {
  return personId ? listStaffInChargeOf(db, personId, at) : []
}
