import type { ListedDate } from '../../src/calendar/listed.ts'
import type { Reader } from '../text/reader.ts'

/** By day, the dates that take place on it in the reader's zone; what lasts several days is on each of them. */
export function datesByDay(
  dates: readonly ListedDate[],
  days: readonly string[],
  reader: Reader,
): ReadonlyMap<string, readonly ListedDate[]> {
  // An instant is formatted once for each date, not once for each day: `Intl` is slow.
  const spans = dates.map((date) => ({ date, ...daysOf(date, reader) }))
  const on = (day: string) => spans.filter(({ first, last }) => first <= day && day <= last)
  return new Map(days.map((day) => [day, on(day).map(({ date }) => date)]))
}

function daysOf({ moment }: ListedDate, { format }: Reader): { first: string; last: string } {
  const { allDay, starts, ends, startsAt, endsAt } = moment
  if (allDay) return { first: starts.slice(0, 10), last: ends.slice(0, 10) }
  const first = format.isoDay(startsAt)
  // what ends at midnight is not on the day that begins then
  const end = startsAt === endsAt ? startsAt : new Date(Date.parse(endsAt) - 1).toISOString()
  return { first, last: format.isoDay(end) }
}
