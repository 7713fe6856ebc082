import type { Database } from 'bun:sqlite'
import type { GuestAccess, MatterAccess, StaffAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { openTexts, sealTexts } from '../languages/sealed-texts.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'status:read'>
type Edit = StaffAccess<'status:edit'>

/** For whom a matter waits, as a code that the pages have words for. */
export const WAITING_ON = [
  'court',
  'other-side',
  'authority',
  'bank',
  'registry',
  'expert',
  'notary',
  'you',
] as const
export type WaitingOn = (typeof WAITING_ON)[number]

export type UpdateWords = { happened: Texts; next: Texts }
/** What the firm wrote for a matter's clients. A `heartbeat` says that nothing is new, and for whom the matter waits. */
export type Update = UpdateWords & {
  id: string
  kind: 'update' | 'heartbeat'
  amendsId: string | null
  waitingOn: WaitingOn | null
  /** A day in the firm's zone. */
  lookAgainOn: string | null
  writtenBy: string
  writtenAt: string
  correctedAt: string | null
}

type SealedWords = {
  happenedEn: Sealed<'updates.happened_en'> | null
  happenedFr: Sealed<'updates.happened_fr'> | null
  nextEn: Sealed<'updates.next_en'> | null
  nextFr: Sealed<'updates.next_fr'> | null
}
type Row = Omit<Update, 'happened' | 'next'> & SealedWords

const COLUMNS = `updates.id as id, kind, amends_id as amendsId, happened_en as happenedEn, happened_fr as happenedFr,
  next_en as nextEn, next_fr as nextFr, waiting_on as waitingOn, look_again_on as lookAgainOn,
  written_by as writtenBy, written_at as writtenAt, corrected_at as correctedAt`

function openUpdate(vault: Key, matterId: string, row: Row): Update {
  const { happenedEn, happenedFr, nextEn, nextFr, ...rest } = row
  const key = vault.matter(matterId)
  return {
    ...rest,
    happened: openTexts(key, ['updates', 'happened'], row.id, { en: happenedEn, fr: happenedFr }),
    next: openTexts(key, ['updates', 'next'], row.id, { en: nextEn, fr: nextFr }),
  }
}

export function sealWords(vault: Key, matterId: string, id: string, words: UpdateWords): SealedWords {
  const key = vault.matter(matterId)
  const happened = sealTexts(key, ['updates', 'happened'], id, words.happened)
  const next = sealTexts(key, ['updates', 'next'], id, words.next)
  return { happenedEn: happened.en, happenedFr: happened.fr, nextEn: next.en, nextFr: next.fr }
}

const STANDING = `select ${COLUMNS} from updates
  where matter_id = $matterId and amends_id is null and withdrawn_at is null`
const PAGE = `${STANDING} order by written_at desc, id desc limit $limit offset $offset`
const NEWEST_OF_KIND = `${STANDING} and kind = $kind order by written_at desc, id desc limit 1`
const ONE = `select ${COLUMNS} from updates where id = $id and matter_id = $matterId and withdrawn_at is null`
const ADDITIONS = `select ${COLUMNS} from updates
  where matter_id = $matterId and amends_id in (select value from json_each($ids)) and withdrawn_at is null
  order by written_at, id`

/** Newest first, without what was added to them. */
export function listUpdates(
  db: Database,
  vault: Key,
  { matterId }: Read,
  stretch: { limit: number; offset: number },
): Update[] {
  return db
    .query<Row, { matterId: string; limit: number; offset: number }>(PAGE)
    .all({ matterId, ...stretch })
    .map((row) => openUpdate(vault, matterId, row))
}

export function countUpdates(db: Database, { matterId }: Read): number {
  const sql = `select count(*) as count from updates
    where matter_id = $matterId and amends_id is null and withdrawn_at is null`
  return db.query<{ count: number }, { matterId: string }>(sql).get({ matterId })?.count ?? 0
}

export function findNewest(
  db: Database,
  vault: Key,
  { matterId }: Read,
  kind: Update['kind'],
): Update | null {
  const row = db.query<Row, { matterId: string; kind: string }>(NEWEST_OF_KIND).get({ matterId, kind })
  return row && openUpdate(vault, matterId, row)
}

export function findUpdate(db: Database, vault: Key, { matterId }: Read, id: string): Update | null {
  const row = db.query<Row, { matterId: string; id: string }>(ONE).get({ matterId, id })
  return row && openUpdate(vault, matterId, row)
}

/** What was added later to each of these, in the order of time. */
export function listAdditions(
  db: Database,
  vault: Key,
  { matterId }: Read,
  ids: readonly string[],
): Update[] {
  return db
    .query<Row, { matterId: string; ids: string }>(ADDITIONS)
    .all({ matterId, ids: JSON.stringify(ids) })
    .map((row) => openUpdate(vault, matterId, row))
}

export type NewUpdate = Omit<Row, 'correctedAt'>

export function insertUpdate(db: Database, { matterId }: Edit, update: NewUpdate): void {
  db.query(`
    insert into updates (id, matter_id, kind, amends_id, happened_en, happened_fr, next_en, next_fr, waiting_on,
      look_again_on, written_by, written_at)
    values ($id, $matterId, $kind, $amendsId, $happenedEn, $happenedFr, $nextEn, $nextFr, $waitingOn, $lookAgainOn,
      $writtenBy, $writtenAt)`).run({ ...update, matterId })
}

export function updateWords(
  db: Database,
  { matterId }: Edit,
  change: SealedWords & { id: string; lookAgainOn: string | null; at: string },
): void {
  db.query(`
    update updates set happened_en = $happenedEn, happened_fr = $happenedFr, next_en = $nextEn, next_fr = $nextFr,
      look_again_on = $lookAgainOn, corrected_at = $at
    where id = $id and matter_id = $matterId`).run({ ...change, matterId })
}

/** With what was added to it. */
export function updateWithdrawn(db: Database, { matterId }: Edit, id: string, at: string): void {
  db.query(`
    update updates set withdrawn_at = $at
    where $id in (id, amends_id) and matter_id = $matterId and withdrawn_at is null`).run({
    ...{ id, matterId, at },
  })
}

const UNREAD = `from updates
  join matter_members on matter_members.matter_id = updates.matter_id and matter_members.person_id = $personId
  where updates.matter_id = $matterId and amends_id is null and withdrawn_at is null and kind = 'update'
    and written_at >= matter_members.created_at and updates.id is not $exceptId
    and not exists (select 1 from update_reads where update_id = updates.id and person_id = $personId)`
const UNREAD_UPDATES = `select ${COLUMNS} ${UNREAD} order by written_at desc, updates.id desc limit $limit`
const UNREAD_COUNT = `select count(*) as count ${UNREAD}`

/**
 * Updates since the viewer came to the matter that they have not seen, newest first; and how many there are. That there
 * was nothing new is no news: the newest such word stands on the page, and an older one no longer holds.
 */
export function listUnread(
  db: Database,
  vault: Key,
  { matterId, viewer }: GuestAccess<'status:read'>,
  { limit, exceptId }: { limit: number; exceptId: string | null },
): { updates: Update[]; count: number } {
  const whose = { matterId, personId: viewer.personId, exceptId }
  const count = db.query<{ count: number }, typeof whose>(UNREAD_COUNT).get(whose)?.count ?? 0
  if (count === 0) return { updates: [], count }
  const rows = db.query<Row, typeof whose & { limit: number }>(UNREAD_UPDATES).all({ ...whose, limit })
  return { updates: rows.map((row) => openUpdate(vault, matterId, row)), count }
}

export function isWithdrawn(db: Database, { matterId }: Edit, id: string): boolean {
  const sql = 'select 1 from updates where id = $id and matter_id = $matterId and withdrawn_at is not null'
  return db.query(sql).get({ id, matterId }) !== null
}

/** Asked when the mail is made: it was neither withdrawn nor erased. */
export function isStanding(db: Database, id: string): boolean {
  return db.query('select 1 from updates where id = $id and withdrawn_at is null').get({ id }) !== null
}
