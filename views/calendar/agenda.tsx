import type { Html } from '../jsx/jsx-runtime.ts'
import type { DatesProps } from './calendar-props.ts'
import { DateRow } from './date-row.tsx'

/** The dates under their days, the next one first. */
export function Agenda({ reader, dates, now, ...rest }: DatesProps): Html {
  const { format } = reader
  const days = Map.groupBy(dates, ({ moment: { allDay, starts, startsAt } }) =>
    allDay ? format.relativeDay(starts.slice(0, 10), now) : format.relativeDay(startsAt, now),
  )
  return (
    <div class="event-days agenda">
      {[...days].map(([day, ofDay]) => (
        <section>
          <h3>{day}</h3>
          <ul class="rows">
            {ofDay.map((date) => (
              <DateRow {...{ reader, now, date }} {...rest} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
