import { HOUR, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { deleteExpiredChallenges } from '../passkeys/challenges/queries.ts'
import { deleteSessionsBegunBefore } from '../sessions/queries.ts'

/** Takes away what has lost its meaning. */
export function purge({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>): void {
  deleteExpiredChallenges(db, timestamp(clock))
  deleteSessionsBegunBefore(db, timestampIn(clock, -config.session.absoluteHours * HOUR))
}
