import type { GuestAccess, MatterAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { listPersonsById } from '../people/queries.ts'
import type { Language, PersonKind } from '../viewer.ts'
import { type CalendarChange, listChanges, updateSeen } from './changes/queries.ts'
import { listDatesOf } from './dates/queries.ts'
import { findEvent, listComing } from './queries.ts'
import { type Repeated, repeatOf } from './recurrence.ts'
import type { CalendarEvent } from './row.ts'
import type { CalendarKind, EventShape } from './vocabulary.ts'
import { lastDayAt, type Moment, momentOf, type Span } from './wall.ts'
import { type Read, readWords } from './words.ts'

/** What an event says to one reader. */
export type EventFacts = {
  kind: CalendarKind
  moment: Moment
  repeat: Repeated | null
  title: Read | null
  notes: Read | null
  bring: Read | null
  place: string | null
  videoUrl: string | null
}
/** One change: what was, and what it became then. */
export type ShownChange = Pick<CalendarChange, 'kind' | 'at' | 'starts'> & {
  by: string
  was: EventFacts
  became: EventFacts
}
export type ShownDate = Moment & { cancelledAt: string | null }
export type EventView = Pick<
  CalendarEvent,
  'id' | 'matterId' | 'audience' | 'rule' | 'seriesId' | 'cancelledAt'
> & {
  facts: EventFacts
  /** The date that the page is about. */
  date: ShownDate
  isPast: boolean
  /** The other dates of a series that are to come, the next ones first; and how many there are. */
  others: readonly ShownDate[]
  othersCount: number
  coming: readonly { name: string; kind: PersonKind; isViewer: boolean }[]
  changes: readonly ShownChange[]
}

const OTHERS = 12
type Access = MatterAccess<'calendar:read'>

/** `starts` names one date of a series; without it, the next one. Clients read who of the firm comes, and whether they do. */
export function readEvent(
  deps: Deps,
  access: Access,
  { eventId, starts }: { eventId: string; starts: string | undefined },
): EventView {
  const { db, vault, clock } = deps
  const event = findEvent(db, vault, access, eventId)
  if (!event) throw new NotFound()
  const now = timestamp(clock)
  const dates = listDatesOf(db, access, eventId)
  const next = dates.find(({ endsAt, cancelledAt }) => endsAt >= now && !cancelledAt)
  const date = starts ? dates.find((one) => one.starts === starts) : (next ?? dates.at(-1))
  if (!date) throw new NotFound()
  const others = dates.filter((one) => one !== date && one.endsAt >= now)
  const { id, matterId, audience, rule, seriesId, cancelledAt } = event
  return {
    ...{ id, matterId, audience, rule, seriesId, cancelledAt },
    facts: factsOf(event, access.viewer.language),
    date: shown(event, date),
    isPast: date.endsAt < now,
    others: others.slice(0, OTHERS).map((one) => shown(event, one)),
    othersCount: others.length,
    coming: readComing(deps, access, eventId),
    changes: readChanges(deps, access, event),
  }
}

/** A client has seen what the page shows: it is no news any more. */
export function recordSeen({ db, clock }: Deps, access: GuestAccess<'calendar:read'>, eventId: string): void {
  updateSeen(db, access, { eventId, at: timestamp(clock) })
}

function factsOf(shape: EventShape, language: Language): EventFacts {
  const { kind, place, videoUrl, title, notes, bring } = shape
  return {
    ...{ kind, place, videoUrl, moment: momentOf(shape), repeat: repeatOf(shape) },
    title: readWords(title, language),
    notes: readWords(notes, language),
    bring: readWords(bring, language),
  }
}

function shown(
  event: CalendarEvent,
  { starts, startsAt, endsAt, cancelledAt }: Span & { cancelledAt: string | null },
) {
  const ends = event.allDay ? lastDayAt(event, starts) : starts
  return { starts, startsAt, endsAt, cancelledAt, allDay: event.allDay, ends }
}

function readComing({ db, vault }: Deps, access: Access, eventId: string) {
  const { viewer } = access
  const people = [...listPersonsById(db, vault, listComing(db, access, eventId)).values()]
  return people
    .map(({ id, name, kind }) => ({ name, kind, isViewer: id === viewer.personId }))
    .filter(({ kind, isViewer }) => viewer.kind === 'staff' || kind === 'staff' || isViewer)
    .sort((a, b) => Number(b.isViewer) - Number(a.isViewer))
}

/** The last one first. */
function readChanges({ db, vault }: Deps, { viewer }: Access, event: CalendarEvent): ShownChange[] {
  const changes = listChanges(db, vault, { eventIds: [event.id], internal: viewer.kind === 'staff' })
  const people = listPersonsById(db, vault, [...new Set(changes.map(({ byId }) => byId))])
  return changes.map(({ kind, at, starts, byId, was }, i) => ({
    ...{ kind, at, starts, by: people.get(byId)?.name ?? '' },
    was: factsOf(was, viewer.language),
    // a cancellation of one date says nothing about the rest of the series
    became: factsOf(
      changes.slice(0, i).findLast((later) => later.starts === null)?.was ?? event,
      viewer.language,
    ),
  }))
}
