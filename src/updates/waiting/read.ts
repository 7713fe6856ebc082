import { DAY, timestampIn } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { firmToday } from '../../firm/today.ts'
import { listMatterLabels } from '../../matters/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import { enterableMatters } from '../../scopes.ts'
import { getSilenceDays } from '../../stages/queries.ts'
import { type Part, partOf, type Stretch } from '../../stretch.ts'
import type { StaffViewer } from '../../viewer.ts'
import { listAskingClients, listDueMatters, listUnheardMatters } from './queries.ts'

type Label = { id: string; number: string; title: string }
export type AskingLine = { matter: Label; name: string; askedAt: string }
export type DueLine = { matter: Label; lookAgainOn: string; isLate: boolean }
export type UnheardLine = { matter: Label; heardAt: string }

// What clients wait to hear, in the matters whose status the viewer may read.

export function readAsking(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<AskingLine> {
  const { db, vault } = deps
  const scope = enterableMatters(deps, viewer, 'status')
  return partOf(
    stretch,
    (wanted) => listAskingClients(db, scope, wanted),
    (rows) => {
      const people = listPersonsById(
        db,
        vault,
        rows.map(({ personId }) => personId),
      )
      return labelled(deps, rows).map((row) => ({ ...row, name: people.get(row.personId)?.name ?? '' }))
    },
  )
}

export function readDue(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<DueLine> {
  const scope = enterableMatters(deps, viewer, 'status')
  const today = firmToday(deps)
  return partOf(
    stretch,
    (wanted) => listDueMatters(deps.db, scope, { today, ...wanted }),
    (rows) => labelled(deps, rows).map((row) => ({ ...row, isLate: row.lookAgainOn < today })),
  )
}

export function readUnheard(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<UnheardLine> {
  const { db, clock } = deps
  const scope = enterableMatters(deps, viewer, 'status')
  const before = timestampIn(clock, -getSilenceDays(db) * DAY)
  return partOf(
    stretch,
    (wanted) => listUnheardMatters(db, scope, { before, ...wanted }),
    (rows) => labelled(deps, rows),
  )
}

function labelled<T extends { matterId: string }>({ db, vault }: Deps, rows: readonly T[]) {
  const labels = listMatterLabels(db, vault, [...new Set(rows.map(({ matterId }) => matterId))])
  return rows.flatMap((row) => {
    const matter = labels.get(row.matterId)
    return matter ? [{ ...row, matter }] : []
  })
}
