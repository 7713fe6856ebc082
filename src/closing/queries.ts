import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import type { MatterScope } from '../scopes.ts'
import { NEWER } from '../shares/queries.ts'
import type { Stretch } from '../stretch.ts'

export type Closing = {
  id: string
  matterId: string
  /** From then on nobody adds. */
  closesAt: string
  /** From then on clients and outside people are out. */
  endsAt: string
  plannedBy: string | null
  plannedAt: string
  /** When somebody closed it by hand. */
  committedAt: string | null
  /** When the event of becoming read-only, and of being closed, was written. */
  readOnlyAt: string | null
  closedAt: string | null
}

const COLUMNS = `id, matter_id as matterId, closes_at as closesAt, ends_at as endsAt, planned_by as plannedBy,
  planned_at as plannedAt, committed_at as committedAt, read_only_at as readOnlyAt, closed_at as closedAt`
const STANDING = `select ${COLUMNS} from closings where called_off_at is null and reopened_at is null`
const STANDING_OF_MATTER = `${STANDING} and matter_id = $matterId`
const STANDING_BY_ID = `${STANDING} and id = $id`
const UNFINISHED = `${STANDING} and closed_at is null order by closes_at, id`

/** The closing that was neither called off nor undone. */
export function findClosing(db: Database, matterId: string): Closing | null {
  return db.query<Closing, { matterId: string }>(STANDING_OF_MATTER).get({ matterId })
}

export function findStandingClosing(db: Database, id: string): Closing | null {
  return db.query<Closing, { id: string }>(STANDING_BY_ID).get({ id })
}

/** Those of which something is still to come. */
export function listUnfinishedClosings(db: Database): Closing[] {
  return db.query<Closing, []>(UNFINISHED).all()
}

export type NewClosing = Omit<Closing, 'committedAt' | 'readOnlyAt' | 'closedAt'>

export function insertClosing(db: Database, closing: NewClosing): void {
  db.query(`
    insert into closings (id, matter_id, closes_at, ends_at, planned_by, planned_at)
    values ($id, $matterId, $closesAt, $endsAt, $plannedBy, $plannedAt)`).run(closing)
}

/** What was told of the new date long ago is told again: another date was given in between. */
export function updateClosingDates(db: Database, closing: Pick<Closing, 'id' | 'closesAt' | 'endsAt'>): void {
  db.query('update closings set closes_at = $closesAt, ends_at = $endsAt where id = $id').run(closing)
  db.query('delete from closing_reminders where closing_id = $id and closes_at = $closesAt').run(closing)
}

export function updateCalledOff(db: Database, id: string, at: string): void {
  db.query('update closings set called_off_at = $at where id = $id').run({ id, at })
}

export function updateCommitted(db: Database, id: string, at: string): void {
  db.query('update closings set committed_at = $at where id = $id').run({ id, at })
}

export function updateReopened(db: Database, id: string, at: string): void {
  db.query('update closings set reopened_at = $at where id = $id').run({ id, at })
}

/** False when it was noted before. */
export function updateReadOnlyNoted(db: Database, id: string, at: string): boolean {
  const sql = 'update closings set read_only_at = $at where id = $id and read_only_at is null'
  return db.query(sql).run({ id, at }).changes > 0
}

/** False when it was noted before. */
export function updateClosedNoted(db: Database, id: string, at: string): boolean {
  const sql = 'update closings set closed_at = $at where id = $id and closed_at is null'
  return db.query(sql).run({ id, at }).changes > 0
}

/** What the list of matters shows and is filtered by; who may do what never depends on it. */
export function updateStatusAfter(db: Database, matterId: string, status: 'open' | 'closed'): void {
  db.query(`update matters set status = $status where id = $matterId and status <> 'destroyed'`).run({
    matterId,
    status,
  })
}

export type UnreadShare = { documentId: string; personId: string; isOpened: 0 | 1 }

const UNREAD = `
  select document_id as documentId, person_id as personId,
    (opened_at is not null or downloaded_at is not null) as isOpened
  from share_recipients
  where matter_id = $matterId and recalled_at is null and acknowledged_at is null and not exists (${NEWER})
  order by shared_at, id`

/** What was shared and not confirmed as read, the oldest first. */
export function listUnreadShares(db: Database, { matterId }: Pick<StaffAccess, 'matterId'>): UnreadShare[] {
  return db.query<UnreadShare, { matterId: string }>(UNREAD).all({ matterId })
}

/** Uploads that have begun and not ended. */
export function listOpenUploads(
  db: Database,
  { matterId }: Pick<StaffAccess, 'matterId'>,
): { personId: string; count: number }[] {
  return db
    .query<{ personId: string; count: number }, { matterId: string }>(`
      select person_id as personId, count(*) as count from uploads
      where matter_id = $matterId group by person_id order by person_id`)
    .all({ matterId })
}

export type ClosingSoon = { matterId: string; closesAt: string; endsAt: string }

/** Of the scope's matters those that are read-only, or will be before `until`. */
export function listClosingSoon(
  db: Database,
  { where, parameters }: MatterScope,
  { until, ...stretch }: Stretch & { until: string },
): ClosingSoon[] {
  const sql = `
    select matter_id as matterId, closes_at as closesAt, ends_at as endsAt from closings
    where called_off_at is null and reopened_at is null and committed_at is null and ends_at > $now
      and closes_at < $until
      and exists (select 1 from matters where matters.id = closings.matter_id and ${where})
    order by closes_at, matter_id limit $limit offset $offset`
  return db.query<ClosingSoon, Record<string, string | number>>(sql).all({ ...parameters, ...stretch, until })
}

export type GuestNumber = { id: string; number: string }

/** By number only: of a destroyed matter nothing else is left. */
export function listClosedNumbers(db: Database, { where, parameters }: MatterScope): GuestNumber[] {
  const sql = `select id, number from matters where ${where} order by number`
  return db.query<GuestNumber, MatterScope['parameters']>(sql).all(parameters)
}

/** What the page of a closed matter says: its number, and who was responsible. */
export function findNumberAndResponsible(
  db: Database,
  matterId: string,
): { number: string; responsibleId: string } | null {
  return db
    .query<{ number: string; responsibleId: string }, { matterId: string }>(
      'select number, responsible_id as responsibleId from matters where id = $matterId',
    )
    .get({ matterId })
}
