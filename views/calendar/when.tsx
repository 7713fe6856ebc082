import type { Moment } from '../../src/calendar/wall.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** "Thursday 19 November, 10:00 to 11:30 (Toronto time)"; `now` drops this year. */
export function momentText(reader: Reader, moment: Moment, now: string): string {
  const { format, text } = reader
  const words = text.calendar
  const { allDay, starts, ends, startsAt, endsAt } = moment
  if (allDay) {
    const [first, last] = [starts.slice(0, 10), ends.slice(0, 10)]
    if (first === last) return `${format.day(first, now)}, ${words.allDayAfter}`
    return words.until(format.day(first, now), format.day(last, now))
  }
  const day = format.day(startsAt, now)
  const lastDay = format.day(endsAt, now)
  const time =
    day === lastDay
      ? `${day}, ${timesText(reader, moment)}`
      : words.between(`${day}, ${format.time(startsAt)}`, `${lastDay}, ${format.time(endsAt)}`)
  return `${time} (${format.zone})`
}

/** "10:00 to 11:30", "all day": where the day stands already. */
export function timesText({ format, text }: Reader, { allDay, startsAt, endsAt }: Moment): string {
  const words = text.calendar
  if (allDay) return words.allDay
  if (startsAt === endsAt) return format.time(startsAt)
  return words.between(format.time(startsAt), format.time(endsAt))
}

export function When({ reader, moment, now }: { reader: Reader; moment: Moment; now: string }): Html {
  return (
    <time datetime={moment.allDay ? moment.starts.slice(0, 10) : moment.startsAt} class="time">
      {momentText(reader, moment, now)}
    </time>
  )
}
