import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { openDetails } from '../events/details.ts'
import type { EventKind, OpenDetails } from '../events/kinds.ts'
import type { StoredEvent } from '../events/queries.ts'
import { listMatterLabels } from '../matters/queries.ts'
import type { MatterStatus } from '../matters/vocabulary.ts'
import { listPersonsById } from '../people/queries.ts'
import type { MatterRole } from '../rights.ts'

/** One event in the words of the people and things it speaks of. What it says may be internal: never for a client. */
export type EventLine = {
  seq: number
  at: string
  kind: EventKind
  actorId: string | null
  passkeyId: string | null
  /** Null when the portal itself or the command line acted. */
  who: string | null
  whom: string | null
  what: { label: string; href: string | null } | null
  matter: { id: string; number: string; title: string } | null
  role: MatterRole | null
  status: MatterStatus | null
  fields: readonly string[]
  version: number | null
  /** When the portal of a matter closes. */
  closesAt: string | null
  count: number | null
  /** The address it came from. */
  from: string | null
  /** What followed of the same kind, by the same person, in the same matter; this is the newest of them. */
  others: number
  hash: string
}

/** The caller has chosen events that the viewer may see. */
export function describeEvents(
  deps: Pick<Deps, 'db' | 'vault'>,
  events: readonly StoredEvent[],
): EventLine[] {
  const { db, vault } = deps
  const people = listPersonsById(
    db,
    vault,
    events.flatMap(({ actorId, personId }) => [actorId, personId]).filter((id) => id !== null),
  )
  const matters = listMatterLabels(db, vault, definedIds(events.map(({ matterId }) => matterId)))
  const documents = events.filter(({ kind }) => /^(document|receipt)\./.test(kind))
  const files = listFileNames(db, vault, definedIds(documents.map(({ subjectId }) => subjectId)))
  const nameOf = (id: string | null) => (id ? (people.get(id)?.name ?? null) : null)
  return events.map((event) => {
    const details = openDetails(deps, event)
    return {
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      actorId: event.actorId,
      passkeyId: event.passkeyId,
      who: nameOf(event.actorId),
      whom: nameOf(event.personId),
      what: subjectOf(event, details, files),
      matter: event.matterId ? (matters.get(event.matterId) ?? null) : null,
      ...codesOf(details),
      others: 0,
      hash: event.hash.toHex(),
    }
  })
}

/** Joins neighbours of one kind, person and matter: thirty uploads are one line. */
export function joinRepeated(lines: readonly EventLine[]): EventLine[] {
  const joined: EventLine[] = []
  for (const line of lines) {
    const previous = joined.at(-1)
    if (previous && JOINABLE.has(line.kind) && sameAct(previous, line)) previous.others += 1
    else joined.push({ ...line })
  }
  return joined
}

const JOINABLE: ReadonlySet<EventKind> = new Set([
  'document.added',
  'document.shared',
  'document.opened',
  'document.downloaded',
  'document.moved',
  'folder.created',
  'member.added',
  'person.added',
])

function sameAct(a: EventLine, b: EventLine): boolean {
  const towards = /^(member|person)\./.test(a.kind) || a.whom === b.whom
  return a.kind === b.kind && a.who === b.who && towards && a.matter?.id === b.matter?.id
}

function definedIds(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

function subjectOf(
  { kind, matterId, subjectId }: StoredEvent,
  details: OpenDetails,
  files: ReadonlyMap<string, string>,
): EventLine['what'] {
  const file = subjectId ? files.get(subjectId) : undefined
  const label = details.title ?? details.fileName ?? file ?? details.name ?? details.device
  if (label === undefined) return null
  const base = `/firm/matters/${matterId}`
  if (kind.startsWith('calendar.')) return { label, href: `${base}/calendar/${subjectId}` }
  return { label, href: kind.startsWith('document.') && file ? `${base}/documents/${subjectId}` : null }
}

function codesOf({ role, status, fields, version, closesAt, count, from }: OpenDetails) {
  return {
    role: role ?? null,
    status: status ?? null,
    fields: fields ?? [],
    version: version ?? null,
    closesAt: closesAt ?? null,
    count: count ?? null,
    from,
  }
}
