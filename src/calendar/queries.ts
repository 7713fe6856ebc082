import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import type { Vault } from '../vault/vault.ts'
import { type CalendarEvent, EVENT_COLUMNS, type EventRow, openEvent, type SealedEventWords } from './row.ts'
import type { When } from './vocabulary.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'calendar:read'>
type Edit = StaffAccess<'calendar:edit'>

const ONE = `select ${EVENT_COLUMNS} from calendar_events
  where calendar_events.id = $id and calendar_events.matter_id = $matterId and (audience = 'shared' or $internal = 1)`

/** Clients and outside people find what is shared only. */
export function findEvent(
  db: Database,
  vault: Key,
  { matterId, viewer }: Read,
  id: string,
): CalendarEvent | null {
  const internal = viewer.kind === 'staff' ? 1 : 0
  const row = db
    .query<EventRow, { id: string; matterId: string; internal: number }>(ONE)
    .get({ id, matterId, internal })
  return row && openEvent(vault, row)
}

const OF_SERIES = `select ${EVENT_COLUMNS} from calendar_events where series_id = $seriesId order by recurrence`

/** What was changed in single dates of a series. */
export function listExceptions(db: Database, vault: Key, _: Read, seriesId: string): CalendarEvent[] {
  return db
    .query<EventRow, { seriesId: string }>(OF_SERIES)
    .all({ seriesId })
    .map((row) => openEvent(vault, row))
}

export type NewEvent = SealedEventWords &
  Omit<When, 'allDay'> &
  Pick<
    CalendarEvent,
    'id' | 'matterId' | 'seriesId' | 'recurrence' | 'audience' | 'kind' | 'sharedAt' | 'sequence'
  > & { allDay: number; createdBy: string; at: string }

export function insertEvent(db: Database, _: Edit, event: NewEvent): void {
  db.query(`
    insert into calendar_events (id, matter_id, series_id, recurrence, kind, audience, time_zone, all_day, starts, ends, rule,
      title_en, title_fr, notes_en, notes_fr, bring_en, bring_fr, place, video_url, created_by, created_at, changed_at,
      shared_at, sequence)
    values ($id, $matterId, $seriesId, $recurrence, $kind, $audience, $timeZone, $allDay, $starts, $ends, $rule,
      $titleEn, $titleFr, $notesEn, $notesFr, $bringEn, $bringFr, $place, $videoUrl, $createdBy, $at, $at,
      $sharedAt, $sequence)`).run(event)
}

export type EventChange = SealedEventWords &
  Omit<When, 'allDay'> &
  Pick<CalendarEvent, 'id' | 'audience' | 'kind' | 'sharedAt'> & { allDay: number; at: string }

export function updateEvent(db: Database, _: Edit, change: EventChange): void {
  db.query(`
    update calendar_events set kind = $kind, audience = $audience, time_zone = $timeZone, all_day = $allDay,
      starts = $starts, ends = $ends, rule = $rule, title_en = $titleEn, title_fr = $titleFr, notes_en = $notesEn,
      notes_fr = $notesFr, bring_en = $bringEn, bring_fr = $bringFr, place = $place, video_url = $videoUrl,
      shared_at = $sharedAt, changed_at = $at, sequence = sequence + 1
    where id = $id`).run(change)
}

/** A series that becomes shared takes with it what was changed in single dates. */
export function shareExceptions(
  db: Database,
  _: Edit,
  { seriesId, at }: { seriesId: string; at: string },
): void {
  db.query(`
    update calendar_events set audience = 'shared', shared_at = $at, changed_at = $at, sequence = sequence + 1
    where series_id = $seriesId and audience = 'internal'`).run({ seriesId, at })
}

/** Of a series one of whose dates was changed: calendar programs take it for new, its readers have that date's news. */
export function updateSequence(db: Database, _: Edit, id: string): void {
  db.query('update calendar_events set sequence = sequence + 1 where id = $id').run({ id })
}

/** Of a series one of whose dates was cancelled. */
export function updateChanged(db: Database, _: Edit, { id, at }: { id: string; at: string }): void {
  db.query('update calendar_events set changed_at = $at, sequence = sequence + 1 where id = $id').run({
    id,
    at,
  })
}

export function updateCancelled(db: Database, _: Edit, { id, at }: { id: string; at: string }): void {
  db.query(`
    update calendar_events set cancelled_at = $at, changed_at = $at, sequence = sequence + 1
    where id = $id and cancelled_at is null`).run({ id, at })
}

export function deleteEvent(db: Database, _: Edit, id: string): void {
  for (const table of DEPENDENT) db.query(table).run({ id })
  db.query('delete from calendar_events where id = $id').run({ id })
}
const DEPENDENT = [
  'delete from calendar_people where event_id = $id',
  'delete from calendar_dates where event_id = $id',
  'delete from calendar_changes where event_id = $id',
  'delete from calendar_seen where event_id = $id',
  'delete from calendar_reminders where event_id = $id',
] as const

export function listComing(db: Database, { matterId }: Read, eventId: string): string[] {
  return db
    .query<{ personId: string }, { eventId: string; matterId: string }>(`
      select person_id as personId from calendar_people
      where event_id = $eventId and matter_id = $matterId order by person_id`)
    .all({ eventId, matterId })
    .map(({ personId }) => personId)
}

export function replaceComing(
  db: Database,
  { matterId }: Edit,
  { eventId, personIds }: { eventId: string; personIds: readonly string[] },
): void {
  db.query('delete from calendar_people where event_id = $eventId').run({ eventId })
  db.query(`
    insert into calendar_people (event_id, person_id, matter_id)
    select $eventId, value, $matterId from json_each($personIds)`).run({
    eventId,
    matterId,
    personIds: JSON.stringify(personIds),
  })
}
