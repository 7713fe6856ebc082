import type { Html } from '../jsx/jsx-runtime.ts'
import type { CalendarPartProps } from './calendar-props.ts'
import { DateRow } from './date-row.tsx'
import { datesByDay } from './days.ts'

/** A row for each day, its name the row's heading: the same on a phone. */
export function WeekTable({ reader, calendar, side, withMatter, now }: CalendarPartProps): Html {
  const words = reader.text.calendar
  const { days, dates, today } = calendar
  const byDay = datesByDay(dates, days, reader)
  return (
    <table class="calendar-week">
      <caption class="seen-by-readers">{words.weekOf(reader.format.date(days[0] ?? today))}</caption>
      <thead class="seen-by-readers">
        <tr>
          <th scope="col">{words.dayColumn}</th>
          <th scope="col">{words.datesColumn}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => {
          const ofDay = byDay.get(day) ?? []
          return (
            <tr class={day === today ? 'is-today' : false}>
              <th scope="row">
                <time datetime={day}>{reader.format.day(day, now)}</time>
              </th>
              <td>
                {ofDay.length === 0 ? (
                  <span class="quiet">{words.nothing}</span>
                ) : (
                  <ul class="rows">
                    {ofDay.map((date) => (
                      <DateRow {...{ reader, side, withMatter, now, date }} />
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
