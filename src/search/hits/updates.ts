import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { findUpdate } from '../../updates/queries.ts'
import type { Hit, MatterSource } from './hit.ts'
import { inWordsOf } from './written.ts'

export const updates: MatterSource = {
  ...{ source: 'update', group: 'updates', section: 'status' },
  staff: (deps, access, id) => updateHit(deps, access.narrowed('status:read'), id, '/firm', 'status'),
  guest: (deps, access, id) => updateHit(deps, access.narrowed('status:read'), id, '/portal', 'updates'),
}

type Read = MatterAccess<'status:read'>

function updateHit(
  { db, vault }: Deps,
  access: Read | null,
  id: string,
  side: string,
  page: string,
): Hit | null {
  const update = access && findUpdate(db, vault, access, id)
  if (!update) return null
  const { title, text, lang } = inWordsOf(access, update.happened, [update.next])
  const [first = '', ...rest] = title.split(/(?<=[.!?])\s+/)
  return {
    ...{ title: first, text: [rest.join(' '), text].filter(Boolean).join(' ') || null, lang },
    ...{ key: id, href: `${side}/matters/${access.matterId}/${page}`, at: update.writtenAt },
  }
}
