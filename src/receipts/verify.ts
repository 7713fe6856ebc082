import type { Checkpoint } from '../audit/checkpoint.ts'
import { type ChainedEvent, chainHash } from '../events/chain.ts'
import { openSignedText } from '../vault/firm-key.ts'
import { FORMAT } from './content.ts'
import { DATA_MARK } from './file.ts'
import { followLinks, type Links } from './links.ts'

type StatedEvent = Omit<ChainedEvent, 'details'> & { details: string; prevHash: string; hash: string }
/** What a receipt says, as far as it is checked. */
export type StatedReceipt = {
  made: { at: string; head: { seq: number; hash: string } }
  firm: { name: string }
  matter: { number: string; title: string }
  document: { versions: { number: number; fileName: string; byteSize: number; sha256: string }[] }
  events: StatedEvent[]
  links: Links | null
}

/** The receipt in a signed text; null when the holder of `certificate` did not sign it, or it is no receipt. */
export async function openReceipt(signed: string, certificate: string): Promise<StatedReceipt | null> {
  const text = await openSignedText(signed, certificate)
  const [words, ...data] = text?.split(`\n${DATA_MARK}\n`) ?? []
  const last = data.at(-1)
  if (words === undefined || last === undefined) return null
  const receipt: StatedReceipt & { format: string } = JSON.parse(last)
  return receipt.format === FORMAT ? receipt : null
}

/** The first event that is not what its hash covers, or does not stand where the links say; null when all do. */
export function findBrokenEvent({ events, links, made }: StatedReceipt): number | null {
  const hashes = links && followLinks(links)
  const isWhole = (event: StatedEvent) => {
    const hash = chainHash(Buffer.from(event.prevHash, 'hex'), {
      ...event,
      details: Buffer.from(event.details, 'base64'),
    }).toHex()
    const stands = !hashes || (hashes.get(event.seq) === hash && hashes.get(event.seq - 1) === event.prevHash)
    return hash === event.hash && stands
  }
  const broken = events.find((event) => !isWhole(event))
  if (broken) return broken.seq
  return hashes && hashes.get(made.head.seq) !== made.head.hash ? made.head.seq : null
}

/**
 * How a receipt stands to a checkpoint of the same portal. `agrees`: the chain from its events leads through the checkpoint.
 * `contradicts`: it does not, so the log was another one. `beyond`: the checkpoint is not within what the receipt links.
 */
export type Position = 'agrees' | 'contradicts' | 'beyond'

export function positionAgainst({ events, links, made }: StatedReceipt, { seq, hash }: Checkpoint): Position {
  const known = links ? followLinks(links) : new Map(events.map((event) => [event.seq, event.hash]))
  known.set(made.head.seq, made.head.hash)
  const expected = known.get(seq)
  if (expected === undefined) return 'beyond'
  return expected === hash ? 'agrees' : 'contradicts'
}

/** The number of the version that has this content; null when the receipt speaks of none. */
export function versionWithHash({ document }: StatedReceipt, sha256: string): number | null {
  return document.versions.find((version) => version.sha256 === sha256)?.number ?? null
}
