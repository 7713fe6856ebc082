import { type ContributeMessages, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Texts } from '../languages/needed.ts'
import { recallGivenWith } from '../shares/recall.ts'
import { inLanguage } from '../written.ts'
import { languagesFor, participantsOf } from './participants.ts'
import { findMessage, type Message, updateCorrected, updateWithdrawn } from './posts/queries.ts'
import { getThread, type Thread } from './queries.ts'
import { sealBody } from './sealed.ts'
import { requireWritten } from './send.ts'

type Write = ContributeMessages
export type MessagePath = { threadId: string; messageId: string }

/** Somebody's own message, withdrawn or not. */
export function getOwnMessage(
  { db, vault }: Deps,
  access: Write,
  { threadId, messageId }: MessagePath,
): { thread: Thread; message: Message } {
  const thread = getThread(db, vault, access, threadId)
  const message = findMessage(db, vault, thread, messageId)
  if (message?.authorId !== access.viewer.personId) throw new NotFound()
  return { thread, message }
}

/** Within ten minutes; what it said before stays in the log. */
export function correctMessage(deps: Deps, access: Write, path: MessagePath, body: Texts): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const { thread, message } = getFreshMessage(deps, access, path)
    if (message.withdrawnAt) throw new NotFound()
    requireWritten(viewer, languagesFor(deps, participantsOf(deps, thread)), body, 'body')
    const { id } = message
    updateCorrected(db, access, { id, at: timestamp(clock), ...sealBody(vault.matter(matterId), id, body) })
    const details = { title: inLanguage(thread.subject, viewer.language) ?? '', was: message.body }
    appendEvent(deps, viewer, { kind: 'message.corrected', matterId, subjectId: id, details })
  }).immediate()
  deps.wake()
}

/** Within ten minutes; what it said stays in the log. To withdraw it twice is to withdraw it. */
export function withdrawMessage(deps: Deps, access: Write, path: MessagePath): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const { thread, message } = getFreshMessage(deps, access, path)
    if (message.withdrawnAt) return
    if (access instanceof StaffAccess) recallGivenWith(deps, access, message.id)
    updateWithdrawn(db, access, { id: message.id, at: timestamp(clock) })
    const details = { title: inLanguage(thread.subject, viewer.language) ?? '', was: message.body }
    appendEvent(deps, viewer, { kind: 'message.withdrawn', matterId, subjectId: message.id, details })
  }).immediate()
  deps.wake()
}

function getFreshMessage(deps: Deps, access: Write, path: MessagePath) {
  const found = getOwnMessage(deps, access, path)
  if (!isCorrectable(deps.clock, found.message.sentAt)) throw new Invalid((text) => text.messages.tooLate)
  return found
}
