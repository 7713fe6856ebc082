import type { Database } from 'bun:sqlite'
import { timestamp } from '../clock.ts'
import { SECTION_OF_SUBJECT } from '../comments/subjects.ts'
import { sectionOf } from '../events/sections.ts'
import type { Section } from '../rights.ts'
import type { Sources } from '../scopes.ts'
import { listenersTo } from './guests.ts'
import { isChangeOfComment, type Part, partsChangedBy } from './parts.ts'
import { type EventMark, findCommentedKind, findReaders } from './queries.ts'

/** By person and matter, the parts that have changed for them. */
export type Heard = Map<string, Map<string, Set<Part>>>

/** The right to read is asked here, at this moment, once for each matter and section and never for each page. */
export function heardOf(sources: Sources, persons: Iterable<string>, events: readonly EventMark[]): Heard {
  const heard: Heard = new Map()
  const listening = [...persons]
  for (const { matterId, section, events: group } of bySection(sources.db, events)) {
    const readers = findReaders(sources.db, { matterId, section, now: timestamp(sources.clock) })
    const present = listening.filter((personId) => readers.has(personId))
    for (const event of group) {
      const parts = partsChangedBy(event.kind)
      const hears = listenersTo(sources.db, event)
      for (const personId of present.filter((id) => hears(id, readers.get(id) ?? '')))
        note(heard, { personId, matterId, parts })
    }
  }
  return heard
}

type Place = { matterId: string; section: Section | 'any' }
type Group = Place & { events: EventMark[] }

function bySection(db: Database, events: readonly EventMark[]): Iterable<Group> {
  const groups = new Map<string, Group>()
  for (const event of events) {
    const { matterId, kind } = event
    if (matterId === null || partsChangedBy(kind).length === 0) continue
    const section = isChangeOfComment(kind) ? sectionOfComment(db, event) : (sectionOf(kind) ?? 'any')
    if (section === null) continue
    const key = `${section} ${matterId}`
    const group = groups.get(key) ?? { matterId, section, events: [] }
    groups.set(key, group)
    group.events.push(event)
  }
  return groups.values()
}

/** That of what it stands on. */
function sectionOfComment(db: Database, { subjectId }: EventMark): Section | null {
  const kind = subjectId && findCommentedKind(db, subjectId)
  return kind ? SECTION_OF_SUBJECT[kind] : null
}

type Noted = { personId: string; matterId: string; parts: readonly Part[] }

function note(heard: Heard, { personId, matterId, parts }: Noted): void {
  const matters = heard.get(personId) ?? new Map<string, Set<Part>>()
  heard.set(personId, matters)
  const known = matters.get(matterId) ?? new Set<Part>()
  matters.set(matterId, known)
  for (const part of parts) known.add(part)
}
