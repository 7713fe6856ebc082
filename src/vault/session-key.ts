import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { IntegrityError } from './integrity-error.ts'
import type { Sealed, TextKey } from './sealed.ts'

export type SealedSessionKey = Sealed<'document_versions.session_key'>

/**
 * What opens one document: the session key, and the SHA-256 of the head of its message. The head (PKESK, salt) is
 * outside the authenticated part of the packet, and recovery stands on it, so a changed one must not go unseen.
 */
export type SessionSecret = { readonly sessionKey: Uint8Array; readonly headDigest: Uint8Array }

const COLUMN = 'document_versions.session_key'

export function newSessionKey(): Uint8Array {
  return randomBytes(32)
}

export function sessionSecret(sessionKey: Uint8Array, head: Uint8Array): SessionSecret {
  return { sessionKey, headDigest: digest(head) }
}

export function isHeadOf(secret: SessionSecret, head: Uint8Array): boolean {
  return timingSafeEqual(secret.headDigest, digest(head))
}

/** Bound to the matter by its key and to the version by the associated data: another document's does not open. */
export function sealSession(key: TextKey, versionId: string, secret: SessionSecret): SealedSessionKey {
  const text = Buffer.concat([secret.sessionKey, secret.headDigest]).toString('base64')
  return key.seal(COLUMN, versionId, text)
}

export function openSession(key: TextKey, versionId: string, sealed: SealedSessionKey): SessionSecret {
  const bytes = Buffer.from(key.open(COLUMN, versionId, sealed), 'base64')
  if (bytes.length !== 64) throw new IntegrityError()
  return { sessionKey: bytes.subarray(0, 32), headDigest: bytes.subarray(32) }
}

function digest(head: Uint8Array): Uint8Array {
  return createHash('sha256').update(head).digest()
}
