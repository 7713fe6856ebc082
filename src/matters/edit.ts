import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneOf } from '../one-of.ts'
import { type CheckedMatter, checkMatter, type MatterForm, requireFreeNumber, sealMatter } from './check.ts'
import { getMatter, type Matter, updateMatter, updateMatterStatus } from './queries.ts'
import { CHOSEN_STATUSES } from './vocabulary.ts'

/** Changes what a matter is called and where it belongs. Throws `Invalid`. */
export function editMatter(deps: Deps, access: StaffAccess<'status:edit'>, form: MatterForm): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const checked = checkMatter(form)
  db.transaction(() => {
    const fields = changedFields(getMatter(db, vault, access), checked)
    if (fields.length === 0) return
    requireFreeNumber(deps, checked.number, matterId)
    updateMatter(db, access, sealMatter(deps, matterId, checked))
    appendEvent(deps, viewer, { kind: 'matter.changed', matterId, details: { fields } })
  }).immediate()
  deps.wake()
}

function changedFields(before: Matter, after: CheckedMatter): string[] {
  const plain = (['number', 'internalTitle', 'practiceArea', 'province'] as const).filter(
    (name) => before[name] !== after[name],
  )
  const title =
    before.clientTitle.en !== after.clientTitle.en || before.clientTitle.fr !== after.clientTitle.fr
  return title ? [...plain, 'clientTitle'] : plain
}

/** Opens or suspends a matter: a word for the firm's lists, which changes no right. */
export function changeStatus(
  deps: Deps,
  access: StaffAccess<'members:edit'>,
  { status: code }: { status?: string | undefined },
): void {
  const { matterId, viewer } = access
  const status = oneOf(CHOSEN_STATUSES, code)
  if (!status) throw new Invalid((t) => t.rules.choose, 'status')
  deps.db
    .transaction(() => {
      if (getMatter(deps.db, deps.vault, access).status === status) return
      updateMatterStatus(deps.db, access, status)
      appendEvent(deps, viewer, { kind: 'matter.status-changed', matterId, details: { status } })
    })
    .immediate()
  deps.wake()
}
