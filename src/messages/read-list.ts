import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { type Words, writtenFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import type { Language } from '../viewer.ts'
import { folded, inLanguage, searchFor } from '../written.ts'
import { listThreadsWithDraft } from './drafts/queries.ts'
import { listVisibleMessages } from './posts/queries.ts'
import { countThreads, getThread, listThreads, listUnreadThreads, type ThreadRow } from './queries.ts'

type Read = MatterAccess<'messages:read'>

export const THREADS_ON_A_PAGE = 30
/** A search opens at most this many messages, the newest ones; it shows at most so many of them. */
const [SEARCHED, FOUND] = [5000, 50]

export type ListedThread = {
  id: string
  matterId: string
  subject: Words
  author: string
  /** The newest message; empty for one that was withdrawn. */
  latest: Words
  isWithdrawn: boolean
  count: number
  /** How many of them are new to the viewer. */
  fresh: number
  /** Null for somebody of the firm who only reads along. */
  takesPart: boolean
  hasDraft: boolean
  updatedAt: string
}
export type FoundMessage = {
  id: string
  threadId: string
  number: number
  subject: Words
  author: string
  text: Words
  sentAt: string
}

/** `size`: how many threads stand on a page. */
export type ThreadList = {
  threads: ListedThread[]
  size: number
  total: number
  unread: number
  mayWrite: boolean
}

export function readThreadList(deps: Deps, access: Read, page: number): ThreadList {
  const { db, vault } = deps
  const offset = (page - 1) * THREADS_ON_A_PAGE
  const rows = listThreads(db, vault, access, { limit: THREADS_ON_A_PAGE, offset })
  return {
    threads: describeThreads(deps, access.viewer.language, rows, draftsOf(deps, access)),
    ...countThreads(db, access),
    size: THREADS_ON_A_PAGE,
    mayWrite: access.may('messages:contribute'),
  }
}

/** The newest threads, those with something unread first: what a client's page of the matter shows. */
export function readNewestThreads(deps: Deps, access: Read, limit: number): ThreadList {
  const { db, vault } = deps
  const counts = countThreads(db, access)
  const unread = counts.unread > 0 ? listUnreadThreads(db, vault, access, limit) : []
  const known = new Set(unread.map(({ id }) => id))
  const newest = unread.length < limit ? listThreads(db, vault, access, { limit, offset: 0 }) : []
  const rows = [...unread, ...newest.filter(({ id }) => !known.has(id))].slice(0, limit)
  return {
    threads: describeThreads(deps, access.viewer.language, rows, draftsOf(deps, access)),
    ...counts,
    size: limit,
    mayWrite: access.may('messages:contribute'),
  }
}

function draftsOf({ db }: Deps, access: Read): Set<string> {
  return listThreadsWithDraft(db, access)
}

export function describeThreads(
  { db, vault }: Deps,
  language: Language,
  rows: readonly ThreadRow[],
  withDraft: ReadonlySet<string>,
): ListedThread[] {
  const people = listPersonsById(
    db,
    vault,
    rows.map(({ authorId }) => authorId),
  )
  return rows.map((row) => ({
    id: row.id,
    matterId: row.matterId,
    subject: writtenFor(row.subject, language),
    author: people.get(row.authorId)?.name ?? '',
    latest: writtenFor(row.body, language),
    isWithdrawn: row.withdrawnAt !== null,
    count: row.messageCount,
    fresh: row.readNumber === null ? 0 : row.messageCount - row.readNumber,
    takesPart: row.readNumber !== null,
    hasDraft: withDraft.has(row.id),
    updatedAt: row.updatedAt,
  }))
}

/** The newest messages that hold every word, in either language. */
export function searchMessages(deps: Deps, access: Read, words: string): FoundMessage[] {
  const { db, vault } = deps
  const { language } = access.viewer
  const matches = searchFor(words)
  const found = listVisibleMessages(db, vault, access, SEARCHED)
    .filter(({ body }) => matches(folded(Object.values(body).join('\n'))))
    .slice(0, FOUND)
  const subjects = new Map(
    [...new Set(found.map(({ threadId }) => threadId))].map((id) => [
      id,
      getThread(db, vault, access, id).subject,
    ]),
  )
  const people = listPersonsById(
    db,
    vault,
    found.map(({ authorId }) => authorId),
  )
  return found.map(({ id, threadId, number, authorId, body, sentAt }) => ({
    id,
    threadId,
    number,
    subject: writtenFor(subjects.get(threadId) ?? {}, language),
    author: people.get(authorId)?.name ?? '',
    text: excerpt(writtenFor(body, language), inLanguage(body, language) ?? ''),
    sentAt,
  }))
}

const EXCERPT = 300

function excerpt({ lang }: Words, text: string): Words {
  return { text: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text, lang }
}
