import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/details.ts'
import type { Texts } from '../languages/needed.ts'
import { listChanges } from './posts/queries.ts'

/** What something said until `until`. */
export type Former = { texts: Texts; until: string }

/** By id, what the log kept of messages, comments or notes that were changed; for the firm only. */
export function formerTexts(
  deps: Deps,
  access: StaffAccess<'messages:read'>,
  ids: readonly string[],
): Map<string, Former[]> {
  const former = new Map<string, Former[]>()
  if (ids.length === 0) return former
  for (const event of listChanges(deps.db, access, ids)) {
    const { was } = openDetails(deps, event)
    const before = former.get(event.subjectId ?? '') ?? []
    if (was) former.set(event.subjectId ?? '', [...before, { texts: was, until: event.at }])
  }
  return former
}
