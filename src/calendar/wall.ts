import type { When } from './vocabulary.ts'

/** One date as the database keeps it: its wall time, and the UTC instants from start to end. */
export type Span = { starts: string; startsAt: string; endsAt: string }

/**
 * Of a wall time that a change of clocks leaves out, the instant as far after the gap; of one that comes twice, the first:
 * as RFC 5545 3.3.5 reads a local time.
 */
export function instantOf(wall: string, timeZone: string): string {
  const zoned = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return utc(zoned)
}

/** Whether clocks never show this wall time. */
export function isSkipped(wall: string, timeZone: string): boolean {
  const plain = Temporal.PlainDateTime.from(wall)
  return !plain.toZonedDateTime(timeZone).toPlainDateTime().equals(plain)
}

/** `YYYY-MM-DDTHH:MM` of an instant in a zone. */
export function wallOf(at: string, timeZone: string): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The span of a date that begins at the wall time `starts` and is as long as the first one (RFC 5545 3.8.5.3). */
export function spanAt(when: Omit<When, 'rule'>, starts: string): Span {
  const { timeZone, allDay } = when
  if (allDay) {
    const length = Temporal.PlainDate.from(when.starts).until(when.ends, { largestUnit: 'days' }).days
    const last = Temporal.PlainDate.from(starts).add({ days: length })
    return { starts, startsAt: midnight(starts, timeZone), endsAt: midnight(last.add({ days: 1 }), timeZone) }
  }
  const length = Date.parse(instantOf(when.ends, timeZone)) - Date.parse(instantOf(when.starts, timeZone))
  const startsAt = instantOf(starts, timeZone)
  return { starts, startsAt, endsAt: new Date(Date.parse(startsAt) + length).toISOString() }
}

function midnight(day: string | Temporal.PlainDate, timeZone: string): string {
  return utc(Temporal.PlainDate.from(day).toZonedDateTime(timeZone))
}

function utc(zoned: Temporal.ZonedDateTime): string {
  return new Date(zoned.epochMilliseconds).toISOString()
}

/** When something is, for showing: whole days by their wall days, everything else by its instants. */
export type Moment = { allDay: boolean; starts: string; ends: string; startsAt: string; endsAt: string }

/** The first or only date of an event. */
export function momentOf(when: Omit<When, 'rule'>): Moment {
  const { allDay, starts, ends } = when
  const { startsAt, endsAt } = spanAt(when, starts)
  return { allDay, starts, ends, startsAt, endsAt }
}

/** The last day of a date of whole days that begins on `starts`. */
export function lastDayAt(when: Pick<When, 'starts' | 'ends'>, starts: string): string {
  const days = Temporal.PlainDate.from(when.starts.slice(0, 10)).until(when.ends.slice(0, 10), {
    largestUnit: 'days',
  }).days
  return Temporal.PlainDate.from(starts.slice(0, 10)).add({ days }).toString()
}
