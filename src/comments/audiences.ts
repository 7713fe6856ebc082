import type { Database } from 'bun:sqlite'
import { type Audience, type Audiences, firmIfFromGuest, ofSubject } from '../audiences/audience.ts'
import type { StoredEvent } from '../events/queries.ts'
import { isToBeRead } from './queries.ts'

const COMMENTED: Audience = { who: readers, stands: ofSubject(isToBeRead) }

export const commentAudiences: Audiences = {
  'document.commented': COMMENTED,
  'event.commented': COMMENTED,
  'task.commented': COMMENTED,
  'request.commented': COMMENTED,
}

/** The guest whom a comment of the firm is for; the firm, of a guest's. What the firm says to itself is told to nobody. */
function readers(db: Database, event: StoredEvent): string[] {
  return event.personId ? [event.personId] : firmIfFromGuest(db, event)
}
