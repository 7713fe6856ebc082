import { timestamp } from '../clock.ts'
import { noteWhatPassed } from '../closing/advance.ts'
import { findClosing } from '../closing/queries.ts'
import { Invalid, NotFound, PasskeyNeeded } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { StaffViewer } from '../viewer.ts'
import { type Conditions, needsReason } from './conditions.ts'
import { eraseMatter } from './erase/queries.ts'
import { MUST_HAVE_HAD } from './newcomers.ts'
import { type Destruction, findStanding, updateApproved } from './queries.ts'
import { sealRecord, takeRecord } from './record.ts'
import { type Deciding, type DestructionDeps, type DestructionForm, demandReady } from './request.ts'
import { tellOthers } from './tell.ts'

/**
 * The last decision: from here on the matter is gone. One transaction writes down what is destroyed and erases its rows; the
 * keys and files follow at once (carry-out.ts), also after a crash. Throws `Invalid`, `PasskeyNeeded`, `NotFound`.
 */
export function approveDestruction(
  deps: DestructionDeps,
  access: Deciding,
  id: string,
  form: DestructionForm,
): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  const at = timestamp(clock)
  db.transaction(() => {
    const conditions = demandReady(deps, access, form.number)
    const request = findStanding(db, matterId)
    if (!request || request.id !== id) throw new NotFound()
    if (request.expiresAt <= at) throw new Invalid((t) => t.destruction.problems.lapsed)
    if (needsReason(conditions) && !request.reason) throw new Invalid((t) => t.destruction.problems.notDue)
    demandSecond(conditions, request, viewer)
    const closing = findClosing(db, matterId)
    if (closing) noteWhatPassed(deps, closing) // its event can be written only while there is a key
    const record = takeRecord(deps, request, { conditions, approvedBy: viewer.personId })
    updateApproved(db, { id, by: viewer.personId, at, record: sealRecord(deps, id, record) })
    eraseMatter(db, matterId)
    appendEvent(deps, viewer, { kind: 'destruction.approved', matterId, subjectId: id, details: {} })
    tellOthers(deps, conditions, viewer, 'approved')
  }).immediate()
  deps.wake()
}

/** Two people where the firm has two; where it has one, the same person again, with their passkey again. */
function demandSecond({ deciders, newcomers }: Conditions, request: Destruction, viewer: StaffViewer): void {
  const { requestedBy, requestedAt } = request
  if (!deciders.includes(requestedBy)) throw new Invalid((t) => t.destruction.problems.firstGone)
  if (newcomers.has(requestedBy)) throw new Invalid((t) => t.destruction.problems.firstNew(MUST_HAVE_HAD))
  if (requestedBy !== viewer.personId) return
  if (deciders.length > 1) throw new Invalid((t) => t.destruction.problems.another)
  if (viewer.verifiedAt <= requestedAt) throw new PasskeyNeeded()
}
