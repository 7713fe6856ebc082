import type { EventKind } from '../events/kinds.ts'
import { sectionOf } from '../events/sections.ts'
import type { PersonKind } from '../viewer.ts'

export const PARTS = [
  'documents',
  'messages',
  'updates',
  'dates',
  'tasks',
  'given',
  'opened',
  'confirmed',
  'other',
  'late',
] as const
/** What a digest counts. To the firm, `documents` are those that came in, `tasks` what was answered, and `given` what one
 * of them is to do. */
export type Part = (typeof PARTS)[number]
export type Counts = Partial<Record<Part, number>>

const BY_KIND: Partial<Record<EventKind, Part>> = {
  'document.opened': 'opened',
  'document.acknowledged': 'confirmed',
  'internal-task.added': 'given',
  'internal-task.changed': 'given',
  'internal-task.reopened': 'given',
}
const BY_SECTION = {
  documents: 'documents',
  messages: 'messages',
  status: 'updates',
  calendar: 'dates',
  tasks: 'tasks',
  billing: 'other',
  members: 'other',
} as const satisfies Record<string, Part>

/** How many of each, each thing once: a document that was opened three times is one. */
export function countParts(
  told: readonly { kind: EventKind; subjectId: string | null; eventSeq: number }[],
  to: PersonKind,
): Counts {
  const things = new Map<Part, Set<string>>()
  for (const { kind, subjectId, eventSeq } of told) {
    const part = partOf(kind, to)
    const known = things.get(part) ?? new Set()
    things.set(part, known.add(subjectId ?? String(eventSeq)))
  }
  return Object.fromEntries([...things].map(([part, known]) => [part, known.size]))
}

function partOf(kind: EventKind, to: PersonKind): Part {
  if (kind.endsWith('.commented')) return 'messages'
  const section = sectionOf(kind)
  return (to === 'staff' && BY_KIND[kind]) || (section ? BY_SECTION[section] : 'other')
}
