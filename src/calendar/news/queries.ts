import type { Database } from 'bun:sqlite'
import type { GuestAccess } from '../../access.ts'
import type { Vault } from '../../vault/vault.ts'
import { type CalendarEvent, EVENT_COLUMNS, type EventRow, openEvent } from '../row.ts'

const UNSEEN = `from calendar_events
  where calendar_events.matter_id = $matterId and audience = 'shared'
    and not exists (select 1 from calendar_seen
      where event_id = calendar_events.id and person_id = $personId and seen_at >= changed_at)
    and exists (select 1 from calendar_dates where event_id = calendar_events.id and ends_at >= $now)`
const LIST = `select ${EVENT_COLUMNS} ${UNSEEN} order by changed_at desc, calendar_events.id desc limit $limit`
const COUNT = `select count(*) as count ${UNSEEN}`

/** What was added, changed or cancelled among the dates to come and the viewer has not looked at, the newest first. */
export function listUnseenEvents(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId, viewer }: GuestAccess<'calendar:read'>,
  { now, limit }: { now: string; limit: number },
): CalendarEvent[] {
  return db
    .query<EventRow, { matterId: string; personId: string; now: string; limit: number }>(LIST)
    .all({ matterId, personId: viewer.personId, now, limit })
    .map((row) => openEvent(vault, row))
}

export function countUnseenEvents(
  db: Database,
  { matterId, viewer }: GuestAccess<'calendar:read'>,
  now: string,
): number {
  return (
    db
      .query<{ count: number }, { matterId: string; personId: string; now: string }>(COUNT)
      .get({ matterId, personId: viewer.personId, now })?.count ?? 0
  )
}
