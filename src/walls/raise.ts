import { type FirmAccess, requireFreshPasskey, type StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { getMatter } from '../matters/queries.ts'
import { requireActive } from '../members/change.ts'
import { oneLine } from '../written.ts'
import { deleteWall, insertWall, isWalled, wallRowId } from './queries.ts'

export type WallForm = {
  person?: string | undefined
  reason?: string | undefined
  sure?: string | undefined
}

const REASON_AT_MOST = 500

/** Shuts somebody out of the matter, whatever else they were given. Throws `Invalid`, `PasskeyNeeded`. */
export function raiseWall(
  deps: Deps,
  access: StaffAccess<'members:read'>,
  manager: FirmAccess<'walls:manage'>,
  form: WallForm,
): void {
  const { matterId, viewer } = access
  const { id: personId } = requireActive(deps, form.person)
  const reason = checkReason(form.reason)
  if (personId === viewer.personId && form.sure !== 'yes')
    throw new Invalid((t) => t.walls.problems.yourself, 'sure')
  requireFreshPasskey(deps, viewer)
  deps.db
    .transaction(() => {
      requireSpare(deps, access, personId)
      insertWall(deps.db, access, manager, {
        personId,
        reason: deps.vault.matter(matterId).seal('walls.reason', wallRowId(matterId, personId), reason),
        createdBy: viewer.personId,
        createdAt: timestamp(deps.clock),
      })
      appendEvent(deps, viewer, { kind: 'wall.raised', matterId, personId, details: { reason } })
    })
    .immediate()
  deps.wake()
}

export function lowerWall(
  deps: Deps,
  access: StaffAccess<'members:read'>,
  manager: FirmAccess<'walls:manage'>,
  personId: string,
): void {
  const { matterId, viewer } = access
  requireFreshPasskey(deps, viewer)
  deps.db
    .transaction(() => {
      if (!deleteWall(deps.db, access, manager, personId)) throw new NotFound()
      appendEvent(deps, viewer, { kind: 'wall.lowered', matterId, personId, details: {} })
    })
    .immediate()
  deps.wake()
}

function checkReason(typed: string | undefined): string {
  const reason = oneLine(typed)
  if (!reason) throw new Invalid((t) => t.walls.problems.reason, 'reason')
  if (reason.length > REASON_AT_MOST) throw new Invalid((t) => t.rules.tooLong(REASON_AT_MOST), 'reason')
  return reason
}

/** A matter whose lawyer cannot enter it has nobody who answers for it. */
function requireSpare({ db, vault }: Deps, access: StaffAccess<'members:read'>, personId: string): void {
  if (getMatter(db, vault, access).responsibleId === personId)
    throw new Invalid((t) => t.walls.problems.responsible, 'person')
  if (isWalled(db, access, personId)) throw new Invalid((t) => t.walls.problems.already, 'person')
}
