import { FirmAccess } from '../access.ts'
import { describeEvents, type EventLine, joinRepeated } from '../audit/describe.ts'
import { type BackupState, readLateBackup } from '../backup/read.ts'
import { startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { firmToday } from '../firm/today.ts'
import { countMatters, NO_FILTER } from '../matters/list/queries.ts'
import { everySection, type Section } from '../rights.ts'
import { enterableMatters } from '../scopes.ts'
import { getSilenceDays } from '../stages/queries.ts'
import type { Part } from '../stretch.ts'
import { countReview, type PlaceLine, readReview } from '../tasks/place/read.ts'
import type { StaffViewer } from '../viewer.ts'
import { findSeqBefore, listEventsSince } from './queries.ts'
import { readWaiting, WAITING_LISTS, type Waiting } from './waiting.ts'

type Label = { id: string; number: string; title: string }
export type Today = {
  events: Part<EventLine>
  /** Where the log says more of it; null for whoever does not read it. */
  logSince: string | null
  /** Matters in which others did something, the latest first. */
  matters: Part<{ matter: Label; count: number; at: string }>
  /** What clients sent or did because they were asked, and nobody has answered. */
  review: Part<PlaceLine>
  waiting: Waiting
  /** After how many days without a word a matter counts as unheard of. */
  silenceDays: number
  /** For owners, when the portal has not been backed up lately. */
  lateBackup: BackupState | null
  /** Nothing to show at all: the firm has just begun. */
  noMatter: boolean
  mayCreate: boolean
}

const EVENTS = 300
const LINES = 30
const ROWS = 10
/** The home of a staff member: what is new since yesterday morning, and what waits, in the matters they may enter. */
export function readToday(deps: Deps, viewer: StaffViewer): Today {
  const entering = enterableMatters(deps, viewer)
  const yesterday = Temporal.PlainDate.from(firmToday(deps)).subtract({ days: 1 })
  const events = readEvents(deps, viewer, yesterday)
  const isOpen = events.length === EVENTS
  return {
    events: { ...firstOf(joinRepeated(events), LINES), isOpen },
    logSince: FirmAccess.allows(viewer, 'log:read') ? yesterday.toString() : null,
    matters: { ...firstOf(mattersOf(events, viewer), ROWS), isOpen },
    review: reviewOf(deps, viewer),
    waiting: readWaiting(deps, viewer, WAITING_LISTS, { offset: 0, limit: ROWS }),
    silenceDays: getSilenceDays(deps.db),
    lateBackup: FirmAccess.allows(viewer, 'firm:manage') ? readLateBackup(deps) : null,
    noMatter: countMatters(deps.db, entering, NO_FILTER, 1) === 0,
    mayCreate: FirmAccess.allows(viewer, 'matters:create'),
  }
}

function reviewOf(deps: Deps, viewer: StaffViewer): Today['review'] {
  const rows = readReview(deps, viewer, ROWS)
  return { rows, more: countReview(deps, viewer) - rows.length, isOpen: false }
}

function firstOf<T>(all: readonly T[], limit: number): Pick<Part<T>, 'rows' | 'more'> {
  return { rows: all.slice(0, limit), more: Math.max(0, all.length - limit) }
}

function readEvents(deps: Deps, viewer: StaffViewer, yesterday: Temporal.PlainDate): EventLine[] {
  const { db, vault } = deps
  const { timeZone } = getFirm(db, vault)
  const scopeOf = (section?: Section) => enterableMatters(deps, viewer, section)
  const scopes = { any: scopeOf(), ...everySection(scopeOf) }
  const seq = findSeqBefore(db, startOfDay(yesterday, timeZone))
  const people = FirmAccess.allows(viewer, 'people:read')
  return describeEvents(deps, listEventsSince(db, scopes, { seq, limit: EVENTS, people }))
}

function mattersOf(events: readonly EventLine[], viewer: StaffViewer): Today['matters']['rows'] {
  const byOthers = events.filter(({ matter, actorId }) => matter && actorId !== viewer.personId)
  return [...Map.groupBy(byOthers, ({ matter }) => matter?.id)].flatMap(([, [newest, ...rest]]) =>
    newest?.matter ? [{ matter: newest.matter, count: rest.length + 1, at: newest.at }] : [],
  )
}
