import type { Database } from 'bun:sqlite'
import { chainHash, GENESIS } from '../events/chain.ts'
import type { StoredEvent } from '../events/queries.ts'
import { eachEvent, findHighWater } from './queries.ts'

/**
 * `missing`: no row with this number. `changed`: not what its hash covers. `unlinked`: does not follow the row before.
 * `rewritten`: the chain fits, but this is not the event that a witness saw.
 */
export type Fault = 'missing' | 'changed' | 'unlinked' | 'rewritten'
export type Verified = {
  checked: number
  /** Number and hash of the last event; keep it elsewhere, and a log cut short can be told. */
  head: { seq: number; hash: string }
  firstBad: { seq: number; fault: Fault } | null
}
/** What a witness saw: the number of an event and its hash, hexadecimal. */
export type Sighting = { seq: number; hash: string }

const NONE: readonly Sighting[] = []

/**
 * Follows the chain from its beginning and stops at the first row that does not fit. Needs no key: the hashes cover what is
 * stored, sealed as it is. Rows cut off at the end are told by SQLite's own count of numbers given; a log that was written
 * anew as a whole, or cut together with that count, is told only by what witnesses saw.
 */
export function verifyChain(
  db: Database,
  progress: (checked: number) => void = () => {},
  sightings: readonly Sighting[] = NONE,
): Verified {
  // One view of the database: the server may be writing.
  return db.transaction(() => followChain(db, progress, sightings))()
}

function followChain(
  db: Database,
  progress: (checked: number) => void,
  sightings: readonly Sighting[],
): Verified {
  const seen = Map.groupBy(sightings, ({ seq }) => seq)
  let head = { seq: 0, hash: GENESIS }
  const result = (firstBad: Verified['firstBad']): Verified => ({
    checked: head.seq,
    head: { seq: head.seq, hash: head.hash.toHex() },
    firstBad,
  })
  for (const event of eachEvent(db)) {
    const fault = faultOf(event, head) ?? contradiction(event, seen.get(event.seq))
    if (fault) return result({ seq: fault === 'missing' ? head.seq + 1 : event.seq, fault })
    head = { seq: event.seq, hash: event.hash }
    if (event.seq % 10_000 === 0) progress(event.seq)
  }
  const expected = Math.max(findHighWater(db), ...seen.keys())
  return result(expected > head.seq ? { seq: head.seq + 1, fault: 'missing' } : null)
}

function faultOf(event: StoredEvent, head: { seq: number; hash: Uint8Array }): Fault | null {
  if (event.seq > head.seq + 1) return 'missing'
  if (!sameBytes(event.prevHash, head.hash)) return 'unlinked'
  return sameBytes(event.hash, chainHash(head.hash, event)) ? null : 'changed'
}

function contradiction(event: StoredEvent, sightings: readonly Sighting[] = NONE): Fault | null {
  return sightings.every(({ hash }) => hash === event.hash.toHex()) ? null : 'rewritten'
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
