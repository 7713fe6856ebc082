import type { Database } from 'bun:sqlite'
import { type Audiences, firmIfFromGuest, namedPerson, ofSubject } from '../../audiences/audience.ts'
import type { StoredEvent } from '../../events/queries.ts'
import { isUnreadBy, listParticipantsOf } from './queries.ts'

/** Not a message that was withdrawn, or that they have read meanwhile. */
const isStillToBeRead = ofSubject(isUnreadBy)

export const messageAudiences: Audiences = {
  'message.sent': { who: participants, stands: isStillToBeRead },
  'thread.joined': { who: namedPerson, stands: isStillToBeRead },
}

/** Those who take part in the conversation of a message; where nobody of the firm does any more, its team. */
function participants(db: Database, event: StoredEvent): string[] {
  const { matterId, subjectId, at } = event
  if (!matterId || !subjectId) return []
  const taking = listParticipantsOf(db, { matterId, messageId: subjectId, now: at })
  const hasStaff = taking.some(({ kind }) => kind === 'staff')
  return [...taking.map(({ personId }) => personId), ...(hasStaff ? [] : firmIfFromGuest(db, event))]
}
