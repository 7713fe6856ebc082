import type { Database } from 'bun:sqlite'
import type { SubjectKind } from '../comments/subjects.ts'
import type { EventKind } from '../events/kinds.ts'
import { readersOf } from '../readers.ts'
import { everySection, type Section } from '../rights.ts'

/** An event without what it says. */
export type EventMark = {
  seq: number
  kind: EventKind
  matterId: string | null
  actorId: string | null
  subjectId: string | null
  personId: string | null
}

const MARKS = `
  select seq, kind, matter_id as matterId, actor_id as actorId, subject_id as subjectId, person_id as personId
  from events where seq > $seq order by seq limit $limit`

export function listMarks(db: Database, seq: number, limit: number): EventMark[] {
  return db.query<EventMark, { seq: number; limit: number }>(MARKS).all({ seq, limit })
}

const MARKS_SINCE = `
  select seq, kind, matter_id as matterId, actor_id as actorId, subject_id as subjectId, person_id as personId
  from events where at >= $since order by at desc, seq desc limit $limit`

/** The newest first. `since`: UTC, ISO 8601. */
export function listMarksSince(db: Database, since: string, limit: number): EventMark[] {
  return db.query<EventMark, { since: string; limit: number }>(MARKS_SINCE).all({ since, limit })
}

const READERS: Readonly<Record<Section | 'any', string>> = {
  ...everySection((section) => readersOf(section)),
  any: readersOf(),
}

/** By id, the kind of everybody who may read a section of the matter now; `any`: who may enter it. */
export function findReaders(
  db: Database,
  { section, ...of }: { section: Section | 'any'; matterId: string; now: string },
): Map<string, string> {
  const rows = db.query<{ person_id: string; kind: string }, typeof of>(READERS[section]).all(of)
  return new Map(rows.map(({ person_id, kind }) => [person_id, kind]))
}

const LIVING = `
  select sessions.id as id from sessions join persons on persons.id = sessions.person_id
  where sessions.id in (select value from json_each($ids)) and persons.status = 'active'
    and last_seen_at >= $idleSince and sessions.created_at >= $begunSince`

/** Those of the sessions that could be used for a request now. */
export function listLivingSessions(
  db: Database,
  { ids, ...limits }: { ids: readonly string[]; idleSince: string; begunSince: string },
): Set<string> {
  const rows = db
    .query<{ id: string }, typeof limits & { ids: string }>(LIVING)
    .all({ ...limits, ids: JSON.stringify(ids) })
  return new Set(rows.map(({ id }) => id))
}

/** Everybody to whom a document was ever shared, by id. */
export function listPersonsGiven(db: Database, documentId: string): string[] {
  const given = 'select distinct person_id as personId from share_recipients where document_id = $documentId'
  return db
    .query<{ personId: string }, { documentId: string }>(given)
    .all({ documentId })
    .map(({ personId }) => personId)
}

/** The client that a task is for; null: all of them. */
export function findAssignee(db: Database, taskId: string): string | null {
  return (
    db
      .query<{ assigneeId: string | null }, { taskId: string }>(
        'select assignee_id as assigneeId from tasks where id = $taskId',
      )
      .get({ taskId })?.assigneeId ?? null
  )
}

/** On what kind of thing a comment stands. */
export function findCommentedKind(db: Database, commentId: string): SubjectKind | null {
  const sql = 'select subject_kind as kind from comments where id = $commentId'
  return db.query<{ kind: SubjectKind }, { commentId: string }>(sql).get({ commentId })?.kind ?? null
}

/** The guests whom a comment of the firm is for. */
export function listReadersOfComment(db: Database, commentId: string): string[] {
  const sql = 'select person_id as personId from comment_readers where comment_id = $commentId'
  return db
    .query<{ personId: string }, { commentId: string }>(sql)
    .all({ commentId })
    .map(({ personId }) => personId)
}
