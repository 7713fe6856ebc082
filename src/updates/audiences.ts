import { type Audience, type Audiences, firm, guests, ofSubject } from '../audiences/audience.ts'
import { isAtStage } from '../stages/queries.ts'
import { isStanding } from './queries.ts'

const UPDATE: Audience = { who: guests, stands: ofSubject(isStanding) }

/** Where the matter is, and what was said of it. */
export const statusAudiences: Audiences = {
  'update.written': UPDATE,
  'update.added-to': UPDATE,
  'heartbeat.sent': UPDATE,
  // A matter moved on or back within the minute is told of once.
  'stage.begun': { who: guests, stands: ofSubject(isAtStage) },
  'update.requested': { who: firm },
}
