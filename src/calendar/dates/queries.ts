import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../../access.ts'
import { DAY } from '../../clock.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Vault } from '../../vault/vault.ts'
import { type CalendarEvent, EVENT_COLUMNS, type EventRow, openEvent } from '../row.ts'
import type { Span } from '../wall.ts'

type Key = Pick<Vault, 'matter'>

/** One date of an event, with what is written about it. */
export type CalendarDate = {
  event: CalendarEvent
  /** The wall time that names this date within its event. */
  starts: string
  startsAt: string
  endsAt: string
  cancelledAt: string | null
}
type DateRow = EventRow & {
  dateStarts: string
  startsAt: string
  endsAt: string
  dateCancelledAt: string | null
}

const DATE_COLUMNS = `${EVENT_COLUMNS}, calendar_dates.starts as dateStarts, starts_at as startsAt, ends_at as endsAt,
  calendar_dates.cancelled_at as dateCancelledAt`
const DATES = 'calendar_dates join calendar_events on calendar_events.id = event_id'

function openDate(vault: Key, row: DateRow): CalendarDate {
  const { dateStarts, startsAt, endsAt, dateCancelledAt, ...event } = row
  return {
    event: openEvent(vault, event),
    starts: dateStarts,
    startsAt,
    endsAt,
    cancelledAt: dateCancelledAt,
  }
}

/** Whose dates: of all matters in a scope or of one of them, with what is internal or without, all or only one's own. */
export type Whose = {
  scope: MatterScope
  matterId: string | null
  internal: boolean
  mine: boolean
}
/** From `from` to before `to`, at most `limit`; those cancelled before `cancelledSince` are left out. */
export type Range = { from: string; to: string; limit: number; cancelledSince: string }

/** Nothing lasts longer, so what began earlier has ended: the index is read from there. */
const LONGEST = 33 * DAY
const IN_RANGE = `starts_at >= $earliest and starts_at < $to and (ends_at > $from or starts_at >= $from)
    and (calendar_dates.cancelled_at is null or calendar_dates.cancelled_at >= $cancelledSince)`
const FOR_WHOM = `(audience = 'shared' or $internal = 1)
    and ($mine = 0 or exists (
      select 1 from calendar_people
      where calendar_people.event_id = calendar_events.id and calendar_people.person_id = $personId))`
const OF_MATTER = 'and calendar_dates.matter_id = $matterId'

/** The first ones first. */
export function listDates(
  db: Database,
  vault: Key,
  { scope, matterId, internal, mine }: Whose,
  range: Range,
): CalendarDate[] {
  const sql = `select ${DATE_COLUMNS} from ${DATES}
    where ${IN_RANGE} and ${FOR_WHOM} ${matterId ? OF_MATTER : ''}
      and exists (select 1 from matters where matters.id = calendar_dates.matter_id and ${scope.where})
    order by starts_at, calendar_events.id limit $limit`
  return db
    .query<DateRow, Record<string, string | number>>(sql)
    .all({
      ...{ ...scope.parameters, ...range, internal: internal ? 1 : 0, mine: mine ? 1 : 0 },
      ...(matterId && { matterId }),
      earliest: new Date(Date.parse(range.from) - LONGEST).toISOString(),
    })
    .map((row) => openDate(vault, row))
}

const IN_MATTER = `select ${DATE_COLUMNS} from ${DATES}
  where calendar_dates.matter_id = $matterId and (audience = 'shared' or $internal = 1)
  order by starts_at, calendar_events.id`

/** Every date of a matter that the viewer sees, cancelled ones too, the first one first. */
export function listDatesIn(
  db: Database,
  vault: Key,
  { matterId, viewer }: MatterAccess<'calendar:read'>,
): CalendarDate[] {
  return db
    .query<DateRow, { matterId: string; internal: number }>(IN_MATTER)
    .all({ matterId, internal: viewer.kind === 'staff' ? 1 : 0 })
    .map((row) => openDate(vault, row))
}

/** Every date of one event, the first one first. */
export function listDatesOf(
  db: Database,
  { matterId }: MatterAccess<'calendar:read'>,
  eventId: string,
): (Span & { cancelledAt: string | null })[] {
  return db
    .query<Span & { cancelledAt: string | null }, { eventId: string; matterId: string }>(`
      select starts, starts_at as startsAt, ends_at as endsAt, cancelled_at as cancelledAt from calendar_dates
      where event_id = $eventId and matter_id = $matterId order by starts_at`)
    .all({ eventId, matterId })
}

type Edit = StaffAccess<'calendar:edit'>

/** What was cancelled stays so where the same date comes again. */
export function replaceDates(
  db: Database,
  { matterId }: Edit,
  { eventId, spans }: { eventId: string; spans: readonly Span[] },
): void {
  db.query(`
    delete from calendar_dates where event_id = $eventId and starts not in (select value from json_each($kept))`).run(
    {
      eventId,
      kept: JSON.stringify(spans.map(({ starts }) => starts)),
    },
  )
  const insert = db.query(`
    insert into calendar_dates (event_id, starts, matter_id, starts_at, ends_at)
    values ($eventId, $starts, $matterId, $startsAt, $endsAt)
    on conflict do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at`)
  for (const span of spans) insert.run({ ...span, eventId, matterId })
}

export function deleteDate(db: Database, _: Edit, date: { eventId: string; starts: string }): void {
  db.query('delete from calendar_dates where event_id = $eventId and starts = $starts').run(date)
}

/** The one date, or with `starts` null every one that is to come; false where nothing was left to cancel. */
export function updateDatesCancelled(
  db: Database,
  _: Edit,
  cancelled: { eventId: string; starts: string | null; at: string },
): boolean {
  const { changes } = db
    .query(`
      update calendar_dates set cancelled_at = $at
      where event_id = $eventId and cancelled_at is null and ends_at >= $at and ($starts is null or starts = $starts)`)
    .run(cancelled)
  return changes > 0
}
