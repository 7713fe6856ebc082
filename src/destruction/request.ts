import { requireFreshPasskey, type StaffAccess } from '../access.ts'
import { DAY, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneLine } from '../written.ts'
import { lostAnother, STILL_COUNTS } from './alone.ts'
import { areMet, type Conditions, needsReason, readConditions } from './conditions.ts'
import { MUST_HAVE_HAD } from './newcomers.ts'
import { findStanding, getMatterFacts, insertDestruction, updateEnded } from './queries.ts'
import { tellOthers } from './tell.ts'

export type DestructionDeps = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'wake'>
/** Rights in the whole matter; whether its holder decides on the destruction is asked in each transaction. */
export type Deciding = StaffAccess<'members:edit'>

/** As typed: the matter's number, and why it is destroyed before its time. */
export type DestructionForm = { number?: string | undefined; reason?: string | undefined }

const REQUEST_LASTS = 7 * DAY
const REASON_AT_MOST = 500

/** The first of two decisions. Throws `Invalid`, `PasskeyNeeded`, and `NotFound` for whoever does not decide. */
export function requestDestruction(deps: DestructionDeps, access: Deciding, form: DestructionForm): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  const now = timestamp(clock)
  db.transaction(() => {
    const conditions = demandReady(deps, access, form.number)
    const standing = findStanding(db, matterId)
    if (standing && standing.expiresAt > now) throw new Invalid((t) => t.destruction.problems.isRequested)
    if (standing) updateEnded(db, standing.id, standing.expiresAt)
    const reason = checkReason(conditions, form.reason)
    const id = Bun.randomUUIDv7()
    insertDestruction(db, {
      ...{ id, matterId, requestedBy: viewer.personId, requestedAt: now },
      expiresAt: timestampIn(clock, REQUEST_LASTS),
      reason: reason ? deps.vault.firm.seal('destructions.reason', id, reason) : null,
    })
    appendEvent(deps, viewer, { kind: 'destruction.requested', matterId, subjectId: id, details: {} })
    tellOthers(deps, conditions, viewer, 'requested')
  }).immediate()
  deps.wake()
}

/** Any of those who decide can take it back. Throws `Invalid` when there is nothing to take back. */
export function withdrawRequest(deps: DestructionDeps, { matterId, viewer }: Deciding): void {
  const { db, clock } = deps
  db.transaction(() => {
    if (!readConditions(deps, matterId).deciders.includes(viewer.personId)) throw new NotFound()
    const standing = findStanding(db, matterId)
    if (!standing || standing.approvedAt) throw new Invalid((t) => t.destruction.problems.notRequested)
    updateEnded(db, standing.id, timestamp(clock))
    appendEvent(deps, viewer, {
      ...{ kind: 'destruction.withdrawn', matterId },
      ...{ subjectId: standing.id, details: {} },
    })
  }).immediate()
  deps.wake()
}

/** Inside the transaction that decides, so that nothing changes between the look and the act. */
export function demandReady(deps: DestructionDeps, access: Deciding, number: string | undefined): Conditions {
  const { matterId, viewer } = access
  const conditions = readConditions(deps, matterId)
  if (!conditions.deciders.includes(viewer.personId)) throw new NotFound()
  requireFreshPasskey(deps, viewer)
  if (conditions.deciders.length === 1 && lostAnother(deps, matterId, viewer.personId))
    throw new Invalid((t) => t.destruction.problems.lostAnother(STILL_COUNTS))
  if (conditions.newcomers.has(viewer.personId))
    throw new Invalid((t) => t.destruction.problems.newcomer(MUST_HAVE_HAD))
  if (!areMet(conditions)) throw new Invalid((t) => t.destruction.problems.notReady)
  const { number: wanted } = getMatterFacts(deps.db, matterId)
  if (oneLine(number) !== wanted) throw new Invalid((t) => t.destruction.problems.number(wanted), 'number')
  return conditions
}

function checkReason(conditions: Conditions, typed: string | undefined): string {
  const reason = oneLine(typed)
  if (!reason && needsReason(conditions)) throw new Invalid((t) => t.destruction.problems.reason, 'reason')
  if (reason.length > REASON_AT_MOST) throw new Invalid((t) => t.rules.tooLong(REASON_AT_MOST), 'reason')
  return reason
}
