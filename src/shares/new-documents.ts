import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { News } from '../news/item.ts'
import { listFreshDocuments, type SharedCounts } from './given/queries.ts'

/** Documents that were shared with the viewer and that they have not opened. */
export function newDocuments(
  { db, vault }: Deps,
  access: GuestAccess,
  { counts, limit }: { counts: SharedCounts | null; limit: number },
): News {
  const reading = access.narrowed('documents:read')
  const count = counts?.fresh ?? 0
  if (!reading || count === 0) return { items: [], count: 0 }
  const items = listFreshDocuments(db, vault, reading, limit).map(
    ({ documentId, title, lang, sharedAt }) => ({
      ...{ kind: 'document' as const, title, lang, at: sharedAt },
      href: `/portal/matters/${access.matterId}/documents/${documentId}`,
    }),
  )
  return { items, count }
}
