import type { GuestAccess } from '../access.ts'
import { newDates } from '../calendar/news/read.ts'
import { newComments } from '../comments/new-comments.ts'
import type { Deps } from '../deps.ts'
import { newMessages } from '../messages/new-messages.ts'
import { newDocuments } from '../portal/new-documents.ts'
import { newUpdates } from '../updates/new-updates.ts'
import type { News } from './item.ts'

type Source = (deps: Deps, access: GuestAccess, limit: number) => News

/** Where something new can come from: each gives the newest of what the viewer may read, and counts the rest. */
const SOURCES: readonly Source[] = [newDocuments, newUpdates, newDates, newMessages, newComments]

/** Five things are read; more are scrolled past, and each stands in its own part besides. */
const SHOWN = 5

/** What a client has not seen of their matter, newest first. */
export function readNews(deps: Deps, access: GuestAccess): News {
  const found = SOURCES.map((source) => source(deps, access, SHOWN))
  const items = found.flatMap((news) => news.items).sort((a, b) => (a.at < b.at ? 1 : -1))
  return { items: items.slice(0, SHOWN), count: found.reduce((sum, { count }) => sum + count, 0) }
}
