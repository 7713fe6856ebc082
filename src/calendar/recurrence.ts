import ICAL from 'ical.js'
import type { When } from './vocabulary.ts'
import { type Span, spanAt } from './wall.ts'

export const REPEATS = ['daily', 'weekly', 'fortnightly', 'monthly-day', 'monthly-weekday', 'yearly'] as const
export type Repeat = (typeof REPEATS)[number]

/** A series has an end, and its dates are counted: each is written down. */
const MOST_DATES = 400

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** The rule without its end: by the weekday or the day of the month on which the first date falls. */
function pattern(repeat: Repeat, first: string): string {
  const day = Temporal.PlainDate.from(first)
  const nth = Math.ceil(day.day / 7)
  const patterns: Record<Repeat, string> = {
    daily: 'FREQ=DAILY',
    weekly: 'FREQ=WEEKLY',
    fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
    'monthly-day': `FREQ=MONTHLY;BYMONTHDAY=${day.day}`,
    // a fifth Tuesday is not in every month: the last one is
    'monthly-weekday': `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${WEEKDAYS[day.dayOfWeek - 1]}`,
    yearly: `FREQ=YEARLY;BYMONTH=${day.month};BYMONTHDAY=${day.day}`,
  }
  return patterns[repeat]
}

/** A rule that ends with the last date on or before `until`, or null where that would be too many. */
export function ruleUntil(repeat: Repeat, first: string, until: string): string | null {
  const base = pattern(repeat, first)
  const count = walls(`${base};COUNT=${MOST_DATES + 1}`, first).filter(
    (wall) => wall.slice(0, 10) <= until,
  ).length
  return count > MOST_DATES ? null : `${base};COUNT=${count}`
}

export type Repeated = { repeat: Repeat /** The day of the last date. */; until: string }

/** What a form shows of a rule that it made. */
export function repeatOf({ rule, starts }: When): Repeated | null {
  if (!rule) return null
  const base = rule.replace(/;COUNT=\d+$/, '')
  const repeat = REPEATS.find((one) => pattern(one, starts) === base)
  const until = walls(rule, starts).at(-1)?.slice(0, 10)
  return repeat && until ? { repeat, until } : null
}

/** Every date of an event, the first one first. */
export function spansOf(when: When): Span[] {
  const { rule, starts } = when
  return (rule ? walls(rule, starts) : [starts]).map((wall) => spanAt(when, wall))
}

/** The wall times by a rule, in the form of the first one. */
function walls(rule: string, first: string): string[] {
  const isDay = first.length === 10
  const start = isDay ? ICAL.Time.fromDateString(first) : ICAL.Time.fromDateTimeString(`${first}:00`)
  const iterator = ICAL.Recur.fromString(rule).iterator(start)
  const found: string[] = []
  for (let next = iterator.next(); next && found.length <= MOST_DATES; next = iterator.next())
    found.push(next.toString().slice(0, first.length))
  return found
}
