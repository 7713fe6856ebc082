import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { findSentDocument, findSentVersion, type SentDocument } from '../documents/sent/queries.ts'
import type { Version, VersionPath } from '../documents/versions/queries.ts'
import { NotFound } from '../errors.ts'
import { findSharedDocument, type SharedDocument } from '../shares/given/queries.ts'

type Read = GuestAccess<'documents:read'>

/** What a guest sees under a document's address: what was shared with them, else what they sent. */
export type SeenDocument =
  | { kind: 'shared'; document: SharedDocument }
  | { kind: 'sent'; document: SentDocument }

export function getSeenDocument({ db, vault }: Deps, access: Read, documentId: string): SeenDocument {
  const shared = findSharedDocument(db, vault, access, documentId)
  if (shared) return { kind: 'shared', document: shared }
  const sent = findSentDocument(db, vault, access, documentId)
  if (sent) return { kind: 'sent', document: sent }
  throw new NotFound()
}

/** A version a guest may read: the one shared with them now, or one that they sent. */
export type GuestVersion = { version: Version; recipientId: string | null }

export function getGuestVersion({ db, vault }: Deps, access: Read, path: VersionPath): GuestVersion {
  const shared = findSharedDocument(db, vault, access, path.documentId)
  if (shared?.id === path.versionId) return { version: shared, recipientId: shared.recipientId }
  const version = findSentVersion(db, vault, access, path)
  if (!version) throw new NotFound()
  return { version, recipientId: null }
}
