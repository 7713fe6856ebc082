import type { CalendarView, CalendarViewName } from '../../src/calendar/read.ts'
import { LinkButton } from '../components/button.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Agenda } from './agenda.tsx'
import type { CalendarPartProps } from './calendar-props.ts'
import { MonthTable } from './month-table.tsx'
import { WeekTable } from './week-table.tsx'

const VIEWS: readonly CalendarViewName[] = ['agenda', 'week', 'month']

/** A list, a week or a month: addresses and tables, nothing that needs a script. */
export function CalendarPart(props: CalendarPartProps): Html {
  const { reader, calendar, empty } = props
  const { view, dates } = calendar
  return (
    <div class="calendar-part">
      <CalendarBar {...props} />
      <h2 class="calendar-title">{titleOf(props)}</h2>
      {view === 'agenda' && (dates.length > 0 ? <Agenda {...props} dates={dates} /> : empty)}
      {view === 'week' && <WeekTable {...props} />}
      {view === 'month' && <MonthTable {...props} />}
      <p class="quiet">{reader.text.calendar.zone(reader.format.zone)}</p>
    </div>
  )
}

function CalendarBar({ reader, calendar, base, mayFilter }: CalendarPartProps): Html {
  const words = reader.text.calendar
  const { view, day, today, previous, next, mine } = calendar
  const href = (to: { view?: CalendarViewName; day?: string; mine?: boolean }) => hrefTo(base, calendar, to)
  // who goes on by keyboard is there again at once
  const move = (to: string) => `${href({ day: to })}#moves`
  return (
    <div class="calendar-bar">
      <nav class="segments" aria-label={words.viewsLabel}>
        {VIEWS.map((one) => (
          <a href={href({ view: one })} aria-current={one === view ? 'page' : false}>
            {words.views[one]}
          </a>
        ))}
      </nav>
      <div class="toolbar" id="moves">
        <LinkButton small rel="prev" icon="arrow-left" href={move(previous)}>
          {words.previous[view]}
        </LinkButton>
        {day !== today && (
          <LinkButton small href={move(today)}>
            {words.today}
          </LinkButton>
        )}
        {next && (
          <LinkButton small rel="next" icon="arrow-right" href={move(next)}>
            {words.next[view]}
          </LinkButton>
        )}
        {mayFilter && (
          <LinkButton small kind="quiet" icon="list-filter" href={href({ mine: !mine })}>
            {mine ? words.everybodys : words.mine}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function hrefTo(
  base: string,
  calendar: CalendarView,
  to: { view?: CalendarViewName; day?: string; mine?: boolean },
): string {
  const { view, day, mine } = { ...calendar, ...to }
  const query = new URLSearchParams({ view, day, ...(mine && { mine: 'yes' }) })
  return `${base}?${query}`
}

function titleOf({
  reader: { format, text },
  calendar: { view, day, today, days },
  now,
}: CalendarPartProps): Child {
  const words = text.calendar
  if (view === 'month') return format.month(day)
  if (view === 'week') return words.weekOf(format.date(days[0] ?? day))
  return day === today ? words.nextDates : words.from(format.day(day, now))
}
