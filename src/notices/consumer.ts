import type { Database } from 'bun:sqlite'
import type { Consumer } from '../events/consumer.ts'
import { AUDIENCES } from './audiences.ts'
import { insertNotice } from './queries.ts'

/** Notes for each person what they are to be told; the mail comes after the batching minute. */
export function noticesConsumer(db: Database): Consumer {
  return {
    name: 'notices',
    take: (event) => {
      const audience = AUDIENCES[event.kind]?.who(db, event) ?? []
      for (const personId of audience)
        if (personId !== event.actorId)
          insertNotice(db, { eventSeq: event.seq, personId, matterId: event.matterId, at: event.at })
    },
  }
}
