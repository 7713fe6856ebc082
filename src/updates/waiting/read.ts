import { DAY, timestampIn } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { firmToday } from '../../firm/today.ts'
import { listMatterLabels } from '../../matters/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import { enterableMatters } from '../../scopes.ts'
import { getSilenceDays } from '../../stages/queries.ts'
import type { StaffViewer } from '../../viewer.ts'
import { listAskingClients, listDueMatters, listSilentMatters } from './queries.ts'

type Label = { id: string; number: string; title: string }

/** What clients wait to hear, in the matters whose status the viewer may read. */
export type StatusWaiting = {
  asking: readonly { matter: Label; name: string; askedAt: string }[]
  due: readonly { matter: Label; lookAgainOn: string }[]
  silent: readonly { matter: Label; heardAt: string }[]
  silenceDays: number
  /** In the firm's zone. */
  today: string
}

const ROWS = 10

export function readStatusWaiting(deps: Deps, viewer: StaffViewer): StatusWaiting {
  const { db, vault, clock } = deps
  const scope = enterableMatters(deps, viewer, 'status')
  const silenceDays = getSilenceDays(db)
  const before = timestampIn(clock, -silenceDays * DAY)
  const asking = listAskingClients(db, scope, ROWS)
  const today = firmToday(deps)
  const due = listDueMatters(db, scope, { today, limit: ROWS })
  const silent = listSilentMatters(db, scope, { before, limit: ROWS })
  const ids = [...asking, ...due, ...silent].map(({ matterId }) => matterId)
  const labels = listMatterLabels(db, vault, [...new Set(ids)])
  const people = listPersonsById(
    db,
    vault,
    asking.map(({ personId }) => personId),
  )
  const labelled = <T extends { matterId: string }>(row: T) => {
    const matter = labels.get(row.matterId)
    return matter ? [{ ...row, matter }] : []
  }
  return {
    asking: asking.flatMap(labelled).map((row) => ({ ...row, name: people.get(row.personId)?.name ?? '' })),
    due: due.flatMap(labelled),
    silent: silent.flatMap(labelled),
    ...{ silenceDays, today },
  }
}
