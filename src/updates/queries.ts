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

export function updateWithdrawn(db: Database, { matterId }: Edit, id: string, at: string): void {
  db.query('update updates set withdrawn_at = $at where id = $id and matter_id = $matterId').run({
    ...{ id, matterId, at },
  })
}

type Wording = { words: UpdateWords; replacedBy: string; replacedAt: string }

export function insertWording(
  db: Database,
  vault: Key,
  { matterId, viewer }: Edit,
  { updateId, words, at }: { updateId: string; words: UpdateWords; at: string },
): void {
  const id = Bun.randomUUIDv7()
  const content = vault.matter(matterId).seal('update_wordings.content', id, JSON.stringify(words))
  db.query(`
    insert into update_wordings (id, update_id, matter_id, content, replaced_by, replaced_at)
    values ($id, $updateId, $matterId, $content, $by, $at)`).run({
    ...{ id, updateId, matterId, content, at },
    by: viewer.personId,
  })
}

type WordingRow = Omit<Wording, 'words'> & { id: string; content: Sealed<'update_wordings.content'> }

/** What an update said before, the oldest first. */
export function listWordings(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'status:read'>,
  updateId: string,
): Wording[] {
  return db
    .query<WordingRow, { matterId: string; updateId: string }>(`
      select id, content, replaced_by as replacedBy, replaced_at as replacedAt from update_wordings
      where update_id = $updateId and matter_id = $matterId order by replaced_at, id`)
    .all({ matterId, updateId })
    .map(({ id, content, ...rest }) => ({
      ...rest,
      words: JSON.parse(vault.matter(matterId).open('update_wordings.content', id, content)) as UpdateWords,
    }))
}

export function insertUpdateDocument(
  db: Database,
  { matterId }: Edit,
  row: { updateId: string; documentId: string },
): void {
  db.query(`
    insert into update_documents (update_id, document_id, matter_id) values ($updateId, $documentId, $matterId)`).run(
    { ...row, matterId },
  )
}

/** Which documents came with each of these updates. */
export function listUpdateDocuments(
  db: Database,
  { matterId }: Read,
  ids: readonly string[],
): { updateId: string; documentId: string }[] {
  return db
    .query<{ updateId: string; documentId: string }, { matterId: string; ids: string }>(`
      select update_id as updateId, document_id as documentId from update_documents
      where matter_id = $matterId and update_id in (select value from json_each($ids)) order by document_id`)
    .all({ matterId, ids: JSON.stringify(ids) })
}

const UNREAD = `from updates
  join matter_members on matter_members.matter_id = updates.matter_id and matter_members.person_id = $personId
  where updates.matter_id = $matterId and amends_id is null and withdrawn_at is null
    and written_at >= matter_members.created_at and updates.id is not $exceptId
    and not exists (select 1 from update_reads where update_id = updates.id and person_id = $personId)`
const UNREAD_UPDATES = `select ${COLUMNS} ${UNREAD} order by written_at desc, updates.id desc limit $limit`
const UNREAD_COUNT = `select count(*) as count ${UNREAD}`

/** What was written since the viewer came to the matter and they have not seen, newest first; and how many there are. */
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

/** Marks as seen what was not; writes nothing where nothing is new. */
export function insertReads(
  db: Database,
  { matterId, viewer }: GuestAccess<'status:read'>,
  { ids, at }: { ids: readonly string[]; at: string },
): void {
  db.query(`
    insert or ignore into update_reads (update_id, person_id, matter_id, read_at)
    select value, $personId, $matterId, $at from json_each($ids)
    where not exists (select 1 from update_reads where update_id = value and person_id = $personId)`).run({
    ...{ matterId, personId: viewer.personId, at },
    ids: JSON.stringify(ids),
  })
}

/** Who has seen each of these updates. */
export function listReads(
  db: Database,
  { matterId }: StaffAccess<'status:read'>,
  ids: readonly string[],
): { updateId: string; personId: string; readAt: string }[] {
  return db
    .query<{ updateId: string; personId: string; readAt: string }, { matterId: string; ids: string }>(`
      select update_id as updateId, person_id as personId, read_at as readAt from update_reads
      where matter_id = $matterId and update_id in (select value from json_each($ids)) order by read_at`)
    .all({ matterId, ids: JSON.stringify(ids) })
}

export function isWithdrawn(db: Database, { matterId }: Edit, id: string): boolean {
  const sql = 'select 1 from updates where id = $id and matter_id = $matterId and withdrawn_at is not null'
  return db.query(sql).get({ id, matterId }) !== null
}

/** Asked when the mail is made: it was neither withdrawn nor erased. */
export function isStanding(db: Database, id: string): boolean {
  return db.query('select 1 from updates where id = $id and withdrawn_at is null').get({ id }) !== null
}

/** Of the firm's own documents, undamaged; newest first. */
export function listNewestDocumentIds(
  db: Database,
  { matterId }: StaffAccess<'documents:read'>,
  limit: number,
): string[] {
  return db
    .query<{ id: string }, { matterId: string; limit: number }>(`
      select documents.id as id from documents
        join document_versions on document_versions.document_id = documents.id and number = version_count
      where documents.matter_id = $matterId and damaged_at is null
      order by documents.updated_at desc, documents.id desc limit $limit`)
    .all({ matterId, limit })
    .map(({ id }) => id)
}
