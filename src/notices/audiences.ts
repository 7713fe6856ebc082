import type { Database } from 'bun:sqlite'
import { type Audience, type Audiences, firm, firmIfFromGuest, ofSubject } from '../audiences/audience.ts'
import { calendarAudiences } from '../calendar/audiences.ts'
import { countUnacknowledged } from '../closing/people/queries.ts'
import { commentAudiences } from '../comments/audiences.ts'
import type { StoredEvent } from '../events/queries.ts'
import { messageAudiences } from '../messages/told/audiences.ts'
import { requestAudiences } from '../requests/audiences.ts'
import { statusAudiences } from '../updates/audiences.ts'
import { hasShare, listRecipientsAt, listStaffInChargeOf } from './queries.ts'

/** Somebody has to see to it that this person is reached. */
const CARE: Audience = { who: inChargeOfPerson, always: true }

/** Who is told of what. A kind that is not here is told to nobody. */
export const AUDIENCES: Audiences = {
  ...statusAudiences,
  ...requestAudiences,
  ...calendarAudiences,
  ...messageAudiences,
  ...commentAudiences,
  'document.shared': { who: recipients, stands: ofSubject(hasShare) },
  'document.added': { who: firmIfFromGuest },
  'document.replaced': { who: firmIfFromGuest },
  'document.opened': { who: firmIfFromGuest, digestOnly: true },
  'document.acknowledged': { who: firmIfFromGuest, digestOnly: true },
  'document.damaged': { who: firm, always: true },
  'closing.acknowledged': { who: firm },
  'matter.read-only': { who: firmIfUnacknowledged, always: true },
  'mail.failed': CARE,
  'mail.complained': CARE,
  'safe-contact.changed': CARE,
  'notice.withheld': CARE,
  'passkey.counter-went-back': CARE,
}

/** One person, or those to whom the document was shared at that moment. */
function recipients(db: Database, { subjectId, personId, at }: StoredEvent): string[] {
  if (personId) return [personId]
  return subjectId ? listRecipientsAt(db, subjectId, at) : []
}

/** The day has come and a client has not said that they have their copy: somebody has to decide. */
function firmIfUnacknowledged(db: Database, event: StoredEvent): string[] {
  const { matterId, at } = event
  return matterId && countUnacknowledged(db, { matterId, now: at }) > 0 ? firm(db, event) : []
}

function inChargeOfPerson(db: Database, { personId, at }: StoredEvent): string[] {
  return personId ? listStaffInChargeOf(db, personId, at) : []
}
