import type { MatterAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireTexts, type Texts } from '../languages/needed.ts'
import { languagesFor } from '../messages/participants.ts'
import { claimId } from '../once/form-id.ts'
import { listPersonsById } from '../people/queries.ts'
import { LANGUAGES } from '../viewer.ts'
import { type Comment, findComment, insertComment, updateCorrected, updateWithdrawn } from './queries.ts'
import { getSubject, SECTION_OF_SUBJECT, type Subject } from './subjects.ts'

const LONGEST = 5000

/** `readers`: the guests whom the firm chose; with none it is for the firm alone. */
export type CommentInput = { id?: string; body: Texts; readers: readonly string[] }

/**
 * What a guest writes is read by them and the firm; what the firm writes, by the firm and by those it chose among the guests
 * who see the thing. An event for each of them, so that the log says who could read it. Sent twice, it is one.
 */
export function addComment(
  deps: Deps,
  access: MatterAccess,
  of: Pick<Subject, 'kind' | 'id'>,
  input: CommentInput,
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const subject = getWritable(deps, access, of)
    const { id, isMade } = claimId(deps, access, 'comments', input.id)
    if (isMade) return
    const readers = chosenReaders(access, subject, input)
    requireBody(deps, access, input.body, readers)
    insertComment(db, vault, access, subject, { id, body: input.body, readers, at: timestamp(clock) })
    for (const personId of readers.length > 0 ? readers : [null])
      appendEvent(deps, viewer, {
        kind: `${subject.kind}.commented`,
        matterId,
        subjectId: subject.id,
        personId,
        details: { title: subject.title },
      })
  }).immediate()
  deps.wake()
}

function chosenReaders({ viewer }: MatterAccess, { guestIds }: Subject, input: CommentInput): string[] {
  const readers = viewer.kind === 'staff' ? [...new Set(input.readers)] : []
  if (readers.every((id) => guestIds.includes(id))) return readers
  throw new Invalid((text) => text.comments.notAReader, 'reader')
}

/** Within ten minutes, by its author; what it said before stays in the log. */
export function correctComment(deps: Deps, access: MatterAccess, commentId: string, body: Texts): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const comment = getFreshComment(deps, access, commentId)
    if (comment.withdrawnAt) throw new NotFound()
    requireBody(deps, access, body, comment.readers)
    updateCorrected(db, vault, access, { id: commentId, body, at: timestamp(clock) })
    const details = { was: comment.body }
    appendEvent(deps, viewer, { kind: 'comment.corrected', matterId, subjectId: commentId, details })
  }).immediate()
  deps.wake()
}

/** To withdraw it twice is to withdraw it. */
export function withdrawComment(deps: Deps, access: MatterAccess, commentId: string): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const comment = getFreshComment(deps, access, commentId)
    if (comment.withdrawnAt) return
    updateWithdrawn(db, access, { id: commentId, at: timestamp(clock) })
    const details = { was: comment.body }
    appendEvent(deps, viewer, { kind: 'comment.withdrawn', matterId, subjectId: commentId, details })
  }).immediate()
  deps.wake()
}

/** The viewer's own comment, on a thing that they see now and may write about. */
export function getOwnComment(
  deps: Deps,
  access: MatterAccess,
  commentId: string,
): { comment: Comment; subject: Subject } {
  const comment = findComment(deps.db, deps.vault, access, commentId)
  if (comment?.authorId !== access.viewer.personId) throw new NotFound()
  return { comment, subject: getWritable(deps, access, { kind: comment.kind, id: comment.subjectId }) }
}

function getFreshComment(deps: Deps, access: MatterAccess, commentId: string): Comment {
  const { comment } = getOwnComment(deps, access, commentId)
  if (!isCorrectable(deps.clock, comment.writtenAt)) throw new Invalid((text) => text.comments.tooLate)
  return comment
}

function getWritable(deps: Deps, access: MatterAccess, of: Pick<Subject, 'kind' | 'id'>): Subject {
  if (!access.may(`${SECTION_OF_SUBJECT[of.kind]}:comment`)) throw new NotFound()
  return getSubject(deps, access, of)
}

function requireBody(deps: Deps, access: MatterAccess, body: Texts, readers: readonly string[]): void {
  const isStaff = access.viewer.kind === 'staff'
  const people = [...listPersonsById(deps.db, deps.vault, readers).values()]
  if (isStaff) requireTexts(languagesFor(deps, people), body, 'body')
  else if (Object.keys(body).length === 0) throw new Invalid((text) => text.comments.missing, 'body')
  const long = LANGUAGES.find((language) => (body[language] ?? '').length > LONGEST)
  if (long) throw new Invalid((text) => text.comments.tooLong, isStaff ? `body-${long}` : 'body')
}
