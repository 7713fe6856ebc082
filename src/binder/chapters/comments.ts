import type { MatterAccess } from '../../access.ts'
import { type Comment, listCommentsIn } from '../../comments/queries.ts'
import { findSubject, SECTION_OF_SUBJECT, SUBJECT_KINDS } from '../../comments/subjects.ts'
import type { Deps } from '../../deps.ts'
import type { Texts } from '../../languages/needed.ts'
import { listPersonsById } from '../../people/queries.ts'
import type { Chapter } from './chapter.ts'

/**
 * What was said beside a document, a date, a task or a request that the reader sees, thing by thing under its name. `by`: who
 * takes it for them. What was withdrawn is not in it.
 */
export function commentsChapter(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  access: MatterAccess,
  by: MatterAccess,
): Chapter {
  const { db, vault } = deps
  const kinds = SUBJECT_KINDS.filter((kind) => by.may(`${SECTION_OF_SUBJECT[kind]}:read`))
  const comments = listCommentsIn(db, vault, access).filter(({ kind }) => kinds.includes(kind))
  const authors = listPersonsById(
    db,
    vault,
    comments.map(({ authorId }) => authorId),
  )
  const titleOf = ({ kind, subjectId }: Comment): Texts | null => {
    const subject = findSubject(deps, access, { kind, id: subjectId })
    return subject && { [subject.lang ?? access.viewer.language]: subject.title }
  }
  const bySubject = [...Map.groupBy(comments, ({ kind, subjectId }) => `${kind} ${subjectId}`).values()]
  return {
    name: 'comments',
    entries: bySubject.flatMap((group) => {
      const title = group[0] && titleOf(group[0])
      if (!title) return []
      return group.map(({ writtenAt, authorId, body }) => ({
        ...{ at: writtenAt, who: authors.get(authorId)?.name ?? null, title, text: body, state: null },
      }))
    }),
  }
}
