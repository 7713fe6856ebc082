import type { ContributeMessages } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireTexts, type Texts, type WritingLanguages } from '../languages/needed.ts'
import { listDocumentsOfTargets } from '../uploads/targets/queries.ts'
import { LANGUAGES, type Viewer } from '../viewer.ts'
import { inLanguage } from '../written.ts'
import { updateAttachedTo } from './attachments/queries.ts'
import { shareAttachments } from './attachments/share.ts'
import { deleteDraft, findDraft } from './drafts/queries.ts'
import type { MessageForm } from './form.ts'
import { chosenParticipants, languagesFor, participantsOf, type TakingPart } from './participants.ts'
import { findMessage, findSent, insertMessage, insertReading, updateRead } from './posts/queries.ts'
import { getThread, insertParticipant, insertThread, type Thread, updateThreadGrown } from './queries.ts'
import { sealBody } from './sealed.ts'

type Write = ContributeMessages

export const [LONGEST_SUBJECT, LONGEST_MESSAGE] = [200, 20_000]

/** Begins a conversation with its first message; returns the thread's id. Sent twice, it is one. */
export function startThread(deps: Deps, access: Write, filled: MessageForm): string {
  const threadId = deps.db
    .transaction(() => {
      const { form, sent } = unlessSent(deps, access, filled)
      if (sent) return sent
      const people = chosenParticipants(deps, access, form.participants)
      const languages = languagesFor(deps, people)
      requireWritten(access.viewer, languages, form.subject, 'subject')
      const thread = enterThread(deps, access, form.subject, people)
      post(deps, access, thread, { form, people, draftOf: null })
      if (!form.isApart) deleteDraft(deps.db, access, null)
      return thread.id
    })
    .immediate()
  deps.wake()
  return threadId
}

/** Adds a message to a conversation. Whoever of the firm writes takes part from then on. */
export function sendMessage(deps: Deps, access: Write, threadId: string, filled: MessageForm): void {
  const { db, vault } = deps
  db.transaction(() => {
    const { form, sent } = unlessSent(deps, access, filled)
    if (sent) return
    const thread = getThread(db, vault, access, threadId)
    if (form.addendumTo && !isOwn(deps, access, thread, form.addendumTo)) throw new NotFound()
    post(deps, access, thread, { form, people: participantsOf(deps, thread), draftOf: threadId })
    if (!form.isApart) deleteDraft(db, access, threadId)
  }).immediate()
  deps.wake()
}

/**
 * `sent`: the thread of a button pressed twice, or of a page sent again. A form that was gone back to and filled in anew is
 * another message. An id that is somebody else's is as good as none.
 */
export function unlessSent(
  { db, vault }: Deps,
  access: Write,
  form: MessageForm,
): { form: MessageForm; sent: string | null } {
  const sent = findSent(db, form.id)
  if (!sent) return { form, sent: null }
  if (sent.authorId !== access.viewer.personId) throw new NotFound()
  const message = findMessage(db, vault, getThread(db, vault, access, sent.threadId), form.id)
  if (Bun.deepEquals(message?.body, form.body)) return { form, sent: sent.threadId }
  return { form: { ...form, id: Bun.randomUUIDv7() }, sent: null }
}

function isOwn({ db, vault }: Deps, { viewer }: Write, thread: Thread, messageId: string): boolean {
  return findMessage(db, vault, thread, messageId)?.authorId === viewer.personId
}

function enterThread(deps: Deps, access: Write, subject: Texts, people: readonly TakingPart[]): Thread {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const [id, at, key] = [Bun.randomUUIDv7(), timestamp(clock), vault.matter(matterId)]
  insertThread(db, access, {
    ...{ id, matterId, createdBy: viewer.personId, at },
    subjectEn: subject.en ? key.seal('threads.subject_en', id, subject.en) : null,
    subjectFr: subject.fr ? key.seal('threads.subject_fr', id, subject.fr) : null,
  })
  const participants = [...new Set([viewer.personId, ...people.map(({ id }) => id)])]
  for (const personId of participants) insertParticipant(db, access, { threadId: id, personId, at })
  const details = { title: inLanguage(subject, viewer.language) ?? '', participants }
  appendEvent(deps, viewer, { kind: 'thread.started', matterId, subjectId: id, details })
  return getThread(db, vault, access, id)
}

/** `draftOf`: the place where it was written; null for a new thread. */
type Post = { form: MessageForm; people: readonly TakingPart[]; draftOf: string | null }

function post(deps: Deps, access: Write, thread: Thread, { form, people, draftOf }: Post): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const { id, body, addendumTo, titles } = form
  const languages = languagesFor(deps, people)
  if (!form.isApart) takeAttachments(deps, access, id, draftOf)
  if (!isOnlyAttachments(deps, access, form)) requireWritten(viewer, languages, body, 'body')
  const at = timestamp(clock)
  const number = updateThreadGrown(db, access, thread.id, at)
  const key = vault.matter(matterId)
  const message = { id, matterId, threadId: thread.id, number, authorId: viewer.personId, addendumTo, at }
  insertMessage(db, access, { ...message, ...sealBody(key, id, body) })
  insertParticipant(db, access, { threadId: thread.id, personId: viewer.personId, at })
  if (updateRead(db, access, { threadId: thread.id, number }))
    insertReading(db, access, { threadId: thread.id, number, at })
  shareAttachments(deps, access, { messageId: id, people, languages, titles })
  const details = { title: inLanguage(thread.subject, viewer.language) ?? '' }
  appendEvent(deps, viewer, { kind: 'message.sent', matterId, subjectId: id, details })
}

function takeAttachments(
  { db, vault }: Deps,
  access: Write,
  messageId: string,
  draftOf: string | null,
): void {
  const draft = findDraft(db, vault, access, draftOf)
  if (draft && draft.id !== messageId) updateAttachedTo(db, access, { from: draft.id, to: messageId })
}

/** A file needs no words. */
function isOnlyAttachments({ db }: Deps, access: Write, { id, body }: MessageForm): boolean {
  const attached = listDocumentsOfTargets(db, access, { kind: 'draft', targetIds: [id] })
  return Object.keys(body).length === 0 && attached.length > 0
}

/** The firm writes in every language that one of its readers needs; a guest writes in theirs. */
export function requireWritten(
  viewer: Viewer,
  languages: WritingLanguages,
  texts: Texts,
  field: 'subject' | 'body',
): void {
  const isStaff = viewer.kind === 'staff'
  if (isStaff) requireTexts(languages, texts, field)
  else if (!texts[viewer.language]) throw new Invalid((text) => text.messages.missing[field], field)
  const most = field === 'subject' ? LONGEST_SUBJECT : LONGEST_MESSAGE
  const long = LANGUAGES.find((language) => (texts[language] ?? '').length > most)
  if (long) throw new Invalid((text) => text.messages.tooLong[field], isStaff ? `${field}-${long}` : field)
}
