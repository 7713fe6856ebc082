import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { openDetails } from '../events/details.ts'
import { listDocumentEvents, listSentVersions, type ReceiptVersion } from './queries.ts'

/** One thing that the viewer sent, with its place in the log. */
export type SentProof = ReceiptVersion & { event: number; hash: string }
export type SentReceipt = { documentId: string; event: number; sent: SentProof[] }

/** A guest's receipt for what they sent. `NotFound` for everything else, shared with them or not. */
export function makeSentReceipt(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  documentId: string,
): SentReceipt {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const versions = listSentVersions(db, vault, access, documentId)
  if (versions.length === 0) throw new NotFound()
  const entered = listDocumentEvents(db, access, documentId).filter(
    ({ kind, actorId }) =>
      actorId === viewer.personId && (kind === 'document.added' || kind === 'document.replaced'),
  )
  const sent = versions.flatMap((version) => {
    const event = entered.find((candidate) => openDetails(deps, candidate).version === version.number)
    return event ? { ...version, event: event.seq, hash: event.hash.toHex() } : []
  })
  const event = db
    .transaction(() =>
      appendEvent(deps, viewer, { kind: 'receipt.made', matterId, subjectId: documentId, details: {} }),
    )
    .immediate()
  return { documentId, event, sent }
}
