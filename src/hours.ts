import { Invalid } from './errors.ts'

/** Full hours of the day in the firm's zone, `until` not included; they may go over midnight. */
export type Hours = { from: number; until: number }

/** A full hour that a form offers; null for none. Throws `Invalid`. */
export function readHour(typed: string | null, field: string): number | null {
  if (!typed) return null
  const hour = /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(hour >= 0 && hour <= 23)) throw new Invalid((text) => text.rules.choose, field)
  return hour
}

/** From one hour to another; null where none was chosen. Throws `Invalid` for half of it, and for no time at all. */
export function readHours(form: URLSearchParams, fromField: string, untilField: string): Hours | null {
  const [from, until] = [readHour(form.get(fromField), fromField), readHour(form.get(untilField), untilField)]
  if (from === null && until === null) return null
  if (from === null || until === null)
    throw new Invalid((text) => text.preferences.bothHours, from === null ? fromField : untilField)
  if (from === until) throw new Invalid((text) => text.preferences.sameHour, untilField)
  return { from, until }
}
