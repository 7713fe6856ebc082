import type { Database } from 'bun:sqlite'
import type { Deps } from '../deps.ts'
import type { EventKind } from '../events/kinds.ts'
import type { StoredEvent } from '../events/queries.ts'
import { sectionOf } from '../events/sections.ts'
import type { WaitingNotice } from '../notices/queries.ts'
import { findPersonKind } from '../people/queries.ts'
import { listGuestReaders, listStaffReaders } from '../readers.ts'

export type Audience = {
  /** The ids of those who are told; whoever acted is left out anyway. */
  who(db: Database, event: StoredEvent): string[]
  /** Asked again when the mail is made: false when what it tells of was taken back. The right to it is asked besides. */
  stands?(db: Database, notice: WaitingNotice, personId: string): boolean
  /** The date that the event speaks of (ISO 8601): within 48 hours of it, it is told at once, whatever somebody chose. */
  urgent?(deps: Pick<Deps, 'db' | 'vault'>, event: StoredEvent): string | null
  /** Nobody can decline it: told at once, never muted, never in a digest. */
  always?: true
  /** Worth no mail of its own: whoever is told at once is not told of it. */
  digestOnly?: true
}
/** What a feature says of its own kinds of event. */
export type Audiences = Partial<Record<EventKind, Audience>>

/** The staff of the matter who may read what the event tells of. */
export function firm(db: Database, { kind, matterId, at }: StoredEvent): string[] {
  return matterId ? listStaffReaders(db, sectionOf(kind) ?? 'documents', { matterId, now: at }) : []
}

export function firmIfFromGuest(db: Database, event: StoredEvent): string[] {
  return isByGuest(db, event) ? firm(db, event) : []
}

export function isByGuest(db: Database, { actorId }: StoredEvent): boolean {
  return actorId !== null && findPersonKind(db, actorId) !== 'staff'
}

/** The clients and outside people of the matter who may read what the event tells of. */
export function guests(db: Database, { kind, matterId, at }: StoredEvent): string[] {
  const section = sectionOf(kind)
  return matterId && section ? listGuestReaders(db, section, { matterId, now: at }) : []
}

export function namedPerson(_: Database, { personId }: StoredEvent): string[] {
  return personId ? [personId] : []
}

/** One of the conditions of `stands`, asked of what the event is about. */
export function ofSubject(
  isSo: (db: Database, subjectId: string, personId: string) => boolean,
): NonNullable<Audience['stands']> {
  return (db, { subjectId }, personId) => subjectId !== null && isSo(db, subjectId, personId)
}
