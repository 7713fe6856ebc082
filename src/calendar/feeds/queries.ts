import type { Database } from 'bun:sqlite'
import type { Person } from '../../people/queries.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Vault } from '../../vault/vault.ts'
import type { FirmRole, Language } from '../../viewer.ts'
import type { Apart } from '../ics/items.ts'
import { type CalendarEvent, EVENT_COLUMNS, type EventRow, openEvent } from '../row.ts'

export const FEED_TITLES = ['neutral', 'full'] as const
export type FeedTitles = (typeof FEED_TITLES)[number]
export const FEED_SCOPES = ['mine', 'all'] as const
export type FeedScope = (typeof FEED_SCOPES)[number]

export type Feed = {
  id: string
  personId: string
  titles: FeedTitles
  scope: FeedScope
  createdAt: string
  fetchedAt: string | null
}
export type FeedOwner = Feed & { language: Language; kind: Person['kind']; firmRole: FirmRole | null }

const COLUMNS = `calendar_feeds.id as id, person_id as personId, titles, scope, calendar_feeds.created_at as createdAt,
  fetched_at as fetchedAt`
const BY_HASH = `select ${COLUMNS}, persons.language as language, persons.kind as kind, firm_role as firmRole
  from calendar_feeds join persons on persons.id = person_id
  where token_hash = $hash and revoked_at is null and persons.status = 'active'`
const OF_PERSON = `select ${COLUMNS} from calendar_feeds where person_id = $personId and revoked_at is null`

/** Null for an address that was never given, was taken back, or belongs to somebody whom the portal is closed to. */
export function findFeedByHash(db: Database, hash: Uint8Array): FeedOwner | null {
  return db.query<FeedOwner, { hash: Uint8Array }>(BY_HASH).get({ hash })
}

export function findFeedOf(db: Database, personId: string): Feed | null {
  return db.query<Feed, { personId: string }>(OF_PERSON).get({ personId })
}

export function insertFeed(db: Database, feed: Omit<Feed, 'fetchedAt'> & { tokenHash: Uint8Array }): void {
  db.query(`
    insert into calendar_feeds (id, person_id, token_hash, titles, scope, created_at)
    values ($id, $personId, $tokenHash, $titles, $scope, $createdAt)`).run(feed)
}

export function updateFeedRevoked(db: Database, id: string, at: string): void {
  db.query('update calendar_feeds set revoked_at = $at where id = $id and revoked_at is null').run({ id, at })
}

export function updateFeedsRevokedOf(db: Database, personId: string, at: string): void {
  db.query(
    'update calendar_feeds set revoked_at = $at where person_id = $personId and revoked_at is null',
  ).run({
    personId,
    at,
  })
}

/** Not more often than by the minute: a program that asks all the time writes little. */
export function updateFetched(
  db: Database,
  { id, at, before }: { id: string; at: string; before: string },
): void {
  db.query(`
    update calendar_feeds set fetched_at = $at where id = $id and (fetched_at is null or fetched_at < $before)`).run(
    {
      id,
      at,
      before,
    },
  )
}

type Wanted = { scope: MatterScope; personId: string; internal: boolean; mine: boolean; since: string }
const MOST = 2000

/** The events with a date since `since` that somebody may read; what was cancelled before `cancelledSince` is gone. */
export function listEventsOf(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { scope, internal, mine, since, cancelledSince }: Wanted & { cancelledSince: string },
): CalendarEvent[] {
  const sql = `select ${EVENT_COLUMNS} from calendar_events
    where (audience = 'shared' or $internal = 1)
      and (calendar_events.cancelled_at is null or calendar_events.cancelled_at >= $cancelledSince)
      and ($mine = 0 or exists (
        select 1 from calendar_people where event_id = calendar_events.id and person_id = $personId))
      and exists (select 1 from calendar_dates where event_id = calendar_events.id and ends_at >= $since)
      and exists (select 1 from matters where matters.id = calendar_events.matter_id and ${scope.where})
    order by calendar_events.rowid desc limit $most`
  const numbers = { internal: internal ? 1 : 0, mine: mine ? 1 : 0, most: MOST }
  return db
    .query<EventRow, Record<string, string | number>>(sql)
    .all({ ...scope.parameters, ...numbers, since, cancelledSince })
    .map((row) => openEvent(vault, row))
}

/** Of these events, the single dates that were cancelled, and those that stand for themselves. */
export function listApart(db: Database, eventIds: readonly string[]): { cancelled: Apart[]; moved: Apart[] } {
  const ids = { ids: JSON.stringify(eventIds) }
  return {
    cancelled: db
      .query<Apart, typeof ids>(`
        select event_id as eventId, starts from calendar_dates
        where cancelled_at is not null and event_id in (select value from json_each($ids))`)
      .all(ids),
    moved: db
      .query<Apart, typeof ids>(`
        select series_id as eventId, recurrence as starts from calendar_events
        where series_id in (select value from json_each($ids))`)
      .all(ids),
  }
}
