import type { GuestAccess } from '../access.ts'
import { type AskedView, readAsked } from '../asked/read.ts'
import type { ListedDate } from '../calendar/listed.ts'
import { readNextDates } from '../calendar/read.ts'
import { listClosedNumbers } from '../closing/queries.ts'
import { type GuestClosing, readGuestClosing } from '../closing/read-note.ts'
import type { Deps } from '../deps.ts'
import { newestFirst } from '../documents/list/order.ts'
import { countSent, listNewestSent, listSentDocuments, type SentDocument } from '../documents/sent/queries.ts'
import { type Reading, readReading } from '../library/read.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import type { GuestMatterHeading } from '../matters/read-heading.ts'
import { readNewestThreads, type ThreadList } from '../messages/read-list.ts'
import { countUnreadByMatter } from '../messages/told/queries.ts'
import type { News } from '../news/item.ts'
import { closedMatters, enterableMatters } from '../scopes.ts'
import { countGiven } from '../shares/count-given.ts'
import {
  countFresh,
  listNewestShared,
  listSharedDocuments,
  type SharedCounts,
  type SharedDocument,
} from '../shares/given/queries.ts'
import { readTeam, type Team } from '../team/read.ts'
import { noteSeen, readWhereWeAre, type WhereWeAre } from '../updates/read-guest.ts'
import type { GuestViewer } from '../viewer.ts'
import { readNews } from './read-news.ts'

/** A client's matter on one page, in the order in which it stands there; null for a part that they may not read. */
export type GuestMatterView = {
  closing: GuestClosing | null
  where: WhereWeAre | null
  asked: AskedView | null
  news: News
  /** The next dates. */
  dates: readonly ListedDate[] | null
  messages: ThreadList | null
  documents: GuestDocumentsView | null
  maySend: boolean
  team: Team | null
  reading: Reading
}

type Compare = (a: string, b: string) => number

/** Ten things are a list; more are a burden, and all of them stand on a page of their own. */
const SHOWN_AT_ONCE = 10
const NEXT_DATES = 3
/** Of conversations, which are tall. */
const THREADS = 3

/** Reads no more of each kind than the page shows: a matter may be years old. */
export function readGuestMatter(deps: Deps, access: GuestAccess, compare: Compare): GuestMatterView {
  const documents = access.narrowed('documents:read')
  const status = access.narrowed('status:read')
  const calendar = access.narrowed('calendar:read')
  const messages = access.narrowed('messages:read')
  const where = status && readWhereWeAre(deps, status)
  const counts = countGiven(deps, access)
  const news = readNews(deps, access, counts)
  return {
    closing: readGuestClosing(deps, access),
    where,
    asked: readAsked(deps, access, counts),
    news,
    dates: calendar && readNextDates(deps, calendar, NEXT_DATES),
    messages: messages && readNewestThreads(deps, messages, THREADS),
    documents: documents && counts && readNewestDocuments(deps, documents, { counts, compare }),
    maySend: access.may('documents:contribute'),
    team: status && readTeam(deps, status),
    reading: readReading(deps, access.viewer, access.matterId),
  }
}

/** What was written stands on the page in full: whoever looks at it has seen it. */
export function noteShown(deps: Deps, access: GuestAccess, { where }: GuestMatterView): void {
  const status = access.narrowed('status:read')
  if (status && where) noteSeen(deps, status, [where.update, where.heartbeat])
}

/** The documents that are shown, and how many there are in all. */
export type GuestDocumentsView = {
  shared: readonly SharedDocument[]
  sent: readonly SentDocument[]
  counts: Pick<SharedCounts, 'shared' | 'fresh'> & { sent: number }
}

function readNewestDocuments(
  { db, vault }: Deps,
  access: GuestAccess<'documents:read'>,
  { counts, compare }: { counts: SharedCounts; compare: Compare },
): GuestDocumentsView {
  return {
    shared: listNewestShared(db, vault, access, SHOWN_AT_ONCE).sort(byShare(compare)),
    sent: listNewestSent(db, vault, access, SHOWN_AT_ONCE).sort(byArrival(compare)),
    counts: { ...counts, sent: countSent(db, access) },
  }
}

/** Every document, first what was shared and then what was sent; `page` counts from 1. */
export function readDocumentsPage(
  { db, vault }: Deps,
  access: GuestAccess<'documents:read'>,
  { page, compare }: { page: number; compare: Compare },
): GuestDocumentsView & { size: number } {
  const all = listSharedDocuments(db, vault, access).sort(byShare(compare))
  const sent = listSentDocuments(db, vault, access).sort(byArrival(compare))
  const [from, to] = [(page - 1) * PAGE, page * PAGE]
  return {
    shared: all.slice(from, to),
    sent: sent.slice(Math.max(0, from - all.length), Math.max(0, to - all.length)),
    counts: { shared: all.length, sent: sent.length, fresh: 0 },
    size: PAGE,
  }
}

const PAGE = 50

function byShare(compare: Compare) {
  return newestFirst<SharedDocument>(({ sharedAt, title }) => ({ at: sharedAt, name: title }), compare)
}

function byArrival(compare: Compare) {
  return newestFirst<SentDocument>(
    ({ uploadedAt, fileName }) => ({ at: uploadedAt, name: fileName }),
    compare,
  )
}

/** The viewer's matters, each with how many documents they have not opened and conversations they have not read. */
export function readGuestMatters(
  deps: Deps,
  viewer: GuestViewer,
): (GuestMatterHeading & { fresh: number; unread: number })[] {
  const fresh = countFresh(deps.db, enterableMatters(deps, viewer, 'documents'))
  const unread = countUnreadByMatter(deps.db, enterableMatters(deps, viewer, 'messages'))
  return listGuestMatters(deps, viewer).map((matter) => ({
    ...matter,
    fresh: fresh.get(matter.id) ?? 0,
    unread: unread.get(matter.id) ?? 0,
  }))
}

/** The matters that the viewer was in and that are closed to them. */
export function readClosedMatters(deps: Deps, viewer: GuestViewer): { id: string; number: string }[] {
  return listClosedNumbers(deps.db, closedMatters(deps, viewer))
}
