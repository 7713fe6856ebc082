import { type FirmAccess, requireFreshPasskey } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Actor } from '../viewer.ts'
import { oneLine } from '../written.ts'
import type { FirmPeriods } from './period.ts'
import { deletePeriod, findPeriods, insertHold, savePeriod, updateLifted } from './queries.ts'
import { RECORD_CLASSES, type RecordClass } from './rules.ts'

/** Years as typed; empty for "as the law says". */
export type PeriodsForm = { [Class in RecordClass]?: string | undefined }

const YEARS_AT_MOST = 100
const REASON_AT_MOST = 500

/** How long the firm keeps its records, by its own decision. Throws `Invalid`, `PasskeyNeeded`. */
export function changePeriods(deps: Deps, access: FirmAccess<'firm:manage'>, form: PeriodsForm): void {
  const wanted = checkPeriods(form)
  requireFreshPasskey(deps, access.viewer)
  const { db } = deps
  db.transaction(() => {
    const present = findPeriods(db)
    for (const recordClass of RECORD_CLASSES) {
      const years = wanted[recordClass]
      if (years === present[recordClass]) continue
      if (years === undefined) deletePeriod(db, access, recordClass)
      else savePeriod(db, access, recordClass, years)
      appendEvent(deps, access.viewer, {
        kind: 'retention.changed',
        details: { recordClass, years: years ?? null },
      })
    }
  }).immediate()
  deps.wake()
}

function checkPeriods(form: PeriodsForm): FirmPeriods {
  const wanted: FirmPeriods = {}
  for (const recordClass of RECORD_CLASSES) {
    const typed = (form[recordClass] ?? '').trim()
    if (!typed) continue
    const years = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
    if (years < 1 || years > YEARS_AT_MOST)
      throw new Invalid((t) => t.retention.problems.years(YEARS_AT_MOST), recordClass)
    wanted[recordClass] = years
  }
  return wanted
}

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'wake'>

/** Nothing of the matter is destroyed until it is lifted; an open matter can be held too. Throws `Invalid`. */
export function placeHold(deps: Needs, actor: Actor, matterId: string, typed: string | undefined): void {
  const reason = oneLine(typed)
  if (!reason) throw new Invalid((t) => t.retention.problems.reason, 'reason')
  if (reason.length > REASON_AT_MOST) throw new Invalid((t) => t.rules.tooLong(REASON_AT_MOST), 'reason')
  const id = Bun.randomUUIDv7()
  deps.db
    .transaction(() => {
      insertHold(
        deps.db,
        { matterId },
        {
          id,
          reason: deps.vault.matter(matterId).seal('legal_holds.reason', id, reason),
          placedBy: actor.personId,
          placedAt: timestamp(deps.clock),
        },
      )
      appendEvent(deps, actor, { kind: 'hold.placed', matterId, subjectId: id, details: { reason } })
    })
    .immediate()
  deps.wake()
}

/** Null for `id`: all that stand. Throws `NotFound` when none does. */
export function liftHold(deps: Needs, actor: Actor, matterId: string, id: string | null): number {
  const lifted = { id, liftedBy: actor.personId, liftedAt: timestamp(deps.clock) }
  const count = deps.db
    .transaction(() => {
      const changes = updateLifted(deps.db, { matterId }, lifted)
      if (changes === 0) throw new NotFound()
      appendEvent(deps, actor, { kind: 'hold.lifted', matterId, subjectId: id, details: {} })
      return changes
    })
    .immediate()
  deps.wake()
  return count
}
