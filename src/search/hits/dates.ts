import type { MatterAccess } from '../../access.ts'
import { findEvent } from '../../calendar/queries.ts'
import type { Deps } from '../../deps.ts'
import type { Hit, MatterSource } from './hit.ts'
import { inWordsOf } from './written.ts'

/** Dates of the calendar; those that are internal are found by the firm. */
export const dates: MatterSource = {
  ...{ source: 'date', group: 'dates', section: 'calendar' },
  staff: (deps, access, id) => dateHit(deps, access.narrowed('calendar:read'), id, 'firm'),
  guest: (deps, access, id) => dateHit(deps, access.narrowed('calendar:read'), id, 'portal'),
}

function dateHit(
  { db, vault }: Deps,
  access: MatterAccess<'calendar:read'> | null,
  id: string,
  side: 'firm' | 'portal',
): Hit | null {
  const event = access && findEvent(db, vault, access, id)
  if (!event) return null
  const { title, notes, bring, place, createdAt } = event
  const words = inWordsOf(access, title, [notes, bring])
  const text = [words.text, place].filter(Boolean).join(' · ') || null
  // What was changed in one date of a series stands on the page of the series.
  const key = event.seriesId ?? id
  return { ...words, text, key, href: `/${side}/matters/${access.matterId}/calendar/${key}`, at: createdAt }
}
