import type { Database } from 'bun:sqlite'
import type { ContributeMessages, MatterAccess } from '../../access.ts'
import type { Texts } from '../../languages/needed.ts'
import type { Sealed, TextKey } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'messages:read'>
type Write = ContributeMessages

/** What somebody is writing; `threadId` null for what begins a thread. `participants` are ids. */
export type Draft = {
  id: string
  threadId: string | null
  subject: Texts
  body: Texts
  participants: string[]
  savedAt: string
}

type Texts4 = {
  subjectEn: Sealed<'message_drafts.subject_en'> | null
  subjectFr: Sealed<'message_drafts.subject_fr'> | null
  bodyEn: Sealed<'message_drafts.body_en'> | null
  bodyFr: Sealed<'message_drafts.body_fr'> | null
}
type Row = Omit<Draft, 'subject' | 'body' | 'participants'> & Texts4 & { participants: string }

const COLUMNS = `id, thread_id as threadId, subject_en as subjectEn, subject_fr as subjectFr, body_en as bodyEn,
  body_fr as bodyFr, participants, saved_at as savedAt`
const OWN = 'person_id = $personId and matter_id = $matterId'
const IN_PLACE = `select ${COLUMNS} from message_drafts
  where ${OWN} and coalesce(thread_id, '') = coalesce($threadId, '')`

/** The viewer's own draft in one place; nobody else finds it. */
export function findDraft(
  db: Database,
  vault: Key,
  { matterId, viewer }: Write,
  threadId: string | null,
): Draft | null {
  const row = db
    .query<Row, { matterId: string; personId: string; threadId: string | null }>(IN_PLACE)
    .get({ matterId, personId: viewer.personId, threadId })
  return row && openDraft(vault.matter(matterId), row)
}

function openDraft(key: TextKey, { subjectEn, subjectFr, bodyEn, bodyFr, ...row }: Row): Draft {
  const { id } = row
  return {
    ...row,
    subject: {
      ...(subjectEn && { en: key.open('message_drafts.subject_en', id, subjectEn) }),
      ...(subjectFr && { fr: key.open('message_drafts.subject_fr', id, subjectFr) }),
    },
    body: {
      ...(bodyEn && { en: key.open('message_drafts.body_en', id, bodyEn) }),
      ...(bodyFr && { fr: key.open('message_drafts.body_fr', id, bodyFr) }),
    },
    participants: JSON.parse(row.participants),
  }
}

/** Whoever's draft it is: an id is used once. */
export function isTaken(db: Database, id: string): boolean {
  return db.query('select 1 from message_drafts where id = $id').get({ id }) !== null
}

/** In place of what the viewer was writing there before. */
export function replaceDraft(db: Database, vault: Key, { matterId, viewer }: Write, draft: Draft): void {
  const { id, subject, body } = draft
  const key = vault.matter(matterId)
  const { personId } = viewer
  deleteDraft(db, { matterId, viewer }, draft.threadId)
  db.query(`
    insert into message_drafts (id, matter_id, thread_id, person_id, subject_en, subject_fr, body_en, body_fr,
      participants, saved_at)
    values ($id, $matterId, $threadId, $personId, $subjectEn, $subjectFr, $bodyEn, $bodyFr, $participants, $savedAt)`).run(
    {
      ...{ id, matterId, threadId: draft.threadId, personId, savedAt: draft.savedAt },
      subjectEn: subject.en ? key.seal('message_drafts.subject_en', id, subject.en) : null,
      subjectFr: subject.fr ? key.seal('message_drafts.subject_fr', id, subject.fr) : null,
      bodyEn: body.en ? key.seal('message_drafts.body_en', id, body.en) : null,
      bodyFr: body.fr ? key.seal('message_drafts.body_fr', id, body.fr) : null,
      participants: JSON.stringify(draft.participants),
    },
  )
}

export function deleteDraft(
  db: Database,
  { matterId, viewer }: Pick<Write, 'matterId' | 'viewer'>,
  threadId: string | null,
): void {
  db.query(`
    delete from message_drafts where ${OWN} and coalesce(thread_id, '') = coalesce($threadId, '')`).run({
    matterId,
    personId: viewer.personId,
    threadId,
  })
}

const THREADS = `select thread_id as threadId from message_drafts where ${OWN} and thread_id is not null`

/** The threads in which the viewer has begun to write. */
export function listThreadsWithDraft(db: Database, { matterId, viewer }: Read): Set<string> {
  const rows = db
    .query<{ threadId: string }, { matterId: string; personId: string }>(THREADS)
    .all({ matterId, personId: viewer.personId })
  return new Set(rows.map(({ threadId }) => threadId))
}
