import type { GuestAccess } from '../access.ts'
import { listClosedNumbers } from '../closing/queries.ts'
import { type GuestClosing, readGuestClosing } from '../closing/read-note.ts'
import type { Deps } from '../deps.ts'
import { newestFirst } from '../documents/list/order.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import type { GuestMatterHeading } from '../matters/read-heading.ts'
import { closedMatters, enterableMatters } from '../scopes.ts'
import type { GuestViewer } from '../viewer.ts'
import {
  countFresh,
  listSentDocuments,
  listSharedDocuments,
  type SentDocument,
  type SharedDocument,
} from './queries.ts'

/** A client's matter on one page; null stands for a part that they may not read. */
export type GuestMatterView = {
  documents: GuestDocumentsView | null
  closing: GuestClosing | null
}

export function readGuestMatter(deps: Deps, access: GuestAccess, compare: Compare): GuestMatterView {
  const reading = access.narrowed('documents:read')
  return {
    documents: reading && readGuestDocuments(deps, reading, compare),
    closing: readGuestClosing(deps, access),
  }
}

type Compare = (a: string, b: string) => number

/** `fresh` are those not opened yet; `asked` those not confirmed yet. */
export type GuestDocumentsView = {
  shared: SharedDocument[]
  sent: SentDocument[]
  fresh: SharedDocument[]
  asked: SharedDocument[]
  maySend: boolean
}

export function readGuestDocuments(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  compare: Compare,
): GuestDocumentsView {
  const { db, vault } = deps
  const byShare = newestFirst<SharedDocument>(
    ({ sharedAt, title }) => ({ at: sharedAt, name: title }),
    compare,
  )
  const byArrival = newestFirst<SentDocument>(
    ({ uploadedAt, fileName }) => ({ at: uploadedAt, name: fileName }),
    compare,
  )
  const shared = listSharedDocuments(db, vault, access).sort(byShare)
  return {
    shared,
    sent: listSentDocuments(db, vault, access).sort(byArrival),
    fresh: shared.filter(({ openedAt, downloadedAt }) => !openedAt && !downloadedAt),
    asked: shared.filter(({ acknowledgedAt }) => !acknowledgedAt),
    maySend: access.may('documents:contribute'),
  }
}

/** The viewer's matters, each with how many documents they have not opened yet. */
export function readGuestMatters(
  deps: Deps,
  viewer: GuestViewer,
): (GuestMatterHeading & { fresh: number })[] {
  const fresh = countFresh(deps.db, enterableMatters(deps, viewer, 'documents'))
  return listGuestMatters(deps, viewer).map((matter) => ({ ...matter, fresh: fresh.get(matter.id) ?? 0 }))
}

/** The matters that the viewer was in and that are closed to them. */
export function readClosedMatters(deps: Deps, viewer: GuestViewer): { id: string; number: string }[] {
  return listClosedNumbers(deps.db, closedMatters(deps, viewer))
}
