import type { MatterAccess } from '../../access.ts'
import { findComment } from '../../comments/queries.ts'
import { findSubject } from '../../comments/subjects.ts'
import type { Deps } from '../../deps.ts'
import type { Hit, MatterSource } from './hit.ts'
import { inWordsOf } from './written.ts'

/** What was said beside a thing, for whoever sees the thing itself; one that was withdrawn has no text, and is never a hit. */
export const comments: MatterSource = {
  ...{ source: 'comment', group: 'comments', section: null },
  staff: (deps, access, id) => commentHit(deps, access, id, 'firm'),
  guest: (deps, access, id) => commentHit(deps, access, id, 'portal'),
}

function commentHit(deps: Deps, access: MatterAccess, id: string, side: 'firm' | 'portal'): Hit | null {
  const comment = findComment(deps.db, deps.vault, access, id)
  const subject = comment && findSubject(deps, access, { kind: comment.kind, id: comment.subjectId })
  if (!subject) return null
  const { title, text } = inWordsOf(access, comment.body)
  return {
    ...{ key: id, title: subject.title, lang: subject.lang, at: comment.writtenAt },
    text: [title, text].filter(Boolean).join(' · '),
    href: `/${side}/matters/${access.matterId}/discussions/${subject.kind}/${subject.id}?until=${id}`,
  }
}
