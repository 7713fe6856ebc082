import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { listOpenUploads, listUnreadShares } from './queries.ts'

/** What is still open in a matter that is to close. */
export type Missing = {
  unread: { documentId: string; fileName: string; person: string; isOpened: boolean }[]
  uploads: { person: string; count: number }[]
}

/** `concerned`: those who can still read the matter; what was shared with anybody else is no longer waited for. */
export function readMissing(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: StaffAccess<'documents:read'>,
  concerned: readonly { id: string }[],
): Missing {
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
  }
}

/** The same as numbers, for whoever reads no names. */
export function countOpenThings(
  { db }: Pick<Deps, 'db'>,
  matterId: string,
  concerned: readonly { id: string }[],
): { unopened: number; unconfirmed: number; openUploads: number } {
  const ids = new Set(concerned.map(({ id }) => id))
  const shares = listUnreadShares(db, { matterId }).filter(({ personId }) => ids.has(personId))
  const unopened = shares.filter(({ isOpened }) => isOpened === 0).length
  return {
    unopened,
    unconfirmed: shares.length - unopened,
    openUploads: listOpenUploads(db, { matterId }).reduce((sum, { count }) => sum + count, 0),
  }
}
