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

/** SHA-256 over the previous hash and every stored column. JSON keeps the columns apart, so no two rows read alike. */
export function chainHash(previous: Uint8Array, event: ChainedEvent): Uint8Array<ArrayBuffer> {
  const { seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId, details } = event
  const columns = JSON.stringify([seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId])
  const hasher = new Bun.CryptoHasher('sha256').update(previous).update(columns).update('\n').update(details)
  return new Uint8Array(hasher.digest())
}
