import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { GuestViewer } from '../viewer.ts'
import { listSentDocuments, listSharedDocuments, type SentDocument, type SharedDocument } from './queries.ts'

/** A client's matter on one page. `fresh` are those not opened yet; `asked` those not confirmed yet. */
export type GuestMatterView = {
  shared: SharedDocument[]
  sent: SentDocument[]
  fresh: SharedDocument[]
  asked: SharedDocument[]
  maySend: boolean
}

export function getGuestMatterView(
  { db, vault }: Deps,
  access: GuestAccess<'documents:read'>,
): GuestMatterView {
  const shared = listSharedDocuments(db, vault, access)
  return {
    shared,
    sent: listSentDocuments(db, vault, access),
    fresh: shared.filter(({ openedAt, downloadedAt }) => !openedAt && !downloadedAt),
    asked: shared.filter(({ acknowledgedAt }) => !acknowledgedAt),
    maySend: access.may('documents:contribute'),
  }
}

/** How many documents in a matter the viewer has not opened yet. */
export function countFresh(deps: Deps, viewer: GuestViewer, matterId: string): number {
  return getGuestMatterView(deps, GuestAccess.open(deps, viewer, matterId, 'documents:read')).fresh.length
}
