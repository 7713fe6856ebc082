import { dayFrom } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { firmToday } from '../firm/today.ts'

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
