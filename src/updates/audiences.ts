import { type Audience, type Audiences, firm, guests, ofSubject } from '../audiences/audience.ts'
import { isAtStage } from '../stages/queries.ts'
import { isAwaited } from './asking/queries.ts'
import { isStanding } from './queries.ts'

const UPDATE: Audience = { who: guests, stands: ofSubject(isStanding) }

/** Where the matter is, and what was said of it. */
export const statusAudiences: Audiences = {
  'update.written': UPDATE,
  'update.added-to': UPDATE,
  'heartbeat.sent': UPDATE,
  // A matter moved on or back within the minute is told of once.
  'stage.begun': { who: guests, stands: ofSubject(isAtStage) },
  // One that was answered meanwhile is no news in the summary of the next morning.
  'update.requested': { who: firm, stands: ofSubject(isAwaited) },
}
