import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { openDetails } from '../events/describe.ts'
import { findHead, type StoredEvent } from '../events/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { getMatter } from '../matters/queries.ts'
import { listPasskeyNames } from '../passkeys/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import type { PersonKind } from '../viewer.ts'
import {
  listDocumentEvents,
  listTellings,
  listVersionsForReceipt,
  type ReceiptVersion,
  type Telling,
} from './queries.ts'
import { STEPS, type Step, sharePaths } from './steps.ts'

/** One thing that happened, with its place in the log. */
export type ProvenStep = {
  at: string
  /** Who did it; null for the portal itself. */
  by: string | null
  /** The name of the passkey of the session it was done in. */
  passkey: string | null
  from: string | null
  event: number
  /** Chain hash of the event, hexadecimal. */
  hash: string
}
export type SharedWith = {
  name: string
  kind: PersonKind | null
  title: string
  version: number
  /** Every step in its order; null for what has not happened. */
  steps: readonly { step: Step; proven: ProvenStep | null }[]
}
export type Receipt = {
  madeAt: string
  madeBy: string
  /** The event that says this receipt was made. */
  event: number
  head: { seq: number; hash: string }
  firm: { name: string; timeZone: string }
  matter: { id: string; number: string; title: string }
  documentId: string
  versions: (ReceiptVersion & { uploader: string })[]
  people: SharedWith[]
  events: StoredEvent[]
}

/** What became of a document with everybody it was shared with, told by the events alone. Making it is an event. */
export function makeReceipt(deps: Deps, access: StaffAccess<'documents:read'>, documentId: string): Receipt {
  const { db, vault, clock } = deps
  const versions = listVersionsForReceipt(db, vault, access, documentId)
  if (versions.length === 0) throw new NotFound()
  const documentEvents = listDocumentEvents(db, access, documentId)
  const tellings = listTellings(db, access, documentId)
  const { matterId, viewer } = access
  const others = [...documentEvents.flatMap(peopleOf), ...versions.map((v) => v.uploadedBy)]
  const name = namesIn(deps, [viewer.personId, ...others])
  const event = db
    .transaction(() =>
      appendEvent(deps, viewer, { kind: 'receipt.made', matterId, subjectId: documentId, details: {} }),
    )
    .immediate()
  const { name: firmName, timeZone } = getFirm(db, vault)
  const { number, internalTitle } = getMatter(db, vault, access)
  const head = findHead(db)
  return {
    madeAt: timestamp(clock),
    madeBy: name(viewer.personId).name,
    event,
    head: { seq: head.seq, hash: head.hash.toHex() },
    firm: { name: firmName, timeZone },
    matter: { id: matterId, number, title: internalTitle },
    documentId,
    versions: versions.map((version) => ({ ...version, uploader: name(version.uploadedBy).name })),
    people: sharedWith(deps, documentEvents, tellings, name),
    events: everyEvent(documentEvents, tellings),
  }
}

type NameOf = (id: string) => { name: string; kind: PersonKind | null }

function namesIn({ db, vault }: Deps, ids: readonly string[]): NameOf {
  const people = listPersonsById(db, vault, ids)
  return (id) => people.get(id) ?? { name: '', kind: null }
}

function peopleOf({ actorId, personId }: StoredEvent): string[] {
  return [actorId, personId].filter((id) => id !== null)
}

function sharedWith(
  deps: Deps,
  events: readonly StoredEvent[],
  tellings: readonly Telling[],
  nameOf: NameOf,
): SharedWith[] {
  const passkeyIds = events.map(({ passkeyId }) => passkeyId).filter((id) => id !== null)
  const passkeys = listPasskeyNames(deps.db, deps.vault, passkeyIds)
  const prove = (event: StoredEvent): ProvenStep => {
    return {
      at: event.at,
      by: event.actorId && nameOf(event.actorId).name,
      passkey: event.passkeyId && (passkeys.get(event.passkeyId) ?? null),
      from: openDetails(deps, event).from,
      event: event.seq,
      hash: event.hash.toHex(),
    }
  }
  return sharePaths(events, tellings, (event) => openDetails(deps, event)).map((path) => {
    const steps = STEPS.map((step) => {
      const event = path.events[step]
      return { step, proven: event ? prove(event) : null }
    })
    const { name, kind } = nameOf(path.personId)
    return { name, kind, title: path.title, version: path.version, steps }
  })
}

/** Each once, in the order of the log. */
function everyEvent(events: readonly StoredEvent[], tellings: readonly Telling[]): StoredEvent[] {
  const told = tellings.map(({ sharedSeq: _, ...event }) => event)
  const bySeq = new Map([...events, ...told].map((event) => [event.seq, event]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}
