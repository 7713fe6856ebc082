import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { readsEveryThread } from '../rights.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { Subject, SubjectKind } from './subjects.ts'

type Key = Pick<Vault, 'matter'>

/** The firm reads them all, a guest what was written by them or for them. The text of a withdrawn one is empty. */
export type Comment = {
  id: string
  kind: SubjectKind
  subjectId: string
  authorId: string
  body: Texts
  writtenAt: string
  correctedAt: string | null
  withdrawnAt: string | null
  /** The ids of the guests whom it is for. */
  readers: string[]
}
type SealedBody = {
  bodyEn: Sealed<'comments.body_en'> | null
  bodyFr: Sealed<'comments.body_fr'> | null
}
/** `readers` is JSON. */
type Row = Omit<Comment, 'body' | 'readers'> & SealedBody & { readers: string }

const COLUMNS = `comments.id as id, subject_kind as kind, subject_id as subjectId, author_id as authorId,
  body_en as bodyEn, body_fr as bodyFr, written_at as writtenAt, corrected_at as correctedAt,
  withdrawn_at as withdrawnAt,
  (select json_group_array(person_id) from comment_readers where comment_id = comments.id) as readers`
const SEEN = `comments.matter_id = $matterId and ($everything or author_id = $personId or exists (
    select 1 from comment_readers where comment_id = comments.id and person_id = $personId))`
const OF_SUBJECT = `select ${COLUMNS} from comments
  where ${SEEN} and subject_kind = $kind and subject_id = $subjectId
    and ($until is null or (written_at, comments.id) <= (
      select written_at, id from comments where id = $until and subject_id = $subjectId))
  order by written_at desc, comments.id desc limit $limit`
const ALL = `select ${COLUMNS} from comments
  where ${SEEN} and withdrawn_at is null order by written_at, comments.id`
const ONE = `select ${COLUMNS} from comments where ${SEEN} and comments.id = $id`

type Seeing = { matterId: string; personId: string; everything: boolean }

function seeing({ matterId, viewer }: MatterAccess): Seeing {
  return { matterId, personId: viewer.personId, everything: readsEveryThread(viewer) }
}

function openComment(vault: Key, matterId: string, { bodyEn, bodyFr, ...row }: Row): Comment {
  const key = vault.matter(matterId)
  const body = {
    ...(bodyEn && { en: key.open('comments.body_en', row.id, bodyEn) }),
    ...(bodyFr && { fr: key.open('comments.body_fr', row.id, bodyFr) }),
  }
  return { ...row, body, readers: JSON.parse(row.readers) }
}

/** `until`: the id of the last one wanted; null for the newest of all. */
type Wanted = { until: string | null; limit: number }

/** `subject` shows that the viewer sees what is commented on. The last ones until there, the oldest of them first. */
export function listComments(
  db: Database,
  vault: Key,
  access: MatterAccess,
  { kind, id: subjectId }: Subject,
  wanted: Wanted,
): Comment[] {
  return db
    .query<Row, Seeing & Wanted & { kind: string; subjectId: string }>(OF_SUBJECT)
    .all({ ...seeing(access), ...wanted, kind, subjectId })
    .map((row) => openComment(vault, access.matterId, row))
    .reverse()
}

/** All that stand, whatever they are on; whether the viewer still sees that has to be asked besides. The oldest first. */
export function listCommentsIn(db: Database, vault: Key, access: MatterAccess): Comment[] {
  return db
    .query<Row, Seeing>(ALL)
    .all(seeing(access))
    .map((row) => openComment(vault, access.matterId, row))
}

/** Whether the viewer still sees what it is on has to be asked besides. */
export function findComment(db: Database, vault: Key, access: MatterAccess, id: string): Comment | null {
  const row = db.query<Row, Seeing & { id: string }>(ONE).get({ ...seeing(access), id })
  return row && openComment(vault, access.matterId, row)
}

export function insertComment(
  db: Database,
  vault: Key,
  { matterId, viewer }: MatterAccess,
  { kind, id: subjectId }: Subject,
  { id, body, readers, at }: { id: string; body: Texts; readers: readonly string[]; at: string },
): void {
  db.query(`
    insert into comments (id, matter_id, subject_kind, subject_id, author_id, body_en, body_fr, written_at)
    values ($id, $matterId, $kind, $subjectId, $authorId, $bodyEn, $bodyFr, $at)`).run({
    ...{ id, matterId, kind, subjectId, authorId: viewer.personId, at },
    ...sealBody(vault, matterId, id, body),
  })
  for (const personId of readers)
    db.query(`
      insert into comment_readers (comment_id, person_id, matter_id) values ($id, $personId, $matterId)`).run(
      {
        ...{ id, personId, matterId },
      },
    )
}

export function updateCorrected(
  db: Database,
  vault: Key,
  { matterId }: MatterAccess,
  { id, body, at }: { id: string; body: Texts; at: string },
): void {
  db.query('update comments set body_en = $bodyEn, body_fr = $bodyFr, corrected_at = $at where id = $id').run(
    {
      ...{ id, at },
      ...sealBody(vault, matterId, id, body),
    },
  )
}

export function updateWithdrawn(db: Database, _: MatterAccess, { id, at }: { id: string; at: string }): void {
  db.query('update comments set body_en = null, body_fr = null, withdrawn_at = $at where id = $id').run({
    id,
    at,
  })
}

function sealBody(vault: Key, matterId: string, id: string, { en, fr }: Texts): SealedBody {
  const key = vault.matter(matterId)
  return {
    bodyEn: en ? key.seal('comments.body_en', id, en) : null,
    bodyFr: fr ? key.seal('comments.body_fr', id, fr) : null,
  }
}

/** A guest has the newest comments on one thing before their eyes, and a way to those before them. */
export function updateSeen(
  db: Database,
  { matterId, viewer }: MatterAccess,
  { kind, id }: Subject,
  at: string,
): void {
  db.query(`
    update comment_readers set seen_at = $at
    where person_id = $personId and matter_id = $matterId and seen_at is null and comment_id in (
      select comments.id from comments where subject_kind = $kind and subject_id = $id)`).run({
    ...{ matterId, kind, id, at },
    personId: viewer.personId,
  })
}

export type UnseenSubject = { kind: SubjectKind; id: string; at: string }

const UNSEEN = `select subject_kind as kind, subject_id as id, max(written_at) as at
  from comment_readers join comments on comments.id = comment_id
  where person_id = $personId and comment_readers.matter_id = $matterId and seen_at is null and withdrawn_at is null
  group by subject_kind, subject_id order by at desc`

/** What has a comment for the viewer that they have not seen. */
export function listUnseenSubjects(db: Database, { matterId, viewer }: MatterAccess): UnseenSubject[] {
  return db
    .query<UnseenSubject, { matterId: string; personId: string }>(UNSEEN)
    .all({ matterId, personId: viewer.personId })
}

const TO_BE_READ = `
  select 1 from comments left join comment_readers
    on comment_readers.comment_id = comments.id and comment_readers.person_id = $personId
  where subject_id = $subjectId and withdrawn_at is null and seen_at is null
    and (comment_readers.person_id is not null
      or (select kind from persons where id = $personId) = 'staff')`

/** Whether a comment is left that somebody can be told of. */
export function isToBeRead(db: Database, subjectId: string, personId: string): boolean {
  return db.query(TO_BE_READ).get({ subjectId, personId }) !== null
}
