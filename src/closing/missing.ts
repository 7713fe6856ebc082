import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import { listItems } from '../requests/items/queries.ts'
import { countUnanswered } from '../requests/standing/queries.ts'
import { waitsFor } from '../requests/vocabulary.ts'
import { listTasks } from '../tasks/queries.ts'
import { listOpenUploads, listUnreadShares } from './queries.ts'

/** What is still open in a matter that is to close. */
export type Missing = {
  unread: { documentId: string; fileName: string; person: string; isOpened: boolean }[]
  uploads: { person: string; count: number }[]
  /** What clients were asked and have not answered, or the firm has not settled. */
  asked: { href: string; title: Words | null; kind: 'request' | 'task' | 'review'; dueOn: string | null }[]
}

/** `concerned`: those who can still read the matter; what was shared with anybody else is no longer waited for. */
export function readMissing(
  deps: Pick<Deps, 'db' | 'vault'>,
  access: StaffAccess<'documents:read'>,
  concerned: readonly { id: string }[],
): Missing {
  const { db, vault } = deps
  const ids = new Set(concerned.map(({ id }) => id))
  const shares = listUnreadShares(db, access).filter(({ personId }) => ids.has(personId))
  const uploads = listOpenUploads(db, access)
  const files = listFileNames(
    db,
    vault,
    shares.map(({ documentId }) => documentId),
  )
  const people = listPersonsById(
    db,
    vault,
    [...shares, ...uploads].map(({ personId }) => personId),
  )
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return {
    unread: shares.map(({ documentId, personId, isOpened }) => ({
      documentId,
      fileName: files.get(documentId) ?? '',
      person: nameOf(personId),
      isOpened: isOpened === 1,
    })),
    uploads: uploads.map(({ personId, count }) => ({ person: nameOf(personId), count })),
    asked: readUnanswered(deps, access),
  }
}

function readUnanswered({ db, vault }: Pick<Deps, 'db' | 'vault'>, access: StaffAccess): Missing['asked'] {
  const reading = access.narrowed('tasks:read')
  if (!reading) return []
  const { language } = access.viewer
  const base = `/firm/matters/${access.matterId}`
  const items = listItems(db, vault, reading).filter(({ state }) => waitsFor(state) !== 'nobody')
  const tasks = listTasks(db, vault, reading).filter(({ state }) => state !== 'confirmed')
  return [
    ...items.map(({ requestId, title, state, dueOn }) => ({
      ...{ href: `${base}/requests/${requestId}`, title: wordsFor(title, language), dueOn },
      kind: waitsFor(state) === 'firm' ? ('review' as const) : ('request' as const),
    })),
    ...tasks.map(({ id, title, state, dueOn }) => ({
      ...{ href: `${base}/tasks/${id}`, title: wordsFor(title, language), dueOn },
      kind: state === 'done' ? ('review' as const) : ('task' as const),
    })),
  ]
}

/** The same as numbers, for whoever reads no names. */
export function countOpenThings(
  { db }: Pick<Deps, 'db'>,
  matterId: string,
  concerned: readonly { id: string }[],
): { unopened: number; unconfirmed: number; openUploads: number; unanswered: number } {
  const ids = new Set(concerned.map(({ id }) => id))
  const shares = listUnreadShares(db, { matterId }).filter(({ personId }) => ids.has(personId))
  const unopened = shares.filter(({ isOpened }) => isOpened === 0).length
  return {
    unopened,
    unconfirmed: shares.length - unopened,
    openUploads: listOpenUploads(db, { matterId }).reduce((sum, { count }) => sum + count, 0),
    unanswered: countUnanswered(db, matterId),
  }
}
