import type { Database } from 'bun:sqlite'
import type { FirmAccess, StaffAccess } from '../access.ts'
import type { Clock } from '../clock.ts'
import { EVENT_COLUMNS, type StoredEvent } from '../events/queries.ts'
import { destroyedMatters, enterableMatters } from '../scopes.ts'
import type { StaffViewer } from '../viewer.ts'
import type { LogFilter } from './filter.ts'

type Sources = { db: Database; clock: Clock }
type Values = Record<string, string | number | null>
/** `before`: only older events than this one, newest first. With `after`: only newer ones than that, oldest first. */
export type Stretch = { before?: number; after?: number; limit: number }

/** What the owner may see of the whole log: nothing from behind a wall that stands against them. */
export function listLog(
  sources: Sources,
  { viewer }: FirmAccess<'log:read'>,
  filter: LogFilter,
  stretch: Stretch,
): StoredEvent[] {
  const scope = enterableMatters(sources, viewer)
  const destroyed = destroyedMatters(sources, viewer)
  const open = `(events.matter_id is null or exists (${scope.sql} and matters.id = events.matter_id)
    or exists (${destroyed.sql} and matters.id = events.matter_id))`
  return listEvents(sources.db, [open], scope.parameters, filter, stretch)
}

/** The events of one matter. Without the right to a section, those about it are left out. */
export function listMatterLog(
  { db }: Sources,
  access: StaffAccess<'members:read'>,
  hiddenNouns: readonly string[],
  filter: LogFilter,
  stretch: Stretch,
): StoredEvent[] {
  const shown = `${NOUN} not in (select value from json_each($hiddenNouns))`
  const parameters = { hiddenNouns: JSON.stringify(hiddenNouns) }
  return listEvents(db, [shown], parameters, { ...filter, matterId: access.matterId }, stretch)
}

const NOUN = `substr(events.kind, 1, instr(events.kind, '.') - 1)`
const CONDITIONS = {
  personId: `events.seq in (
    select seq from events where actor_id = $logPersonId union select seq from events where person_id = $logPersonId)`,
  matterId: 'events.matter_id = $matterId',
  nouns: `${NOUN} in (select value from json_each($nouns))`,
  from: 'events.at >= $from',
  until: 'events.at < $until',
}

/** Only the conditions that are asked for, so that SQLite finds the index of each; their values are parameters. */
function listEvents(
  db: Database,
  always: readonly string[],
  parameters: Values,
  filter: LogFilter,
  { before = Number.MAX_SAFE_INTEGER, after, limit }: Stretch,
): StoredEvent[] {
  const { personId, matterId, nouns, from, until } = filter
  const asked: [string | readonly string[] | null, string][] = [
    [personId, CONDITIONS.personId],
    [matterId, CONDITIONS.matterId],
    [nouns, CONDITIONS.nouns],
    [from, CONDITIONS.from],
    [until, CONDITIONS.until],
  ]
  const conditions = asked.filter(([value]) => value !== null).map(([, condition]) => condition)
  const where = [...always, ...conditions, 'events.seq < $before', 'events.seq > $after'].join(' and ')
  const direction = after === undefined ? 'desc' : 'asc'
  const sql = `select ${EVENT_COLUMNS} from events where ${where} order by events.seq ${direction} limit $limit`
  const values = {
    matterId,
    nouns: nouns && JSON.stringify(nouns),
    from,
    until,
    before,
    after: after ?? 0,
    limit,
  }
  return db.query<StoredEvent, Values>(sql).all({ ...parameters, ...values, logPersonId: personId })
}

/** The matter with this number, if the viewer may enter it or may know that it was destroyed. */
export function findMatterIdByNumber(sources: Sources, viewer: StaffViewer, number: string): string | null {
  for (const enterable of [enterableMatters(sources, viewer), destroyedMatters(sources, viewer)]) {
    const found = sources.db
      .query<{ matter_id: string }, Values>(`${enterable.sql} and matters.number = $number`)
      .get({ ...enterable.parameters, number })
    if (found) return found.matter_id
  }
  return null
}

/** Ids of everybody, for the choice of a person. */
export function listPersonIds(db: Database): string[] {
  return db
    .query<{ id: string }, []>('select id from persons')
    .all()
    .map(({ id }) => id)
}

export function hasReadLogSince(
  db: Database,
  read: { personId: string; matterId: string | null; since: string },
): boolean {
  return (
    db
      .query(`
        select 1 from events
        where actor_id = $personId and kind = 'log.read' and matter_id is $matterId and at >= $since limit 1`)
      .get(read) !== null
  )
}

/** The highest number that SQLite ever gave an event, even to one that is gone. */
export function findHighWater(db: Database): number {
  return (
    db.query<{ seq: number }, []>(`select seq from sqlite_sequence where name = 'events'`).get()?.seq ?? 0
  )
}

const EVERY_EVENT = `select ${EVENT_COLUMNS} from events order by seq`

/** The whole chain, one row at a time. */
export function eachEvent(db: Database): IterableIterator<StoredEvent> {
  return db.query<StoredEvent, []>(EVERY_EVENT).iterate()
}

/** The numbers of the events that say that the portal was restored from a backup. */
export function listRestores(db: Database): number[] {
  return db
    .query<{ seq: number }, []>(`select seq from events where kind = 'portal.restored' order by seq`)
    .all()
    .map(({ seq }) => seq)
}
