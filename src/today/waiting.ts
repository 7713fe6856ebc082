import { FirmAccess } from '../access.ts'
import { DAY, timestamp, timestampIn } from '../clock.ts'
import { countUnacknowledged } from '../closing/people/queries.ts'
import { listClosingSoon } from '../closing/queries.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { enterableMatters } from '../scopes.ts'
import { type Part, partOf, type Stretch } from '../stretch.ts'
import {
  type AskingLine,
  type DueLine,
  readAsking,
  readDue,
  readUnheard,
  type UnheardLine,
} from '../updates/waiting/read.ts'
import type { StaffViewer } from '../viewer.ts'
import { listOpenInvitations, listUnopenedShares, listUnseenUploads } from './queries.ts'

type Label = { id: string; number: string; title: string }
export type WaitingLines = {
  asking: AskingLine
  due: DueLine
  unheard: UnheardLine
  uploads: { matter: Label; documentId: string; fileName: string; from: string; at: string }
  unopened: { matter: Label; person: string; count: number; oldest: string }
  closing: { matter: Label; closesAt: string; isReadOnly: boolean; unacknowledged: number }
  invitations: { id: string; name: string; expiresAt: string }
}
export type WaitingList = keyof WaitingLines
export type Waiting = { readonly [K in WaitingList]?: Part<WaitingLines[K]> }

type Read<T> = (deps: Deps, viewer: StaffViewer, stretch: Stretch) => Part<T>
const READERS: { readonly [K in WaitingList]: Read<WaitingLines[K]> } = {
  asking: readAsking,
  due: readDue,
  unheard: readUnheard,
  uploads: readUploads,
  unopened: readUnopened,
  closing: readClosingSoon,
  invitations: readInvitations,
}
export const WAITING_LISTS = Object.keys(READERS) as WaitingList[]

/** What has been lying longer is no news; the list of documents shows it. */
const UPLOAD_DAYS = 60
const UNOPENED_DAYS = 7
const CLOSING_DAYS = 14

/** The same stretch of each of these lists, in the matters that the viewer may enter. */
export function readWaiting(
  deps: Deps,
  viewer: StaffViewer,
  lists: readonly WaitingList[],
  stretch: Stretch,
): Waiting {
  return Object.fromEntries(lists.map((list) => [list, READERS[list](deps, viewer, stretch)]))
}

function readUploads(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<WaitingLines['uploads']> {
  const { db, vault, clock } = deps
  const scope = enterableMatters(deps, viewer, 'documents')
  const since = timestampIn(clock, -UPLOAD_DAYS * DAY)
  // What was asked for waits among the requests, for whoever may answer there.
  const asked = enterableMatters(deps, viewer, 'tasks')
  return partOf(
    stretch,
    (wanted) => listUnseenUploads(db, scope, { since, asked, ...wanted }),
    (uploads) => {
      const { labels, nameOf } = lookUp(deps, uploads)
      const files = listFileNames(
        db,
        vault,
        uploads.map(({ documentId }) => documentId),
      )
      return uploads.flatMap(({ documentId, matterId, personId, at }) => {
        const matter = labels.get(matterId)
        const fileName = files.get(documentId) ?? ''
        return matter ? [{ matter, documentId, fileName, from: nameOf(personId), at }] : []
      })
    },
  )
}

function readUnopened(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<WaitingLines['unopened']> {
  const scope = enterableMatters(deps, viewer, 'documents')
  const before = timestampIn(deps.clock, -UNOPENED_DAYS * DAY)
  return partOf(
    stretch,
    (wanted) => listUnopenedShares(deps.db, scope, { before, ...wanted }),
    (shares) => {
      const { labels, nameOf } = lookUp(deps, shares)
      return shares.flatMap(({ matterId, personId, count, oldest }) => {
        const matter = labels.get(matterId)
        return matter ? [{ matter, person: nameOf(personId), count, oldest }] : []
      })
    },
  )
}

function readClosingSoon(deps: Deps, viewer: StaffViewer, stretch: Stretch): Part<WaitingLines['closing']> {
  const { db, vault, clock } = deps
  const scope = enterableMatters(deps, viewer)
  const [now, until] = [timestamp(clock), timestampIn(clock, CLOSING_DAYS * DAY)]
  return partOf(
    stretch,
    (wanted) => listClosingSoon(db, scope, { until, ...wanted }),
    (soon) => {
      const labels = listMatterLabels(
        db,
        vault,
        soon.map(({ matterId }) => matterId),
      )
      return soon.flatMap(({ matterId, closesAt }) => {
        const matter = labels.get(matterId)
        const unacknowledged = countUnacknowledged(db, { matterId, now })
        return matter ? [{ matter, closesAt, isReadOnly: closesAt <= now, unacknowledged }] : []
      })
    },
  )
}

function readInvitations(
  deps: Deps,
  viewer: StaffViewer,
  stretch: Stretch,
): Part<WaitingLines['invitations']> {
  const { db, vault, clock } = deps
  if (!FirmAccess.allows(viewer, 'people:manage')) return { rows: [], more: 0, isOpen: false }
  return partOf(
    stretch,
    (wanted) => listOpenInvitations(db, { now: timestamp(clock), ...wanted }),
    (open) => {
      const people = listPersonsById(
        db,
        vault,
        open.map(({ personId }) => personId),
      )
      return open.map(({ personId: id, expiresAt }) => ({ id, expiresAt, name: people.get(id)?.name ?? '' }))
    },
  )
}

function lookUp(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  rows: readonly { matterId: string; personId: string }[],
) {
  const people = listPersonsById(
    db,
    vault,
    rows.map(({ personId }) => personId),
  )
  return {
    labels: listMatterLabels(
      db,
      vault,
      rows.map(({ matterId }) => matterId),
    ),
    nameOf: (id: string) => people.get(id)?.name ?? '',
  }
}
