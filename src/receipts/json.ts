import type { StoredEvent } from '../events/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { canonicalJson, type Json } from './canonical.ts'
import type { Receipt } from './make.ts'

const FORMAT = 'vestibule-receipt/1'

/**
 * The receipt for a machine. `signature` is Ed25519 by the portal's audit key over `FORMAT`, a line feed and the RFC 8785
 * form of everything but itself. Each of `events` carries all that its chain hash covers: SHA-256 over `prevHash`, the
 * JSON array of its columns, a line feed, and `details` as stored (src/events/chain.ts).
 */
export function receiptJson(
  vault: Pick<Vault, 'auditSign' | 'auditPublicKey'>,
  receipt: Receipt,
): { [key: string]: Json } {
  const content = contentOf(receipt)
  const signed = new TextEncoder().encode(`${FORMAT}\n${canonicalJson(content)}`)
  return {
    ...content,
    signature: {
      algorithm: 'Ed25519',
      publicKey: base64(vault.auditPublicKey),
      value: base64(vault.auditSign(signed)),
    },
  }
}

function contentOf(receipt: Receipt): { [key: string]: Json } {
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
    events: events.map(eventJson),
  }
}

function eventJson(event: StoredEvent): Json {
  const { seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId } = event
  return {
    ...{ seq, id, at, kind, actorId, passkeyId, matterId, subjectId, personId },
    details: base64(event.details),
    prevHash: event.prevHash.toHex(),
    hash: event.hash.toHex(),
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
