import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { News } from '../news/item.ts'
import { countShared, listFreshDocuments } from './queries.ts'

/** Documents that were shared with the viewer and that they have not opened. */
export function newDocuments({ db, vault }: Deps, access: GuestAccess, limit: number): News {
  const reading = access.narrowed('documents:read')
  if (!reading) return { items: [], count: 0 }
  const { fresh: count } = countShared(db, reading)
  const items = (count > 0 ? listFreshDocuments(db, vault, reading, limit) : []).map(
    ({ documentId, title, lang, sharedAt }) => ({
      ...{ kind: 'document' as const, title, lang, at: sharedAt },
      href: `/portal/matters/${access.matterId}/documents/${documentId}`,
    }),
  )
  return { items, count }
}
