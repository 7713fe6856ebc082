import type { Database } from 'bun:sqlite'
import { findCursor, listEventsAfter, type StoredEvent, updateCursor } from './queries.ts'

/** Something that follows from events. `take` runs inside the transaction that also moves the cursor: once per event. */
export type Consumer = { name: string; take(event: StoredEvent): void }

const BATCH = 200

/** Lets `consumer` read what is new. A crash in the middle repeats nothing and loses nothing. */
export function runConsumer(db: Database, consumer: Consumer): void {
  for (;;) {
    const events = listEventsAfter(db, findCursor(db, consumer.name), BATCH)
    const last = events.at(-1)
    if (!last) return
    db.transaction(() => {
      for (const event of events) consumer.take(event)
      updateCursor(db, consumer.name, last.seq)
    }).immediate()
  }
}
