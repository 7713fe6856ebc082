import type { Database } from 'bun:sqlite'
import type { ContributeMessages, MatterAccess } from '../access.ts'
import { NotFound } from '../errors.ts'
import type { Texts } from '../languages/needed.ts'
import { readersOf } from '../readers.ts'
import { readsEveryThread } from '../rights.ts'
import type { MatterScope } from '../scopes.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { PersonKind } from '../viewer.ts'
import { openBody, type SealedBody } from './sealed.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'messages:read'>
type Write = ContributeMessages

/** `readNumber`: up to where the viewer has read; null for somebody of the firm who reads along without taking part. */
export type Thread = {
  id: string
  matterId: string
  subject: Texts
  messageCount: number
  createdBy: string
  updatedAt: string
  readNumber: number | null
}
/** A thread in a list, with its newest message. */
export type ThreadRow = Thread & { authorId: string; body: Texts; withdrawnAt: string | null }

type SealedSubject = {
  subjectEn: Sealed<'threads.subject_en'> | null
  subjectFr: Sealed<'threads.subject_fr'> | null
}
type Row = Omit<Thread, 'subject'> & SealedSubject
type ListRow = Row & SealedBody & { messageId: string; authorId: string; withdrawnAt: string | null }
type Viewing = { matterId: string; personId: string; everything: boolean }

const COLUMNS = `threads.id as id, threads.matter_id as matterId, subject_en as subjectEn, subject_fr as subjectFr,
  message_count as messageCount, threads.created_by as createdBy, threads.updated_at as updatedAt,
  mine.read_number as readNumber`
const MINE = `left join thread_participants as mine
  on mine.thread_id = threads.id and mine.person_id = $personId`
/** A guest sees those they take part in; the staff who read messages of the matter see all. */
export const SEEN = 'threads.matter_id = $matterId and ($everything or mine.person_id is not null)'
const NEWEST = `join messages as newest on newest.thread_id = threads.id and newest.number = message_count`
const LIST_COLUMNS = `${COLUMNS}, newest.id as messageId, newest.author_id as authorId, newest.body_en as bodyEn,
  newest.body_fr as bodyFr, newest.withdrawn_at as withdrawnAt`

export function viewing({ matterId, viewer }: Read): Viewing {
  return { matterId, personId: viewer.personId, everything: readsEveryThread(viewer) }
}

function openThread<T extends Row>(vault: Key, row: T) {
  const { subjectEn, subjectFr, ...thread } = row
  const key = vault.matter(row.matterId)
  const subject: Texts = {
    ...(subjectEn && { en: key.open('threads.subject_en', row.id, subjectEn) }),
    ...(subjectFr && { fr: key.open('threads.subject_fr', row.id, subjectFr) }),
  }
  return { ...thread, subject }
}

function openListed(vault: Key, row: ListRow): ThreadRow {
  const { bodyEn, bodyFr, messageId, ...listed } = row
  const body = openBody(vault.matter(row.matterId), messageId, { bodyEn, bodyFr })
  return { ...openThread(vault, listed), body, authorId: row.authorId, withdrawnAt: row.withdrawnAt }
}

type Page = { limit: number; offset: number }
const LIST = `select ${LIST_COLUMNS} from threads ${NEWEST} ${MINE} where ${SEEN}
  order by threads.updated_at desc, threads.id desc limit $limit offset $offset`

/** The threads that the viewer sees, the one with the newest message first. */
export function listThreads(db: Database, vault: Key, access: Read, page: Page): ThreadRow[] {
  return db
    .query<ListRow, Viewing & Page>(LIST)
    .all({ ...viewing(access), ...page })
    .map((row) => openListed(vault, row))
}

const COUNT = `select count(*) as total, count(*) filter (where mine.read_number < message_count) as unread
  from threads ${MINE} where ${SEEN}`

export function countThreads(db: Database, access: Read): { total: number; unread: number } {
  return (
    db.query<{ total: number; unread: number }, Viewing>(COUNT).get(viewing(access)) ?? {
      total: 0,
      unread: 0,
    }
  )
}

const UNREAD = `select ${LIST_COLUMNS} from threads ${NEWEST} ${MINE} where ${SEEN}
    and mine.read_number < message_count
  order by threads.updated_at desc, threads.id desc limit $limit offset $offset`

