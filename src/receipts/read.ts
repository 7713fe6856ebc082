import type { GuestAccess, StaffAccess } from '../access.ts'
import { NotFound } from '../errors.ts'
import { openDetails } from '../events/details.ts'
import type { StoredEvent } from '../events/queries.ts'
import { getGuestMatter, getMatter } from '../matters/queries.ts'
import { guestHeading } from '../matters/read-heading.ts'
import { composeReceipt, type Place, type Receipt } from './compose.ts'
import { listAllVersions, listDocumentEvents, listTellings, listVersionsForReceipt } from './queries.ts'

/** What became of a document with everybody it was shared with, as the log has it. `NotFound` for a document of another matter. */
export function readReceipt(deps: Place, access: StaffAccess<'documents:read'>, documentId: string): Receipt {
  const { db, vault } = deps
  const versions = listVersionsForReceipt(db, vault, access, documentId)
  if (versions.length === 0) throw new NotFound()
  const { number, internalTitle } = getMatter(db, vault, access)
  return composeReceipt(deps, {
    matter: { id: access.matterId, number, title: internalTitle },
    documentId,
    versions,
    events: listDocumentEvents(db, access, documentId),
    tellings: listTellings(db, access, documentId),
    showsHow: () => true,
  })
}

/** What became of one document between the firm and one guest: what was shared with them, and what they sent. */
export function readGuestReceipt(
  deps: Place,
  access: GuestAccess<'documents:read'>,
  documentId: string,
): Receipt {
  const { db, vault } = deps
  const { viewer } = access
  const isTheirs = ({ actorId, personId }: StoredEvent) =>
    actorId === viewer.personId || personId === viewer.personId
  const events = listDocumentEvents(db, access, documentId).filter(isTheirs)
  const shared = events.filter(({ kind }) => kind === 'document.shared')
  const given = new Set(shared.map((event) => openDetails(deps, event).version))
  const versions = listAllVersions(db, vault, access, documentId).filter(
    ({ uploadedBy, number }) => uploadedBy === viewer.personId || given.has(number),
  )
  if (versions.length === 0) throw new NotFound()
  const { number, title } = guestHeading(getGuestMatter(db, vault, access), viewer.language)
  return composeReceipt(deps, {
    matter: { id: access.matterId, number, title },
    documentId,
    versions,
    events,
    tellings: listTellings(db, access, documentId).filter(isTheirs),
    showsHow: ({ actorId }) => actorId === viewer.personId,
  })
}
