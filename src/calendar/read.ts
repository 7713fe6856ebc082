import type { MatterAccess } from '../access.ts'
import { DAY, timestamp, timestampIn } from '../clock.ts'
import { dayFrom, dayOf, startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { oneOf } from '../one-of.ts'
import { enterableMatters } from '../scopes.ts'
import type { Viewer } from '../viewer.ts'
import { listDates } from './dates/queries.ts'
import { type ListedDate, listed, SHOWN_DAYS } from './listed.ts'
import type { Moment } from './wall.ts'

const VIEWS = ['agenda', 'week', 'month'] as const
export type CalendarViewName = (typeof VIEWS)[number]
export type CalendarQuery = { view?: string; day?: string; mine?: string }

export type CalendarView = {
  view: CalendarViewName
  mine: boolean
  /** The day that was asked for, or today; and today. */
  day: string
  today: string
  /** Every day that a week or a month shows, the first one first; none for an agenda. */
  days: readonly string[]
  dates: readonly ListedDate[]
  previous: string
  /** Null where an agenda ends. */
  next: string | null
}

const AGENDA_DATES = 40
const AGENDA_YEARS = 10
const MOST_IN_GRID = 1000

type Which = { viewer: Viewer; matterId: string | null }

/** The dates that a viewer may read: in one matter or across all of theirs, as an agenda, a week or a month. */
export function readCalendar(deps: Deps, which: Which, query: CalendarQuery): CalendarView {
  const { timeZone } = getFirm(deps.db, deps.vault)
  const today = dayOf(timestamp(deps.clock), timeZone)
  const day = dayFrom(query.day) ?? Temporal.PlainDate.from(today)
  const view = oneOf(VIEWS, query.view) ?? 'agenda'
  const mine = query.mine === 'yes'
  const common = { view, mine, day: day.toString(), today }
  if (view === 'agenda') return { ...common, ...readAgenda(deps, { ...which, mine }, day, timeZone) }
  const days = view === 'week' ? weekOf(day) : monthOf(day)
  const [from = day, to = day] = [days[0], days.at(-1)?.add({ days: 1 })]
  const step = view === 'week' ? { weeks: 1 } : { months: 1 }
  return {
    ...common,
    days: days.map(String),
    dates: datesBetween(deps, { ...which, mine }, { from, to, timeZone, limit: MOST_IN_GRID }),
    previous: day.subtract(step).toString(),
    next: day.add(step).toString(),
  }
}

type Day = Temporal.PlainDate
type Agenda = Pick<CalendarView, 'days' | 'dates' | 'previous' | 'next'>

function readAgenda(deps: Deps, which: Which & { mine: boolean }, from: Day, timeZone: string): Agenda {
  const to = from.add({ years: AGENDA_YEARS })
  const found = datesBetween(deps, which, { from, to, timeZone, limit: AGENDA_DATES + 1 })
  const after = found[AGENDA_DATES]
  const dayAt = ({ startsAt }: Moment) => dayOf(startsAt, timeZone)
  const previous = from.subtract({ months: 1 }).toString()
  if (!after) return { days: [], dates: found, previous, next: null }
  // The day that begins on the next page is not cut in two, unless it is the only one.
  const whole = found.filter(({ moment }) => dayAt(moment) < dayAt(after.moment))
  const last = Temporal.PlainDate.from(dayAt(after.moment))
  if (whole.length === 0) return { days: [], dates: found, previous, next: last.add({ days: 1 }).toString() }
  return { days: [], dates: whole, previous, next: last.toString() }
}

type Between = { from: Day; to: Day; timeZone: string; limit: number }

function datesBetween(
  deps: Deps,
  { viewer, matterId, mine }: Which & { mine: boolean },
  { from, to, timeZone, limit }: Between,
): ListedDate[] {
  const { db, vault, clock } = deps
  const internal = viewer.kind === 'staff'
  const scope = enterableMatters(deps, viewer, 'calendar')
  const range = {
    ...{ from: startOfDay(from, timeZone), to: startOfDay(to, timeZone), limit },
    cancelledSince: timestampIn(clock, -SHOWN_DAYS * DAY),
  }
  const dates = listDates(db, vault, { scope, matterId, internal, mine }, range)
  return listed(deps, viewer, dates, matterId !== null)
}

/** The next dates of a matter that still stand. */
export function readNextDates(
  deps: Deps,
  { matterId, viewer }: MatterAccess<'calendar:read'>,
  limit: number,
): ListedDate[] {
  const { db, vault, clock } = deps
  const now = timestamp(clock)
  const scope = enterableMatters(deps, viewer, 'calendar')
  const internal = viewer.kind === 'staff'
  const to = timestampIn(clock, AGENDA_YEARS * 366 * DAY)
  const range = { from: now, to, limit, cancelledSince: to }
  const dates = listDates(db, vault, { scope, matterId, internal, mine: false }, range)
  return listed(deps, viewer, dates, true)
}

/** From Sunday, as calendars in Canada begin. */
function weekOf(day: Day): Day[] {
  const sunday = day.subtract({ days: day.dayOfWeek % 7 })
  return Array.from({ length: 7 }, (_, i) => sunday.add({ days: i }))
}

/** Whole weeks. */
function monthOf(day: Day): Day[] {
  const first = day.with({ day: 1 })
  const weeks = Math.ceil(((first.dayOfWeek % 7) + first.daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, i) => weekOf(first.add({ weeks: i }))).flat()
}
