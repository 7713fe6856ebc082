import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneOf } from '../one-of.ts'
import { deleteTick, insertTick } from './queries.ts'
import { TICKED_STEPS } from './steps.ts'

/** Writes down that a step of the roll-out is done, or not done after all. */
export function tickStep(
  deps: Deps,
  access: FirmAccess<'roll-out:manage'>,
  { step, isDone }: { step: string | undefined; isDone: boolean },
): void {
  const { db, clock } = deps
  const ticked = oneOf(TICKED_STEPS, step)
  if (!ticked) throw new NotFound()
  const { viewer } = access
  db.transaction(() => {
    const changed = isDone
      ? insertTick(db, access, { step: ticked, doneBy: viewer.personId, doneAt: timestamp(clock) })
      : deleteTick(db, access, ticked)
    if (changed) appendEvent(deps, viewer, { kind: 'roll-out.changed', details: { on: isDone } })
  }).immediate()
  deps.wake()
}
