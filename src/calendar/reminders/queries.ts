import type { Database } from 'bun:sqlite'
import { readersOf } from '../../readers.ts'

type Where = { eventId: string; matterId: string; now: string }

const CONCERNED = `select readers.person_id as personId from (${readersOf('calendar')}) as readers
  join calendar_events on calendar_events.id = $eventId
  where (readers.kind <> 'staff' and audience = 'shared')
    or (readers.kind = 'staff' and readers.person_id in (
      select person_id from calendar_people where event_id = $eventId))
  order by readers.person_id`

/** Whom a change of an event concerns. */
export function listConcerned(db: Database, where: Where): string[] {
  return db
    .query<{ personId: string }, Where>(CONCERNED)
    .all(where)
    .map(({ personId }) => personId)
}

const COMING_OF_FIRM = `select readers.person_id as personId from (${readersOf('calendar')}) as readers
  where readers.kind = 'staff' and readers.person_id in (select person_id from calendar_people where event_id = $eventId)`

export function listComingOfFirm(db: Database, where: Where): string[] {
  return db
    .query<{ personId: string }, Where>(COMING_OF_FIRM)
    .all(where)
    .map(({ personId }) => personId)
}

/** The first instant from `at` on of the dates of an event, those cancelled or moved at `at` among them. */
export function findDateSpokenOf(db: Database, of: { eventId: string; at: string }): string | null {
  return (
    db
      .query<{ first: string | null }, typeof of>(`
        select min(first) as first from (
          select min(starts_at) as first from calendar_dates
          where event_id = $eventId and starts_at >= $at and (cancelled_at is null or cancelled_at >= $at)
          union all
          select min(next_at) as first from calendar_changes where event_id = $eventId and at >= $at)`)
      .get(of)?.first ?? null
  )
}

/** Whether any date of an event was not cancelled. */
export function hasStandingDate(db: Database, eventId: string): boolean {
  return (
    db
      .query('select 1 from calendar_dates where event_id = $eventId and cancelled_at is null limit 1')
      .get({ eventId }) !== null
  )
}

export type DueReminder = {
  eventId: string
  matterId: string
  starts: string
  startsAt: string
  personId: string
}

const DUE = `
  select calendar_dates.event_id as eventId, calendar_dates.matter_id as matterId, calendar_dates.starts as starts,
    starts_at as startsAt, calendar_people.person_id as personId
  from calendar_dates join calendar_events on calendar_events.id = calendar_dates.event_id
    join calendar_people on calendar_people.event_id = calendar_dates.event_id
    join persons on persons.id = calendar_people.person_id
  where starts_at > $now and starts_at <= $until and calendar_dates.cancelled_at is null and audience = 'shared'
    and calendar_events.created_at <= $knownBefore and persons.kind <> 'staff' and persons.status = 'active'
    and not exists (select 1 from calendar_reminders
      where calendar_reminders.event_id = calendar_dates.event_id
        and calendar_reminders.person_id = calendar_people.person_id
        and calendar_reminders.starts_at = calendar_dates.starts_at)
  order by starts_at, calendar_people.person_id limit 500`

/** Clients and outside people who come to a shared date before `until` and were not reminded of it at that time. */
export function listDueReminders(
  db: Database,
  range: { now: string; until: string; knownBefore: string },
): DueReminder[] {
  return db.query<DueReminder, typeof range>(DUE).all(range)
}

/** False when somebody was reminded of this date already. */
export function insertReminder(db: Database, reminder: Omit<DueReminder, 'starts'>): boolean {
  const { changes } = db
    .query(`
      insert or ignore into calendar_reminders (event_id, person_id, starts_at, matter_id)
      values ($eventId, $personId, $startsAt, $matterId)`)
    .run(reminder)
  return changes > 0
}

export function isSharedEvent(db: Database, eventId: string): boolean {
  return (
    db.query(`select 1 from calendar_events where id = $eventId and audience = 'shared'`).get({ eventId }) !==
    null
  )
}
