import { wordsOf } from '../../views/notes/note-text.ts'
import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import type { Texts } from '../languages/needed.ts'
import { type Words, writtenFor } from '../languages/words.ts'
import { composeThread, type NewThread } from '../messages/compose.ts'
import type { MessageForm } from '../messages/form.ts'
import {
  chosenParticipants,
  languagesFor,
  participantsOf,
  type TakingPart,
} from '../messages/participants.ts'
import { getThread, listThreads } from '../messages/queries.ts'
import { requireWritten, sendMessage, startThread, unlessSent } from '../messages/send.ts'
import type { Given } from '../rights.ts'
import { inLanguage } from '../written.ts'
import type { Note } from './open.ts'
import { getNote } from './write.ts'

type Edit = StaffAccess<Given<'messages:edit'>>

/** `threadId` null: a new conversation. */
export type CopyForm = { threadId: string | null; message: MessageForm }

export type CopyDraft = {
  note: Note
  threadId: string | null
  threads: readonly { id: string; subject: Words }[]
  compose: NewThread
}

const THREADS = 100

/** The form in which a note is put into words for a client: at first with the words of the note. */
export function draftCopy(deps: Deps, access: Edit, noteId: string, filled?: CopyForm): CopyDraft {
  const { db, vault } = deps
  const { language } = access.viewer
  const note = getNote(deps, access, noteId)
  const compose = composeThread(deps, access, { filled: filled?.message, isApart: true })
  const threads = listThreads(db, vault, access, { limit: THREADS, offset: 0 })
  return {
    note,
    threadId: filled ? filled.threadId : (threads[0]?.id ?? null),
    threads: threads.map(({ id, subject }) => ({ id, subject: writtenFor(subject, language) })),
    compose: filled ? compose : { ...compose, body: firstWords(note, compose, language) },
  }
}

/** In the field of the language that a reader needs, where there is only one. */
function firstWords(note: Note, { languages }: NewThread, language: 'en' | 'fr'): Texts {
  const [only, ...others] = languages?.needed ?? []
  return { [only && others.length === 0 ? only : language]: wordsOf(note.body) }
}

/** What would be sent, to whom: checked as sending it will check. */
export type CopyReady = {
  noteId: string
  form: CopyForm
  subject: Texts
  guests: readonly TakingPart[]
  staff: readonly TakingPart[]
}

export function readyToCopy(deps: Deps, access: Edit, noteId: string, form: CopyForm): CopyReady {
  const { db, vault } = deps
  const { threadId, message } = form
  getNote(deps, access, noteId)
  const thread = threadId === null ? null : getThread(db, vault, access, threadId)
  const people = thread
    ? participantsOf(deps, thread)
    : chosenParticipants(deps, access, message.participants)
  const languages = languagesFor(deps, people)
  if (!thread) requireWritten(access.viewer, languages, message.subject, 'subject')
  requireWritten(access.viewer, languages, message.body, 'body')
  return {
    noteId,
    form,
    subject: thread?.subject ?? message.subject,
    guests: people.filter(({ kind }) => kind !== 'staff'),
    staff: people.filter(({ kind }) => kind === 'staff'),
  }
}

/** Sends the words of the form as a message, and writes down that they come from a note. Returns the thread's id. */
export function copyNote(deps: Deps, access: Edit, noteId: string, form: CopyForm): string {
  const { matterId, viewer } = access
  return deps.db
    .transaction(() => {
      const { subject } = readyToCopy(deps, access, noteId, form)
      const { form: message, sent } = unlessSent(deps, access, form.message)
      if (sent) return sent
      const threadId = deliver(deps, access, { ...form, message })
      const details = { title: inLanguage(subject, viewer.language) ?? '' }
      appendEvent(deps, viewer, { kind: 'note.copied', matterId, subjectId: noteId, details })
      return threadId
    })
    .immediate()
}

function deliver(deps: Deps, access: Edit, { threadId, message }: CopyForm): string {
  if (threadId === null) return startThread(deps, access, message)
  sendMessage(deps, access, threadId, message)
  return threadId
}
