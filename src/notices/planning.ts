import { SECOND } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { getPerson } from '../people/queries.ts'
import { getPreference, listMutedMatters } from '../preferences/queries.ts'
import { findSafeContact } from '../safe-contacts/queries.ts'
import { type Plan, planNotice, type ToTell } from './plan.ts'
import { deleteNotice, listWaitingNotices, updateNoticePlan } from './queries.ts'

export type Planning = Pick<Deps, 'db' | 'vault' | 'config'>

/** How one person is told, as they chose it. */
export function planFor({ db, vault, config }: Planning, personId: string): (notice: ToTell) => Plan | null {
  const { timeZone } = getFirm(db, vault)
  const telling = {
    preference: getPreference(db, getPerson(db, vault, personId)),
    safe: findSafeContact(db, vault, personId),
    muted: new Set(listMutedMatters(db, personId)),
    timeZone,
    batch: config.mail.batchSeconds * SECOND,
  }
  return (notice) => planNotice(telling, notice)
}

/** What waits follows what somebody has chosen anew; inside the transaction of the choice. */
export function replan(deps: Planning, personId: string): void {
  const planOf = planFor(deps, personId)
  for (const notice of listWaitingNotices(deps.db, personId)) {
    const plan = planOf(notice)
    const of = { eventSeq: notice.eventSeq, personId }
    if (plan) updateNoticePlan(deps.db, { ...of, ...plan })
    else deleteNotice(deps.db, of)
  }
}
