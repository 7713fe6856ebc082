import { timestamp } from '../clock.ts'
import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from './queries.ts'

/** The day that it is for the firm, `YYYY-MM-DD`. */
export function firmToday({ db, vault, clock }: Pick<Deps, 'db' | 'vault' | 'clock'>): string {
  return dayOf(timestamp(clock), getFirm(db, vault).timeZone)
}
