import { dayFrom } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { firmToday } from '../firm/today.ts'

const YEARS_AT_MOST = 2

/** The day on which somebody looks again, as it was typed; null for none. Throws `Invalid` for one that is over. */
export function requireLookAgain(deps: Deps, typed: string | undefined): string | null {
  if (!typed) return null
  const day = dayFrom(typed)
  const today = Temporal.PlainDate.from(firmToday(deps))
  const last = today.add({ years: YEARS_AT_MOST })
  if (!day || Temporal.PlainDate.compare(day, today) < 0 || Temporal.PlainDate.compare(day, last) > 0)
    throw new Invalid((text) => text.updates.problems.day, 'lookAgainOn')
  return day.toString()
}
