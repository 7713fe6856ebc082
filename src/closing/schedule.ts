import { HOUR } from '../clock.ts'
import { dayOf } from '../days.ts'

/** Nobody is written to in the night: the day of a notice begins at eight. */
const MORNING = 8 * HOUR

/** What one person was told: of which date, with which of the notices before it. */
export type Told = { closesAt: string; days: number; toldAt: string }
type Schedule = { closesAt: string; now: string; timeZone: string; noticeDays: readonly number[] }

/** Days from now until the day on which a matter closes, by the firm's calendar; 0 or less when it has come. */
export function daysLeft({ closesAt, now, timeZone }: Omit<Schedule, 'noticeDays'>): number {
  const morning = new Date(Date.parse(now) - MORNING).toISOString()
  const today = Temporal.PlainDate.from(dayOf(morning, timeZone))
  return today.until(dayOf(closesAt, timeZone), { largestUnit: 'days' }).days
}

/**
 * The notice that is due to somebody now, as its number of days, or null. Of several that are late only the last is given;
 * whoever was told of another date is told of this one at once.
 */
export function noticeDue(schedule: Schedule, told: readonly Told[]): number | null {
  const left = daysLeft(schedule)
  if (left <= 0) return null
  const due = Math.min(...schedule.noticeDays.filter((days) => days >= left))
  const last = told.at(-1)
  if (last && last.closesAt !== schedule.closesAt) return Number.isFinite(due) ? due : left
  const isTold = told.some(({ closesAt, days }) => closesAt === schedule.closesAt && days <= due)
  return Number.isFinite(due) && !isTold ? due : null
}

/** The days, `YYYY-MM-DD`, on which notices are still to go out, the first one first. */
export function noticeDates({ closesAt, now, timeZone, noticeDays }: Schedule): string[] {
  const left = daysLeft({ closesAt, now, timeZone })
  const day = Temporal.PlainDate.from(dayOf(closesAt, timeZone))
  return noticeDays.filter((days) => days < left).map((days) => day.subtract({ days }).toString())
}
