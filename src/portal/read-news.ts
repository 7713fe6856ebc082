import type { GuestAccess } from '../access.ts'
import { newDates } from '../calendar/news/read.ts'
import { newComments } from '../comments/new-comments.ts'
import type { Deps } from '../deps.ts'
import { newMessages } from '../messages/new-messages.ts'
import type { News } from '../news/item.ts'
import type { SharedCounts } from '../shares/given/queries.ts'
import { newDocuments } from '../shares/new-documents.ts'
import { newUpdates } from '../updates/new-updates.ts'

type Source = (deps: Deps, access: GuestAccess, limit: number) => News

/** Where else something new can come from: each gives the newest of what the viewer may read, and counts the rest. */
const SOURCES: readonly Source[] = [newUpdates, newDates, newMessages, newComments]

/** Five things are read; more are scrolled past, and each stands in its own part besides. */
const SHOWN = 5

/** What a client has not seen of their matter, newest first. */
export function readNews(deps: Deps, access: GuestAccess, counts: SharedCounts | null): News {
  const found = [
    newDocuments(deps, access, { counts, limit: SHOWN }),
    ...SOURCES.map((source) => source(deps, access, SHOWN)),
  ]
  const items = found.flatMap((news) => news.items).sort((a, b) => (a.at < b.at ? 1 : -1))
  return { items: items.slice(0, SHOWN), count: found.reduce((sum, { count }) => sum + count, 0) }
}
