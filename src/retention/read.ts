import type { FirmAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { enterableMatters } from '../scopes.ts'
import { endOfRetention, type FirmPeriods, periodsIn } from './period.ts'
import {
  type ClosedMatter,
  findClosedMatter,
  findPeriods,
  listClosedMatters,
  listEnterableClosedMatters,
  listHolds,
} from './queries.ts'

/**
 * Why a closed matter still has to be kept, or that it need not be. `held`: a legal hold stands; `undecided`: a class of
 * records has no period; `kept` and `due`: until, and since, the day `until` (`YYYY-MM-DD`).
 */
export type Retention =
  | { state: 'held' | 'undecided'; until: null }
  | { state: 'kept' | 'due'; until: string }

export type RetainedMatter = ClosedMatter & { retention: Retention }

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/** Of every closed matter: for the command line. Those that may be destroyed first, then by day. */
export function readRetained(deps: Needs): RetainedMatter[] {
  return inOrder(deps, listClosedMatters(deps.db, timestamp(deps.clock)))
}

export type RetainedLine = RetainedMatter & { title: string }

/** Of the closed matters that the viewer may enter, with their titles. */
export function readRetainedLines(deps: Needs, { viewer }: FirmAccess<'firm:manage'>): RetainedLine[] {
  const { db, vault } = deps
  const matters = inOrder(deps, listEnterableClosedMatters(db, enterableMatters(deps, viewer)))
  const labels = listMatterLabels(
    db,
    vault,
    matters.map(({ id }) => id),
  )
  return matters.map((matter) => ({ ...matter, title: labels.get(matter.id)?.title ?? '' }))
}

/** Null while the portal of the matter is open. */
export function readRetention(deps: Needs, matter: { matterId: string }): Retention | null {
  const closed = findClosedMatter(deps.db, matter, timestamp(deps.clock))
  return closed && retentionOf(deps, closed, findPeriods(deps.db))
}

export type HoldLine = {
  id: string
  reason: string
  by: string | null
  placedAt: string
  liftedAt: string | null
}

export function readHolds({ db, vault }: Needs, access: StaffAccess<'members:read'>): HoldLine[] {
  const holds = listHolds(db, vault, access)
  const people = listPersonsById(
    db,
    vault,
    holds.flatMap(({ placedBy }) => placedBy ?? []),
  )
  return holds.map(({ placedBy, ...hold }) => ({ ...hold, by: people.get(placedBy ?? '')?.name ?? null }))
}

function inOrder(deps: Needs, matters: readonly ClosedMatter[]): RetainedMatter[] {
  const own = findPeriods(deps.db)
  const order = ['due', 'undecided', 'held', 'kept']
  return matters
    .map((matter) => ({ ...matter, retention: retentionOf(deps, matter, own) }))
    .sort(
      (a, b) =>
        order.indexOf(a.retention.state) - order.indexOf(b.retention.state) ||
        (a.retention.until ?? '').localeCompare(b.retention.until ?? ''),
    )
}

function retentionOf({ db, vault, clock }: Needs, matter: ClosedMatter, own: FirmPeriods): Retention {
  if (matter.holds > 0) return { state: 'held', until: null }
  const { timeZone } = getFirm(db, vault)
  const closedOn = Temporal.PlainDate.from(dayOf(matter.closedAt, timeZone))
  const end = endOfRetention(closedOn, periodsIn(matter.province, own))
  if (!end) return { state: 'undecided', until: null }
  const until = end.toString()
  return { state: dayOf(timestamp(clock), timeZone) >= until ? 'due' : 'kept', until }
}
