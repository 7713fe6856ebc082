import type { Database } from 'bun:sqlite'
import type { ContributeMessages, MatterAccess, StaffAccess } from '../../access.ts'
import { EVENT_COLUMNS, type StoredEvent } from '../../events/queries.ts'
import type { Texts } from '../../languages/needed.ts'
import type { Vault } from '../../vault/vault.ts'
import { type Thread, viewing } from '../queries.ts'
import { openBody, type SealedBody } from '../sealed.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'messages:read'>
type Write = ContributeMessages

/** `number`: its place in its thread, from 1. The text of one that was withdrawn is empty. */
export type Message = {
  id: string
  threadId: string
  number: number
  authorId: string
  body: Texts
  addendumTo: string | null
  sentAt: string
  correctedAt: string | null
  withdrawnAt: string | null
}
type Row = Omit<Message, 'body'> & SealedBody

const COLUMNS = `messages.id as id, messages.thread_id as threadId, messages.number as number, author_id as authorId,
  body_en as bodyEn, body_fr as bodyFr, addendum_to as addendumTo, sent_at as sentAt, corrected_at as correctedAt,
  withdrawn_at as withdrawnAt`

function openMessage(vault: Key, matterId: string, row: Row): Message {
  const { bodyEn, bodyFr, ...message } = row
  return { ...message, body: openBody(vault.matter(matterId), row.id, { bodyEn, bodyFr }) }
}

const PART = `select ${COLUMNS} from messages
  where thread_id = $threadId and number < $before order by number desc limit $limit`

/** The newest `limit` messages of a thread below number `before`, in the order they were sent. */
export function listMessages(
  db: Database,
  vault: Key,
  { id, matterId }: Thread,
  { before, limit }: { before: number; limit: number },
): Message[] {
  return db
    .query<Row, { threadId: string; before: number; limit: number }>(PART)
    .all({ threadId: id, before, limit })
    .map((row) => openMessage(vault, matterId, row))
    .reverse()
}

const ONE = `select ${COLUMNS} from messages where id = $messageId and thread_id = $threadId`

export function findMessage(
  db: Database,
  vault: Key,
  { id, matterId }: Thread,
  messageId: string,
): Message | null {
  const row = db.query<Row, { messageId: string; threadId: string }>(ONE).get({ messageId, threadId: id })
  return row && openMessage(vault, matterId, row)
}

const VISIBLE = `select ${COLUMNS} from messages
    join threads on threads.id = messages.thread_id
    left join thread_participants as mine on mine.thread_id = threads.id and mine.person_id = $personId
  where messages.matter_id = $matterId and ($everything or mine.person_id is not null) and withdrawn_at is null
  order by sent_at desc, messages.id desc limit $limit`

/** The newest messages of a matter that the viewer may read, for a search. */
export function listVisibleMessages(db: Database, vault: Key, access: Read, limit: number): Message[] {
  return db
    .query<Row, ReturnType<typeof viewing> & { limit: number }>(VISIBLE)
    .all({ ...viewing(access), limit })
    .map((row) => openMessage(vault, access.matterId, row))
}

/** Where a message with this id was sent and by whom, whatever the thread: an id is used once. */
export function findSent(db: Database, id: string): { threadId: string; authorId: string } | null {
  return db
    .query<{ threadId: string; authorId: string }, { id: string }>(
      'select thread_id as threadId, author_id as authorId from messages where id = $id',
    )
    .get({ id })
}

export type NewMessage = SealedBody & {
  id: string
  matterId: string
  threadId: string
  number: number
  authorId: string
  addendumTo: string | null
  at: string
}

export function insertMessage(db: Database, _: Write, message: NewMessage): void {
  db.query(`
    insert into messages (id, matter_id, thread_id, number, author_id, body_en, body_fr, addendum_to, sent_at)
    values ($id, $matterId, $threadId, $number, $authorId, $bodyEn, $bodyFr, $addendumTo, $at)`).run(message)
}

export function updateCorrected(
  db: Database,
  _: Write,
  message: SealedBody & { id: string; at: string },
): void {
  db.query(`
    update messages set body_en = $bodyEn, body_fr = $bodyFr, corrected_at = $at
    where id = $id and withdrawn_at is null`).run(message)
}

export function updateWithdrawn(db: Database, _: Write, message: { id: string; at: string }): void {
  db.query(`
    update messages set body_en = null, body_fr = null, withdrawn_at = $at
    where id = $id and withdrawn_at is null`).run(message)
}

/** True where the viewer takes part and had not read up to `number`. */
export function updateRead(
  db: Database,
  { viewer: { personId } }: Read,
  mark: { threadId: string; number: number },
): boolean {
  const { changes } = db
    .query(`
      update thread_participants set read_number = $number
      where thread_id = $threadId and person_id = $personId and read_number < $number`)
    .run({ ...mark, personId })
  return changes > 0
}

export type Reading = { personId: string; number: number; readAt: string }

export function insertReading(
  db: Database,
  { matterId, viewer: { personId } }: Read,
  reading: { threadId: string; number: number; at: string },
): void {
  db.query(`
    insert or ignore into thread_readings (thread_id, person_id, matter_id, number, read_at)
    values ($threadId, $personId, $matterId, $number, $at)`).run({ ...reading, personId, matterId })
}

const GUEST_READINGS = `select person_id as personId, number, read_at as readAt
  from thread_readings join persons on persons.id = person_id
  where thread_id = $threadId and kind <> 'staff' and number >= $from order by number, person_id`

/** When clients and outside people had read up to which message, from number `from` on. */
export function listGuestReadings(
  db: Database,
  _: StaffAccess<'messages:read'>,
  { threadId, from }: { threadId: string; from: number },
): Reading[] {
  return db.query<Reading, { threadId: string; from: number }>(GUEST_READINGS).all({ threadId, from })
}

const CHANGES = `select ${EVENT_COLUMNS} from events
  where matter_id = $matterId and subject_id in (select value from json_each($ids))
    and kind in ('message.corrected', 'message.withdrawn', 'comment.corrected', 'comment.withdrawn', 'note.changed')
  order by seq`

/** The events that keep what messages, comments or notes said before somebody changed them. */
export function listChanges(
  db: Database,
  { matterId }: StaffAccess<'messages:read'>,
  ids: readonly string[],
): StoredEvent[] {
  return db
    .query<StoredEvent, { matterId: string; ids: string }>(CHANGES)
    .all({ matterId, ids: JSON.stringify(ids) })
}
