import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../../access.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Viewer } from '../../viewer.ts'
import type { EventShape } from '../vocabulary.ts'

type Key = Pick<Vault, 'matter'>

/** What an event was before. `starts` names the one date of a series that was cancelled. */
export type CalendarChange = {
  id: string
  eventId: string
  kind: 'changed' | 'cancelled'
  starts: string | null
  was: EventShape
  byId: string
  at: string
  /** When it would have been next, if it still was to come. */
  nextAt: string | null
}
type Row = Omit<CalendarChange, 'was'> & { matterId: string; was: Sealed<'calendar_changes.was'> }

export function insertChange(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'calendar:edit'>,
  change: CalendarChange,
): void {
  const was = vault.matter(matterId).seal('calendar_changes.was', change.id, JSON.stringify(change.was))
  db.query(`
    insert into calendar_changes (id, event_id, matter_id, kind, starts, was, next_at, by_id, at)
    values ($id, $eventId, $matterId, $kind, $starts, $was, $nextAt, $byId, $at)`).run({
    ...change,
    matterId,
    was,
  })
}

const CHANGES = `select calendar_changes.id as id, event_id as eventId, calendar_changes.matter_id as matterId,
    calendar_changes.kind as kind, calendar_changes.starts as starts, was, next_at as nextAt, by_id as byId, at
  from calendar_changes join calendar_events on calendar_events.id = event_id
  where event_id in (select value from json_each($eventIds)) and ($internal = 1 or at >= shared_at)
  order by at desc, calendar_changes.id desc`

/** Of these events, the last change first; for clients and outside people, what came after the event was shared. */
export function listChanges(
  db: Database,
  vault: Key,
  { eventIds, internal }: { eventIds: readonly string[]; internal: boolean },
): CalendarChange[] {
  return db
    .query<Row, { eventIds: string; internal: number }>(CHANGES)
    .all({ eventIds: JSON.stringify(eventIds), internal: internal ? 1 : 0 })
    .map(({ matterId, was, ...change }) => ({
      ...change,
      was: JSON.parse(vault.matter(matterId).open('calendar_changes.was', change.id, was)) as EventShape,
    }))
}

export function updateSeen(
  db: Database,
  { matterId, viewer }: GuestAccess<'calendar:read'>,
  seen: { eventId: string; at: string },
): void {
  db.query(`
    insert into calendar_seen (event_id, person_id, matter_id, seen_at)
    values ($eventId, $personId, $matterId, $at) on conflict do update set seen_at = $at`).run({
    ...seen,
    matterId,
    personId: viewer.personId,
  })
}

/** Of these events, those whose last change the viewer has not seen. */
export function listUnseenIds(db: Database, { personId }: Viewer, eventIds: readonly string[]): string[] {
  return db
    .query<{ id: string }, { personId: string; eventIds: string }>(`
      select id from calendar_events where id in (select value from json_each($eventIds))
        and not exists (select 1 from calendar_seen
          where event_id = calendar_events.id and person_id = $personId and seen_at >= changed_at)`)
    .all({ personId, eventIds: JSON.stringify(eventIds) })
    .map(({ id }) => id)
}
