import { type MatterAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import type { WritingLanguages } from '../languages/needed.ts'
import { type Words, writtenFor } from '../languages/words.ts'
import { type Former, formerTexts } from '../messages/history.ts'
import { languagesFor, type TakingPart } from '../messages/participants.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { type Comment, listComments, updateSeen } from './queries.ts'
import { findSubject, getSubject, SECTION_OF_SUBJECT, type Subject } from './subjects.ts'

export type ShownComment = Pick<Comment, 'id' | 'writtenAt' | 'correctedAt' | 'withdrawnAt'> & {
  author: string
  isOwn: boolean
  body: Words
  /** For the firm: whom it is for; null for what a guest wrote. */
  readers: readonly string[] | null
  mayChange: boolean
  former: readonly Former[]
}
/** `guests`: those whom the firm may write to here; `languages` is null for a guest. */
export type CommentsView = {
  subject: Subject
  comments: readonly ShownComment[]
  /** The id of the last one shown, where it is not the newest. */
  until: string | null
  /** The id of the one before those shown; null where there is none. */
  earlier: string | null
  mayWrite: boolean
  guests: readonly TakingPart[]
  languages: WritingLanguages | null
}

const PAGE = 50

/** The newest comments on a thing that the viewer sees; null where they may not read of its kind at all. */
export function readComments(
  deps: Deps,
  access: MatterAccess,
  of: Pick<Subject, 'kind' | 'id'>,
): CommentsView | null {
  const subject = findSubject(deps, access, of)
  return subject && describe(deps, access, subject, null)
}

/** Those until this one; the newest where none is named. */
export function getComments(
  deps: Deps,
  access: MatterAccess,
  of: Pick<Subject, 'kind' | 'id'>,
  until: string | null = null,
): CommentsView {
  return describe(deps, access, getSubject(deps, access, of), until)
}

function describe(deps: Deps, access: MatterAccess, subject: Subject, until: string | null): CommentsView {
  const { db, vault, clock } = deps
  const { viewer } = access
  const found = listComments(db, vault, access, subject, { until, limit: PAGE + 1 })
  const comments = found.slice(-PAGE)
  const ids = [...comments.flatMap(({ authorId, readers }) => [authorId, ...readers]), ...subject.guestIds]
  const people = listPersonsById(db, vault, ids)
  const mayWrite = access.may(`${SECTION_OF_SUBJECT[subject.kind]}:comment`)
  if (viewer.kind !== 'staff' && comments.length > 0) updateSeen(db, access, subject, timestamp(clock))
  const guests = subject.guestIds.flatMap((id) => people.get(id) ?? [])
  const former = formerOf(deps, access, comments)
  return {
    ...{ subject, mayWrite, guests, until },
    earlier: found.length > PAGE ? (found[0]?.id ?? null) : null,
    comments: comments.map((comment) => ({
      ...showComment(access, comment, people),
      mayChange:
        mayWrite &&
        comment.authorId === viewer.personId &&
        !comment.withdrawnAt &&
        isCorrectable(clock, comment.writtenAt),
      former: former.get(comment.id) ?? [],
    })),
    languages: viewer.kind === 'staff' ? { ...languagesFor(deps, guests), needed: [] } : null,
  }
}

function showComment({ viewer }: MatterAccess, comment: Comment, people: ReadonlyMap<string, Person>) {
  const { id, writtenAt, correctedAt, withdrawnAt, authorId, readers, body } = comment
  const author = people.get(authorId)
  const isOfFirm = author?.kind === 'staff'
  return {
    ...{ id, writtenAt, correctedAt, withdrawnAt },
    author: author?.name ?? '',
    isOwn: authorId === viewer.personId,
    body: writtenFor(body, viewer.language),
    readers:
      viewer.kind === 'staff' && isOfFirm ? readers.map((reader) => people.get(reader)?.name ?? '') : null,
  }
}

function formerOf(deps: Deps, access: MatterAccess, comments: readonly Comment[]): Map<string, Former[]> {
  const reading = access instanceof StaffAccess ? access.narrowed('messages:read') : null
  const changed = comments.filter(({ correctedAt, withdrawnAt }) => correctedAt || withdrawnAt)
  if (!reading) return new Map()
  return formerTexts(
    deps,
    reading,
    changed.map(({ id }) => id),
  )
}
