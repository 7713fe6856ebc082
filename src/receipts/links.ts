import type { Deps } from '../deps.ts'
import { eventDigest, linkHash } from '../events/chain.ts'
import { listEventsAfter } from '../events/queries.ts'

/** A stretch of the event log without its content: enough to follow the chain from one hash to another. */
export type Links = {
  /** Number of the first event of the stretch. */
  first: number
  /** Chain hash before it, hexadecimal. */
  previous: string
  /** One for each event (`eventDigest`), base64. */
  digests: string[]
}

const BATCH = 1000

/** From event `first` to `last`; null where that is more than `atMost` events. */
export function readLinks(
  { db }: Pick<Deps, 'db'>,
  { first, last, atMost }: { first: number; last: number; atMost: number },
): Links | null {
  if (last - first >= atMost) return null
  const digests: string[] = []
  let previous = ''
  for (let at = first - 1; at < last; ) {
    const events = listEventsAfter(db, at, Math.min(BATCH, last - at))
    previous ||= events[0]?.prevHash.toHex() ?? ''
    digests.push(...events.map((event) => Buffer.from(eventDigest(event)).toString('base64')))
    at = events.at(-1)?.seq ?? last
  }
  return { first, previous, digests }
}

/** The chain hash after each event of the stretch, hexadecimal, by its number; that before it too. */
export function followLinks({ first, previous, digests }: Links): Map<number, string> {
  const hashes = new Map([[first - 1, previous]])
  let hash = Buffer.from(previous, 'hex')
  for (const [i, digest] of digests.entries()) {
    hash = Buffer.from(linkHash(hash, Buffer.from(digest, 'base64')))
    hashes.set(first + i, hash.toString('hex'))
  }
  return hashes
}
