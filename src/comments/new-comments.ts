import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { News, NewsItem } from '../news/item.ts'
import { listUnseenSubjects } from './queries.ts'
import { findSubject } from './subjects.ts'

/** What the firm wrote to the viewer beside a document, a date or something asked, and they have not seen. */
export function newComments(deps: Deps, access: GuestAccess, limit: number): News {
  const items = listUnseenSubjects(deps.db, access)
    .slice(0, limit)
    .flatMap(({ at, ...of }): NewsItem[] => {
      const subject = findSubject(deps, access, of)
      if (!subject) return []
      const href = `/portal/matters/${access.matterId}/${subject.path}#comments`
      return [{ kind: 'comment', title: subject.title, lang: subject.lang, at, href }]
    })
  return { items, count: items.length }
}
