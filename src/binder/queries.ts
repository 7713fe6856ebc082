import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../access.ts'
import { EVENT_COLUMNS, type StoredEvent } from '../events/queries.ts'

const OF_GUEST = `select ${EVENT_COLUMNS} from events
  where matter_id = $matterId and (
    kind in ('matter.created', 'matter.status-changed', 'closing.planned', 'matter.read-only', 'matter.closed', 'matter.reopened')
    or (kind in ('document.shared', 'document.recalled') and person_id = $personId)
    or (kind in ('document.added', 'document.replaced', 'document.acknowledged') and actor_id = $personId))
  order by seq`

/** What happened in a matter that concerns this guest, oldest first. */
export function listGuestHistory(
  db: Database,
  { matterId, viewer }: GuestAccess<'documents:read'>,
): StoredEvent[] {
  return db
    .query<StoredEvent, { matterId: string; personId: string }>(OF_GUEST)
    .all({ matterId, personId: viewer.personId })
}

const OF_MATTER = `select ${EVENT_COLUMNS} from events where matter_id = $matterId order by seq`

/** Everything that happened in a matter, oldest first. */
export function listWholeHistory(
  db: Database,
  { matterId }: StaffAccess<'documents:read' | 'members:read'>,
): StoredEvent[] {
  return db.query<StoredEvent, { matterId: string }>(OF_MATTER).all({ matterId })
}

const LAST_CONTENT = `select max(seq) as seq from events where matter_id = $matterId and kind in (
  'document.added', 'document.replaced', 'document.moved', 'document.shared', 'document.recalled',
  'document.acknowledged', 'folder.created', 'folder.renamed', 'folder.moved')`

/** The number of the last event that changed what an export of the matter holds; 0 where nothing did. */
export function findLastContentSeq(db: Database, matterId: string): number {
  return db.query<{ seq: number | null }, { matterId: string }>(LAST_CONTENT).get({ matterId })?.seq ?? 0
}

/** The number of the first event of a matter; 1 where nothing happened in it. */
export function findFirstEvent(db: Database, matterId: string): number {
  const first = 'select min(seq) as seq from events where matter_id = $matterId'
  return db.query<{ seq: number | null }, { matterId: string }>(first).get({ matterId })?.seq ?? 1
}
