import type { Deps } from '../deps.ts'
import { findRun } from './queries.ts'

/** Whether a task that runs every so many milliseconds should run now; one that never ran should. */
export function isDue({ db, clock }: Pick<Deps, 'db' | 'clock'>, name: string, every: number): boolean {
  const last = findRun(db, name)
  return last === null || clock.now().getTime() - Date.parse(last.at) >= every
}
