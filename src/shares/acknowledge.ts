import type { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { updateAcknowledged } from './facts/queries.ts'
import { findSharedDocument } from './given/queries.ts'

/** "I have read this": for the version that was on the page, by the passkey of this session. Twice is once. */
export function acknowledgeDocument(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  seen: { documentId: string; versionId: string },
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const shared = findSharedDocument(db, vault, access, seen.documentId)
    if (!shared) throw new NotFound()
    if (shared.id !== seen.versionId) throw new Invalid((text) => text.portal.replacedMeanwhile)
    if (!updateAcknowledged(db, access, shared.recipientId, timestamp(clock))) return
    const details = { version: shared.number, sha256: shared.sha256.toHex() }
    appendEvent(deps, viewer, {
      kind: 'document.acknowledged',
      matterId,
      subjectId: seen.documentId,
      personId: viewer.personId,
      details,
    })
  }).immediate()
  deps.wake()
}
