import type { Clock } from '../clock.ts'
import { dayFrom, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'

/** Today in the firm's zone, `YYYY-MM-DD`. */
export function firmToday({ db, vault, clock }: Pick<Deps, 'db' | 'vault'> & { clock: Clock }): string {
  return dayOf(clock.now().toISOString(), getFirm(db, vault).timeZone)
}

/** A due day as it was typed; null for none. Throws `Invalid` for no day, and for one that is over. */
export function requireDueDay(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  typed: string | null | undefined,
  field = 'dueOn',
): string | null {
  if (!typed) return null
  const day = dayFrom(typed)?.toString()
  if (!day) throw new Invalid((text) => text.tasks.problems.noDay, field)
  if (day < firmToday(deps)) throw new Invalid((text) => text.tasks.problems.past, field)
  return day
}
