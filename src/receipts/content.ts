import type { StoredEvent } from '../events/queries.ts'
import type { Receipt } from './compose.ts'
import type { Links } from './links.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export const FORMAT = 'vestibule-receipt/1'

/**
 * The receipt for a machine. Each of `events` carries all that its chain hash covers: with D the SHA-256 of the JSON array
 * of its columns, a line feed, and `details` as stored, the hash is SHA-256 over `prevHash` and D (src/events/chain.ts).
 * `links` holds the D of every event from the first of these to the head; null where there are too many.
 */
export function receiptContent(receipt: Receipt, links: Links | null): { [key: string]: Json } {
  const { madeAt, madeBy, event, head, firm, matter, documentId, versions, people, events } = receipt
  return {
    format: FORMAT,
    made: { at: madeAt, by: madeBy, event, head },
    firm,
    matter,
    document: {
      id: documentId,
      versions: versions.map(({ number, fileName, byteSize, sha256, uploader, uploadedAt }) => ({
        ...{ number, fileName, byteSize, sha256 },
        received: { at: uploadedAt, from: uploader },
      })),
    },
    people: people.map(({ name, kind, title, version, steps }) => ({
      ...{ name, kind, title, version },
      sha256: versions.find(({ number }) => number === version)?.sha256 ?? null,
      ...Object.fromEntries(steps.map(({ step, proven }) => [step, proven && { ...proven }])),
    })),
    events: events.map(eventContent),
    links,
  }
}

function eventContent(event: StoredEvent): Json {
  const { seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId } = event
  return {
    ...{ seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId },
    details: Buffer.from(event.details).toString('base64'),
    prevHash: event.prevHash.toHex(),
    hash: event.hash.toHex(),
  }
}
