import type { Database } from 'bun:sqlite'

export type Ceremony = 'enrol' | 'sign-in' | 'add' | 'verify'
export type Challenge = { challenge: string; personId: string | null; enrolmentId: string | null }
export type NewChallenge = Challenge & { tokenHash: Uint8Array; ceremony: Ceremony; expiresAt: string }

export function insertChallenge(db: Database, challenge: NewChallenge): void {
  db.query(`
    insert into challenges (token_hash, ceremony, challenge, person_id, enrolment_id, expires_at)
    values ($tokenHash, $ceremony, $challenge, $personId, $enrolmentId, $expiresAt)`).run(challenge)
}

/** Takes the challenge away, so that it answers one ceremony and one only. */
export function takeChallenge(
  db: Database,
  query: { tokenHash: Uint8Array; ceremony: Ceremony; now: string },
): Challenge | null {
  return db
    .query<Challenge, typeof query>(`
      delete from challenges where token_hash = $tokenHash and ceremony = $ceremony and expires_at > $now
      returning challenge, person_id as personId, enrolment_id as enrolmentId`)
    .get(query)
}

export function deleteExpiredChallenges(db: Database, now: string): void {
  db.query('delete from challenges where expires_at <= $now').run({ now })
}
