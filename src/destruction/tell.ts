import { destructionLetter } from '../../views/destruction/letter.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { queueToEach } from '../notices/owners.ts'
import type { StaffViewer } from '../viewer.ts'
import type { Conditions } from './conditions.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>

/** Writes to everybody else who decides, inside the caller's transaction: nobody decides behind their back. */
export function tellOthers(
  deps: Needs,
  { deciders }: Pick<Conditions, 'deciders'>,
  { personId }: StaffViewer,
  step: 'requested' | 'approved',
): void {
  const at = timestamp(deps.clock)
  const link = `${deps.config.origin}/firm/destructions`
  const others = deciders.filter((id) => id !== personId)
  queueToEach(deps, others, ({ reader, firm }) => destructionLetter({ reader, firm, link, step, at }))
}
