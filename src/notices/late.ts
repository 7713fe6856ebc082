import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'

/** How many things are late in the matters that somebody of the firm works on. */
export function countLate({ db, clock }: Pick<Deps, 'db' | 'clock'>, personId: string): number {
  return COUNTS.reduce((sum, count) => sum + count(db, { personId, now: timestamp(clock) }), 0)
}

const COUNTS: readonly ((db: Deps['db'], of: { personId: string; now: string }) => number)[] = []
