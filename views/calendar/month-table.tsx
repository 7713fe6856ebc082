import type { ListedDate } from '../../src/calendar/listed.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'
import type { CalendarPartProps } from './calendar-props.ts'
import { datesByDay } from './days.ts'
import { eventUrl } from './urls.ts'

/** A row for each week. On a phone a day shows how many dates it has, and leads to its list. */
export function MonthTable(props: CalendarPartProps): Html {
  const { reader, calendar } = props
  const { days, day, dates } = calendar
  const byDay = datesByDay(dates, days, reader)
  const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7))
  return (
    <table class="calendar-month">
      <caption class="seen-by-readers">{reader.format.month(day)}</caption>
      <thead>
        <tr>
          {days.slice(0, 7).map((one) => (
            <th scope="col">
              <abbr title={reader.format.weekday(one)}>{reader.format.shortWeekday(one)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((one) => (
              <DayCell {...props} of={one} ofDay={byDay.get(one) ?? []} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = CalendarPartProps & { of: string; ofDay: readonly ListedDate[] }

function DayCell({ of, ofDay, reader, calendar, base, side }: CellProps): Html {
  const { today, day, mine } = calendar
  const words = reader.text.calendar
  const standing = ofDay.filter(({ cancelledAt }) => !cancelledAt).length
  const query = new URLSearchParams({ view: 'week', day: of, ...(mine && { mine: 'yes' }) })
  const kinds = [of === today && 'is-today', of.slice(0, 7) !== day.slice(0, 7) && 'is-outside'].filter(
    Boolean,
  )
  return (
    <td class={kinds.join(' ') || false}>
      <a class="day-number" href={`${base}?${query}`} aria-current={of === today ? 'date' : false}>
        <time datetime={of}>
          <span aria-hidden="true">{String(Number(of.slice(8)))}</span>
          <span class="seen-by-readers">{reader.format.date(of)}</span>
        </time>
        {standing > 0 && (
          <span class="day-count">
            <span aria-hidden="true">{String(standing)}</span>
            <span class="seen-by-readers">, {words.dates(standing)}</span>
          </span>
        )}
      </a>
      {ofDay.length > 0 && (
        <ul class="day-dates">
          {ofDay.map((date) => (
            <DayDate {...{ reader, side, date }} />
          ))}
        </ul>
      )}
    </td>
  )
}

type DayDateProps = { reader: Reader; side: CalendarPartProps['side']; date: ListedDate }

function DayDate({ reader, side, date }: DayDateProps): Html {
  const { moment, title, lang, cancelledAt, audience } = date
  const name = <WrittenWords words={{ text: title, lang }} />
  return (
    <li class={audience === 'internal' ? 'is-internal' : false}>
      <a href={eventUrl(side, date, moment.starts)}>
        {!moment.allDay && <span class="figures">{reader.format.time(moment.startsAt)} </span>}
        {cancelledAt ? <s>{name}</s> : name}
        {cancelledAt && <span class="seen-by-readers"> ({reader.text.calendar.cancelled})</span>}
        {audience === 'internal' && (
          <span class="seen-by-readers"> ({reader.text.components.tag.internal})</span>
        )}
      </a>
    </li>
  )
}