/** Those with something that the viewer has not read, the newest first. */
export function listUnreadThreads(db: Database, vault: Key, access: Read, limit: number): ThreadRow[] {
  return db
    .query<ListRow, Viewing & Page>(UNREAD)
    .all({ ...viewing(access), limit, offset: 0 })
    .map((row) => openListed(vault, row))
}

const ONE = `select ${COLUMNS} from threads ${MINE} where threads.id = $threadId and ${SEEN}`

/** `NotFound` also for a thread of which the viewer may not know. */
export function getThread(db: Database, vault: Key, access: Read, threadId: string): Thread {
  const row = db.query<Row, Viewing & { threadId: string }>(ONE).get({ ...viewing(access), threadId })
  if (!row) throw new NotFound()
  return openThread(vault, row)
}

/** In all matters of a scope: unread first, then the newest. With `mine`, only those the viewer takes part in. */
export function listThreadsOfFirm(
  db: Database,
  vault: Key,
  { where, parameters }: MatterScope,
  page: Page & { mine: boolean },
): ThreadRow[] {
  const sql = `select ${LIST_COLUMNS} from threads ${NEWEST} ${MINE} join matters on matters.id = threads.matter_id
    where (not $mine or mine.person_id is not null) and ${where}
    order by coalesce(mine.read_number < message_count, 0) desc, threads.updated_at desc, threads.id desc
    limit $limit offset $offset`
  return db
    .query<ListRow, Record<string, string | number | boolean>>(sql)
    .all({ ...parameters, ...page })
    .map((row) => openListed(vault, row))
}

export function countThreadsOfFirm(
  db: Database,
  { where, parameters }: MatterScope,
  mine: boolean,
): { total: number; unread: number } {
  const sql = `select count(*) as total, count(*) filter (where mine.read_number < message_count) as unread
    from threads ${MINE} join matters on matters.id = threads.matter_id
    where (not $mine or mine.person_id is not null) and ${where}`
  return (
    db
      .query<{ total: number; unread: number }, Record<string, string | boolean>>(sql)
      .get({ ...parameters, mine }) ?? { total: 0, unread: 0 }
  )
}

export type NewThread = SealedSubject & { id: string; matterId: string; createdBy: string; at: string }

export function insertThread(db: Database, _: Write, thread: NewThread): void {
  db.query(`
    insert into threads (id, matter_id, subject_en, subject_fr, created_by, created_at, updated_at)
    values ($id, $matterId, $subjectEn, $subjectFr, $createdBy, $at, $at)`).run(thread)
}

/** Makes room for one more message; returns its number. */
export function updateThreadGrown(db: Database, _: Write, threadId: string, at: string): number {
  return (
    db
      .query<{ number: number }, { threadId: string; at: string }>(`
        update threads set message_count = message_count + 1, updated_at = $at where id = $threadId
        returning message_count as number`)
      .get({ threadId, at })?.number ?? 0
  )
}

export type Participant = { personId: string; kind: PersonKind }
const PARTICIPANTS = `select thread_participants.person_id as personId, readers.kind as kind
  from thread_participants join (${readersOf('messages')}) as readers
    on readers.person_id = thread_participants.person_id
  where thread_id = $threadId order by thread_participants.added_at, personId`

/** Who takes part and may read it now: whoever lost the right, or is walled off, takes part no more. */
export function listParticipants(
  db: Database,
  { matterId }: { matterId: string },
  threadId: string,
  now: string,
): Participant[] {
  return db
    .query<Participant, { matterId: string; threadId: string; now: string }>(PARTICIPANTS)
    .all({ matterId, threadId, now })
}

export function insertParticipant(
  db: Database,
  { matterId }: Write,
  participant: { threadId: string; personId: string; at: string },
): void {
  db.query(`
    insert or ignore into thread_participants (thread_id, person_id, matter_id, added_at)
    values ($threadId, $personId, $matterId, $at)`).run({ ...participant, matterId })
}

export function deleteParticipant(
  db: Database,
  { matterId }: Write,
  participant: { threadId: string; personId: string },
): void {
  db.query(`
    delete from thread_participants
    where thread_id = $threadId and person_id = $personId and matter_id = $matterId`).run({
    ...participant,
    matterId,
  })
}
