import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { writtenFor } from '../languages/words.ts'
import type { News } from '../news/item.ts'
import { countThreads, listUnreadThreads } from './queries.ts'

/** The conversations with something that the viewer has not read. */
export function newMessages(deps: Deps, access: GuestAccess, limit: number): News {
  const reading = access.narrowed('messages:read')
  const count = reading ? countThreads(deps.db, reading).unread : 0
  if (!reading || count === 0) return { items: [], count: 0 }
  const threads = listUnreadThreads(deps.db, deps.vault, reading, limit)
  const base = `/portal/matters/${access.matterId}/messages`
  return {
    count,
    items: threads.map(({ id, subject, updatedAt }) => {
      const { text, lang } = writtenFor(subject, access.viewer.language)
      return { kind: 'message', title: text, lang, at: updatedAt, href: `${base}/${id}#newest` }
    }),
  }
}
