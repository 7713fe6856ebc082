import { MINUTE, SECOND, timestamp, timestampIn } from '../clock.ts'
import { setCookie } from '../cookie.ts'
import type { Deps } from '../deps.ts'
import { randomSecret, secretHash } from '../secrets.ts'
import {
  type Ceremony,
  type Challenge,
  deleteExpiredChallenges,
  insertChallenge,
  takeChallenge,
} from './challenges/queries.ts'

/** Ties a challenge to the browser that asked for it: one taken elsewhere is worth nothing here. */
export const CEREMONY_COOKIE = '__Host-ceremony'
const LIFE = 5 * MINUTE

type Clocked = Pick<Deps, 'db' | 'clock'>

/** Keeps the challenge for one answer within five minutes and returns the cookie that belongs to it. */
export function beginCeremony(
  { db, clock }: Clocked,
  ceremony: Ceremony,
  { challenge, personId = null, enrolmentId = null }: Partial<Challenge> & Pick<Challenge, 'challenge'>,
): string {
  const token = randomSecret()
  deleteExpiredChallenges(db, timestamp(clock))
  insertChallenge(db, {
    tokenHash: secretHash(token),
    ceremony,
    challenge,
    personId,
    enrolmentId,
    expiresAt: timestampIn(clock, LIFE),
  })
  return setCookie({ name: CEREMONY_COOKIE, value: token, sameSite: 'Strict', seconds: LIFE / SECOND })
}

/** The challenge of this browser's ceremony, once; null when there is none, or it is old, used or of another kind. */
export function endCeremony(
  { db, clock }: Clocked,
  ceremony: Ceremony,
  token: string | null,
): Challenge | null {
  if (token === null) return null
  return takeChallenge(db, { tokenHash: secretHash(token), ceremony, now: timestamp(clock) })
}
