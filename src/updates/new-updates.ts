import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { wordsFor } from '../languages/words.ts'
import type { News } from '../news/item.ts'
import { findNewest, listUnread } from './queries.ts'

/** Updates that the viewer has not seen; the newest stands whole on the page already. */
export function newUpdates({ db, vault }: Deps, access: GuestAccess, limit: number): News {
  const reading = access.narrowed('status:read')
  if (!reading) return { items: [], count: 0 }
  const newest = findNewest(db, vault, reading, 'update')
  const { updates, count } = listUnread(db, vault, reading, { limit, exceptId: newest?.id ?? null })
  const items = updates.flatMap(({ id, happened, writtenAt }) => {
    const words = wordsFor(happened, access.viewer.language)
    const href = `/portal/matters/${access.matterId}/updates/${id}`
    return words
      ? [{ kind: 'update' as const, title: beginning(words.text), lang: words.lang, at: writtenAt, href }]
      : []
  })
  return { items, count }
}

const LONGEST = 120

function beginning(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…` : line
}
