/** Days are `YYYY-MM-DD` in the firm's zone. `askedOn`: when it was last asked for. */
export type Due = { dueOn: string; askedOn: string }
export type Rhythm = { days: readonly number[]; lateDays: number }

/**
 * The reminder that is due today, as its number of days before the due day, negative after it; null for none. Of several
 * that are late only the last is given, and none for a day on which it was asked for: that was told then.
 */
export function reminderDue(
  { dueOn, askedOn }: Due,
  today: string,
  { days, lateDays }: Rhythm,
): number | null {
  const left = daysBetween(today, dueOn)
  if (left < -lateDays) return null
  const slot = left < 0 ? left : Math.min(...days.filter((day) => day >= left))
  return slot < daysBetween(askedOn, dueOn) ? slot : null
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}
