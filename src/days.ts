/** A calendar day as a form sends it, `YYYY-MM-DD`; null for anything else. */
export function dayFrom(typed: string | undefined): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed ?? '')) return null
  try {
    return Temporal.PlainDate.from(typed ?? '', { overflow: 'reject' })
  } catch {
    return null
  }
}

/** The instant at which a day begins in a zone, as the database keeps it. */
export function startOfDay(day: Temporal.PlainDate, timeZone: string): string {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds).toISOString()
}

/** The instant at which a day is over in a zone. */
export function endOfDay(day: Temporal.PlainDate, timeZone: string): string {
  return startOfDay(day.add({ days: 1 }), timeZone)
}

/** The day on which an instant falls in a zone, as a date field shows it. */
export function dayOf(at: string, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The last day of a right that ends at `endsAt`: a right until midnight lasts the whole day before. */
export function lastDayOf(endsAt: string, timeZone: string): string {
  return dayOf(new Date(Date.parse(endsAt) - 1).toISOString(), timeZone)
}
