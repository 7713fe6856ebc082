import { requireDueDay } from '../asked/due.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { inLanguage } from '../written.ts'
import { updateItemsDue } from './items/queries.ts'
import { findRequest, isRequestOf, updateRequestWithdrawn } from './queries.ts'
import type { Edit } from './review.ts'

/** Until when everything on the checklist that is not settled is asked for. Throws `Invalid` beside `dueOn`. */
export function changeRequestDue(
  deps: Deps,
  access: Edit,
  requestId: string,
  typed: string | undefined,
): void {
  const dueOn = requireDueDay(deps, typed)
  const at = timestamp(deps.clock)
  change(deps, access, requestId, (details) => {
    updateItemsDue(deps.db, access, { requestId, dueOn, at })
    return { kind: 'request.due-changed', details: { ...details, dueOn } } as const
  })
}

/** Nothing of it is asked for any more; what was sent stays. */
export function withdrawRequest(deps: Deps, access: Edit, requestId: string): void {
  const at = timestamp(deps.clock)
  change(deps, access, requestId, (details) => {
    updateRequestWithdrawn(deps.db, access, { id: requestId, at })
    return { kind: 'request.withdrawn', details } as const
  })
}

type Title = { title: string }
type Told =
  | { kind: 'request.due-changed'; details: Title & { dueOn: string | null } }
  | { kind: 'request.withdrawn'; details: Title }

function change(deps: Deps, access: Edit, requestId: string, work: (details: Title) => Told): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const request = findRequest(db, vault, access, requestId)
    if (!request && isRequestOf(db, access, requestId)) return // withdrawn before
    if (!request) throw new NotFound()
    const told = work({ title: inLanguage(request.title, viewer.language) ?? '' })
    appendEvent(deps, viewer, { ...told, matterId, subjectId: requestId })
  }).immediate()
  deps.wake()
}
