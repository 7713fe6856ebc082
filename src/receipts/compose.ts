import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/details.ts'
import { findHead, type StoredEvent } from '../events/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { listPasskeyNames } from '../passkeys/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import type { PersonKind } from '../viewer.ts'
import type { ReceiptVersion, Telling } from './queries.ts'
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
  /** Null where it is part of a binder. */
  madeBy: string | null
  /** The event that says this receipt was made; null where another event says so for many. */
  event: number | null
  head: { seq: number; hash: string }
  firm: { name: string; timeZone: string }
  matter: { id: string; number: string; title: string }
  documentId: string
  versions: (ReceiptVersion & { uploader: string })[]
  people: SharedWith[]
  events: StoredEvent[]
}

export type Place = Pick<Deps, 'db' | 'vault' | 'clock'>
/** As a page shows it: somebody asked for it, and that is in the log. */
export type MadeReceipt = Receipt & { madeBy: string; event: number; checkpoint: string }

/** What a receipt is made of, chosen for its reader. */
type Found = Pick<Receipt, 'matter' | 'documentId'> & {
  versions: readonly ReceiptVersion[]
  events: readonly StoredEvent[]
  tellings: readonly Telling[]
  showsHow: (event: StoredEvent) => boolean
}

/** `showsHow`: of which events the address and the passkey are for the receipt's reader. */
export function composeReceipt(
  deps: Place,
  { matter, documentId, versions, events, tellings, showsHow }: Found,
): Receipt {
  const { name: firmName, timeZone } = getFirm(deps.db, deps.vault)
  const name = namesIn(deps, [...events.flatMap(peopleOf), ...versions.map((v) => v.uploadedBy)])
  return {
    madeAt: timestamp(deps.clock),
    madeBy: null,
    event: null,
    head: readHead(deps),
    firm: { name: firmName, timeZone },
    matter,
    documentId,
    versions: versions.map((version) => ({ ...version, uploader: name(version.uploadedBy).name })),
    people: sharedWith(deps, { events, tellings, showsHow }, name),
    events: everyEvent(events, tellings),
  }
}

export function readHead({ db }: Place): Receipt['head'] {
  const { seq, hash } = findHead(db)
  return { seq, hash: hash.toHex() }
}

type NameOf = (id: string) => { name: string; kind: PersonKind | null }

function namesIn({ db, vault }: Place, ids: readonly string[]): NameOf {
  const people = listPersonsById(db, vault, ids)
  return (id) => people.get(id) ?? { name: '', kind: null }
}

function peopleOf({ actorId, personId }: StoredEvent): string[] {
  return [actorId, personId].filter((id) => id !== null)
}

function sharedWith(
  deps: Place,
  { events, tellings, showsHow }: Pick<Found, 'events' | 'tellings' | 'showsHow'>,
  nameOf: NameOf,
): SharedWith[] {
  const passkeyIds = events.map(({ passkeyId }) => passkeyId).filter((id) => id !== null)
  const passkeys = listPasskeyNames(deps.db, deps.vault, passkeyIds)
  const prove = (event: StoredEvent): ProvenStep => {
    return {
      at: event.at,
      by: event.actorId && nameOf(event.actorId).name,
      passkey: showsHow(event) && event.passkeyId ? (passkeys.get(event.passkeyId) ?? null) : null,
      from: showsHow(event) ? openDetails(deps, event).from : null,
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
