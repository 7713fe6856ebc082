import type { Hours } from '../hours.ts'
import type { Preference } from '../preferences/preference.ts'
import type { SafeContact } from '../safe-contacts/queries.ts'

const SATURDAY = 6
/** Every rule about hours and days comes round within this many hours. */
const AT_MOST = 24 * 8

/** An hour of the week in the firm's zone. `weekday`: 1 is Monday. */
type Moment = { hour: number; weekday: number }

/** `at`, or when the quiet hours end in which it lies. */
export function afterQuiet(at: string, quiet: Hours | null, timeZone: string): string {
  return quiet ? firstMoment(at, timeZone, ({ hour }) => !isWithin(hour, quiet)) : at
}

/** `at`, or when the next mail may come to somebody whom a mail can put in danger. */
export function nextAllowed(
  at: string,
  { hours, workingDays }: Pick<SafeContact, 'hours' | 'workingDays'>,
  timeZone: string,
): string {
  return firstMoment(
    at,
    timeZone,
    ({ hour, weekday }) => (hours === null || isWithin(hour, hours)) && (!workingDays || weekday < SATURDAY),
  )
}

/** The first digest after `at`. */
export function nextDigest(
  at: string,
  { pace, hour, weekday }: Pick<Preference, 'pace' | 'hour' | 'weekday'>,
  timeZone: string,
): string {
  return firstMoment(nextHour(zoned(at, timeZone)), timeZone, (moment) => {
    if (moment.hour !== hour) return false
    if (pace === 'weekly') return moment.weekday === weekday
    return pace !== 'working-days' || moment.weekday < SATURDAY
  })
}

/** From and until the same hour is the whole day. */
function isWithin(hour: number, { from, until }: Hours): boolean {
  if (from === until) return true
  return from < until ? hour >= from && hour < until : hour >= from || hour < until
}

/** `at` itself, or the beginning of the first hour after it, that `accepts` takes. */
function firstMoment(at: string, timeZone: string, accepts: (moment: Moment) => boolean): string {
  let candidate = at
  for (let n = 0; n < AT_MOST; n++) {
    const local = zoned(candidate, timeZone)
    if (accepts({ hour: local.hour, weekday: local.dayOfWeek })) return candidate
    candidate = nextHour(local)
  }
  return candidate
}

function zoned(at: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
}

function nextHour(local: Temporal.ZonedDateTime): string {
  const next = local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
  return new Date(next.epochMilliseconds).toISOString()
}
