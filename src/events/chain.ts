/** A row of the log as stored: what the hash covers. `details` stays sealed, so the chain outlives a destroyed key. */
export type ChainedEvent = {
  seq: number
  id: string
  at: string
  kind: string
  actorId: string | null
  passkeyId: string | null
  matterId: string | null
  subjectId: string | null
  personId: string | null
  details: Uint8Array
}

/** What stands before the first event. */
export const GENESIS = new Uint8Array(32)

/**
 * SHA-256 over every stored column; JSON keeps the columns apart, so no two rows read alike. It says nothing of what it
 * covers, so a receipt may carry those of strangers' events to show its own place among them.
 */
export function eventDigest(event: ChainedEvent): Uint8Array<ArrayBuffer> {
  const { seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId, details } = event
  const columns = JSON.stringify([seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId])
  return sha256(`${columns}\n`, details)
}

/** SHA-256 over the hash before and an event's digest. */
export function linkHash(previous: Uint8Array, digest: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha256(previous, digest)
}

export function chainHash(previous: Uint8Array, event: ChainedEvent): Uint8Array<ArrayBuffer> {
  return linkHash(previous, eventDigest(event))
}

function sha256(...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const hasher = new Bun.CryptoHasher('sha256')
  for (const part of parts) hasher.update(part)
  return new Uint8Array(hasher.digest())
}
