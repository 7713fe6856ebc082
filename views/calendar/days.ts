import type { ListedDate } from '../../src/calendar/listed.ts'
import type { Reader } from '../text/reader.ts'

/** The dates that take place on a day, in the reader's zone; what lasts several days is on each of them. */
export function datesOn(dates: readonly ListedDate[], day: string, { format }: Reader): ListedDate[] {
  return dates.filter(({ moment: { allDay, starts, ends, startsAt, endsAt } }) => {
    if (allDay) return starts.slice(0, 10) <= day && day <= ends.slice(0, 10)
    const first = format.isoDay(startsAt)
    // what ends at midnight is not on the day that begins then
    const last = startsAt === endsAt ? first : format.isoDay(new Date(Date.parse(endsAt) - 1).toISOString())
    return first <= day && day <= last
  })
}
