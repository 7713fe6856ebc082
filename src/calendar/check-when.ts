import { timestamp } from '../clock.ts'
import { dayFrom, dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { oneOf } from '../one-of.ts'
import type { EventForm } from './form.ts'
import { REPEATS, ruleUntil } from './recurrence.ts'
import type { When } from './vocabulary.ts'
import { instantOf, isSkipped } from './wall.ts'

const YEARS_AHEAD = 10
const LONGEST_DAYS = 31

/** The times of a form in the zone of the event. Throws `Invalid` beside the field. */
export function checkWhen(deps: Pick<Deps, 'clock'>, form: EventForm, timeZone: string): When {
  const allDay = form.allDay === 'yes'
  const startDay = checkDay(deps, form.startDay, 'startDay', timeZone)
  const endDay = form.endDay ? checkDay(deps, form.endDay, 'endDay', timeZone) : startDay
  const times = allDay ? { starts: startDay, ends: endDay } : checkTimes(form, { startDay, endDay, timeZone })
  if (times.ends < times.starts) throw new Invalid((text) => text.calendar.form.problems.endsBefore, 'endDay')
  const days = Temporal.PlainDate.from(startDay).until(endDay, { largestUnit: 'days' }).days
  if (days > LONGEST_DAYS)
    throw new Invalid((text) => text.calendar.form.problems.tooLong(LONGEST_DAYS), 'endDay')
  return { timeZone, allDay, ...times, rule: checkRule(deps, form, times.starts, timeZone) }
}

function checkDay(deps: Pick<Deps, 'clock'>, typed: string, field: string, timeZone: string): string {
  const day = dayFrom(typed)
  if (!day) throw new Invalid((text) => text.calendar.form.problems.day, field)
  const today = Temporal.PlainDate.from(dayOf(timestamp(deps.clock), timeZone))
  if (Math.abs(day.year - today.year) > YEARS_AHEAD)
    throw new Invalid((text) => text.calendar.form.problems.dayFar(YEARS_AHEAD), field)
  return day.toString()
}

type Days = { startDay: string; endDay: string; timeZone: string }

/** Without an end a date takes an hour; a deadline takes no time. */
function checkTimes(form: EventForm, { startDay, endDay, timeZone }: Days): { starts: string; ends: string } {
  const starts = checkTime(startDay, form.startTime, 'startTime', timeZone)
  if (form.endTime) {
    const ends = checkTime(endDay, form.endTime, 'endTime', timeZone)
    if (instantOf(ends, timeZone) < instantOf(starts, timeZone))
      throw new Invalid((text) => text.calendar.form.problems.endsBefore, 'endTime')
    return { starts, ends }
  }
  if (form.endDay && form.endDay !== startDay)
    throw new Invalid((text) => text.calendar.form.problems.time, 'endTime')
  if (form.kind === 'deadline') return { starts, ends: starts }
  const later = Temporal.PlainDateTime.from(starts).toZonedDateTime(timeZone).add({ hours: 1 })
  return { starts, ends: later.toPlainDateTime().toString({ smallestUnit: 'minute' }) }
}

function checkTime(day: string, typed: string, field: string, timeZone: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed))
    throw new Invalid((text) => text.calendar.form.problems.time, field)
  const wall = `${day}T${typed}`
  if (isSkipped(wall, timeZone)) throw new Invalid((text) => text.calendar.form.problems.skipped, field)
  return wall
}

function checkRule(
  deps: Pick<Deps, 'clock'>,
  form: EventForm,
  starts: string,
  timeZone: string,
): string | null {
  if (!form.repeat) return null
  const repeat = oneOf(REPEATS, form.repeat)
  if (!repeat) throw new Invalid((text) => text.calendar.form.problems.repeat, 'repeat')
  const until = dayFrom(form.until)?.toString()
  if (!until || until <= starts.slice(0, 10))
    throw new Invalid((text) => text.calendar.form.problems.until, 'until')
  const rule = ruleUntil(repeat, starts, checkDay(deps, until, 'until', timeZone))
  if (!rule) throw new Invalid((text) => text.calendar.form.problems.tooMany, 'until')
  return rule
}
