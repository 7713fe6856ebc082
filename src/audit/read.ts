import type { FirmAccess, StaffAccess } from '../access.ts'
import { MINUTE, timestampIn } from '../clock.ts'
import { dayFrom, endOfDay, startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { noteReading } from '../events/note-reading.ts'
import { getFirm } from '../firm/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import type { StaffViewer } from '../viewer.ts'
import { EVENT_GROUPS, isEventGroup, type LogFilter, type LogQuery, nounsHiddenFrom } from './filter.ts'
import { type LogLine, logLines } from './lines.ts'
import {
  findMatterIdByNumber,
  hasReadLogSince,
  listLog,
  listMatterLog,
  listPersonIds,
  type Stretch,
} from './queries.ts'

const PAGE_SIZE = 100

/** `older`: the number to go on from; null on the last page. */
export type LogPart = { lines: LogLine[]; older: number | null }
export type LogChoice = { id: string; name: string }
export type LogReading = LogPart & { people: LogChoice[]; matterUnknown: boolean }

type Asked = { query: LogQuery; before?: number | undefined }

/** One page of the whole log, newest first. That it was read is an event. */
export function readLog(deps: Deps, access: FirmAccess<'log:read'>, { query, before }: Asked): LogReading {
  const filter = logFilter(deps, access.viewer, query)
  const part = filter
    ? partOf(deps, before, (stretch) => listLog(deps, access, filter, stretch))
    : { lines: [], older: null }
  noteLogReading(deps, access.viewer, null)
  return { ...part, people: everybody(deps), matterUnknown: filter === null }
}

export function readMatterLog(
  deps: Deps,
  access: StaffAccess<'members:read'>,
  before: number | undefined,
): LogPart {
  const hidden = nounsHiddenFrom(access)
  const part = partOf(deps, before, (stretch) => listMatterLog(deps, access, hidden, ALL, stretch))
  noteLogReading(deps, access.viewer, access.matterId)
  return part
}

const ALL: LogFilter = { personId: null, matterId: null, nouns: null, from: null, until: null }

function partOf(
  deps: Deps,
  before: number | undefined,
  list: (stretch: Stretch) => Parameters<typeof logLines>[1],
) {
  const events = list({ ...(before !== undefined && { before }), limit: PAGE_SIZE + 1 })
  const lines = logLines(deps, events.slice(0, PAGE_SIZE))
  return { lines, older: events.length > PAGE_SIZE ? (lines.at(-1)?.seq ?? null) : null }
}

/** What was asked, in terms of the database; null when no matter that the viewer may enter has that number. */
export function logFilter(deps: Deps, viewer: StaffViewer, query: LogQuery): LogFilter | null {
  const { timeZone } = getFirm(deps.db, deps.vault)
  const number = query.matter?.trim()
  const matterId = number ? findMatterIdByNumber(deps, viewer, number) : null
  if (number && !matterId) return null
  const [from, to] = [dayFrom(query.from), dayFrom(query.to)]
  return {
    personId: query.person || null,
    matterId,
    nouns: isEventGroup(query.kind) ? EVENT_GROUPS[query.kind] : null,
    from: from && startOfDay(from, timeZone),
    until: to && endOfDay(to, timeZone),
  }
}

function everybody({ db, vault }: Deps): LogChoice[] {
  return [...listPersonsById(db, vault, listPersonIds(db)).values()].map(({ id, name }) => ({ id, name }))
}

/** Leafing through the pages is one reading. */
function noteLogReading(deps: Deps, viewer: StaffViewer, matterId: string | null): void {
  const since = timestampIn(deps.clock, -10 * MINUTE)
  const { personId } = viewer
  const write = deps.db.transaction(() => {
    if (hasReadLogSince(deps.db, { personId, matterId, since })) return
    appendEvent(deps, viewer, { kind: 'log.read', matterId, details: {} })
  })
  noteReading(deps, { kind: 'log.read', matter: matterId, person: personId }, write.immediate)
}
