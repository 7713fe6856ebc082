import { HOUR, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { deleteSessionsBegunBefore } from '../sessions/queries.ts'

/** Takes away what has lost its meaning. */
export function purge({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>): void {
  deleteSessionsBegunBefore(db, timestampIn(clock, -config.session.absoluteHours * HOUR))
}
