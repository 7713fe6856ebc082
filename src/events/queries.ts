import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import { type ChainedEvent, GENESIS } from './chain.ts'
import type { EventKind } from './kinds.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type StoredEvent = ChainedEvent & {
  kind: EventKind
  details: Sealed<'events.details'>
  prevHash: Bytes
  hash: Bytes
}

export const EVENT_COLUMNS = `seq, id, at, kind, actor_id as actorId, passkey_id as passkeyId, matter_id as matterId,
  subject_id as subjectId, person_id as personId, details, prev_hash as prevHash, hash`

export function findHead(db: Database): { seq: number; hash: Bytes } {
  return (
    db
      .query<{ seq: number; hash: Bytes }, []>('select seq, hash from events order by seq desc limit 1')
      .get() ?? {
      seq: 0,
      hash: GENESIS,
    }
  )
}

/** When the last event was written, in UTC; null before the first. */
export function findLastEventTime(db: Database): string | null {
  return db.query<{ at: string }, []>('select at from events order by seq desc limit 1').get()?.at ?? null
}

/** When the last event of this kind was written, in UTC; null if there is none. */
export function findLastTimeOf(db: Database, kind: EventKind): string | null {
  return (
    db
      .query<{ at: string }, { kind: EventKind }>(
        'select at from events where kind = $kind order by seq desc limit 1',
      )
      .get({ kind })?.at ?? null
  )
}

export function insertEvent(db: Database, event: StoredEvent): void {
  db.query(`
    insert into events (seq, id, at, kind, actor_id, passkey_id, matter_id, subject_id, person_id, details, prev_hash, hash)
    values ($seq, $id, $at, $kind, $actorId, $passkeyId, $matterId, $subjectId, $personId, $details, $prevHash, $hash)`).run(
    event,
  )
}

/** Events after `seq` in order, at most `limit`. */
export function listEventsAfter(db: Database, seq: number, limit: number): StoredEvent[] {
  return db
    .query<StoredEvent, { seq: number; limit: number }>(
      `select ${EVENT_COLUMNS} from events where seq > $seq order by seq limit $limit`,
    )
    .all({ seq, limit })
}

/** Whether an event of this kind that concerns `personId` comes before `seq`. */
export function hasEarlierEvent(
  db: Database,
  event: { kind: EventKind; personId: string; seq: number },
): boolean {
  return (
    db
      .query('select 1 from events where kind = $kind and person_id = $personId and seq < $seq limit 1')
      .get(event) !== null
  )
}

export function findCursor(db: Database, consumer: string): number {
  return (
    db
      .query<{ seq: number }, { consumer: string }>('select seq from consumers where name = $consumer')
      .get({ consumer })?.seq ?? 0
  )
}

export function updateCursor(db: Database, consumer: string, seq: number): void {
  db.query(
    `insert into consumers (name, seq) values ($consumer, $seq) on conflict (name) do update set seq = $seq`,
  ).run({
    consumer,
    seq,
  })
}

export type EventMark = { seq: number; matterId: string | null; personId: string | null }

/** Where events of some kinds happened after `seq`, without opening any. */
export function listMarksAfter(db: Database, seq: number, kinds: readonly EventKind[]): EventMark[] {
  return db
    .query<EventMark, { seq: number; kinds: string }>(`
      select seq, matter_id as matterId, person_id as personId from events
      where kind in (select value from json_each($kinds)) and seq > $seq order by seq`)
    .all({ seq, kinds: JSON.stringify(kinds) })
}

const OF_MATTER = `
  select ${EVENT_COLUMNS} from events
  where matter_id = $matterId and kind in (select value from json_each($kinds))
  order by seq desc limit $limit`

/** The newest events of a matter first. `kinds` are those that the viewer may read (`kindsReadBy`). */
export function listMatterEvents(
  db: Database,
  { matterId }: StaffAccess,
  { kinds, limit }: { kinds: readonly EventKind[]; limit: number },
): StoredEvent[] {
  return db
    .query<StoredEvent, { matterId: string; kinds: string; limit: number }>(OF_MATTER)
    .all({ matterId, kinds: JSON.stringify(kinds), limit })
}
