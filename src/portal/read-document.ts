import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { recordDamage } from '../documents/damage.ts'
import { getPreview, type PreviewView } from '../documents/preview.ts'
import { type RecentReads, recordGuestRead } from '../documents/reads.ts'
import { findPerson } from '../people/queries.ts'
import { getSeenDocument, type SeenDocument } from './find.ts'

export type GuestDocumentView = { seen: SeenDocument; sharer: string; preview: PreviewView }

export async function readGuestDocument(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  documentId: string,
): Promise<GuestDocumentView> {
  const { db, vault } = deps
  const seen = getSeenDocument(deps, access, documentId)
  const version = seen.document
  const onDamage = () => recordDamage(deps, access, version)
  return {
    seen,
    sharer: seen.kind === 'shared' ? (findPerson(db, vault, seen.document.sharedBy)?.name ?? '') : '',
    preview: await getPreview(vault, { matterId: access.matterId, version, onDamage }),
  }
}

/** A text stands in the page, so who sees the page has opened it; everything else is opened when it is fetched. */
export function recordShownText(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  { seen, preview }: GuestDocumentView,
  reads: RecentReads,
): void {
  if (preview.text === null || !reads.isNew(access.viewer.sessionId, seen.document.id, 'opened')) return
  const recipientId = seen.kind === 'shared' ? seen.document.recipientId : null
  recordGuestRead(deps, access, { version: seen.document, recipientId }, 'opened')
}
