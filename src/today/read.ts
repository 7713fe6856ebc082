import { FirmAccess } from '../access.ts'
import { describeEvents, type EventLine, joinRepeated } from '../audit/describe.ts'
import { type BackupState, readLateBackup } from '../backup/read.ts'
import { DAY, timestamp, timestampIn } from '../clock.ts'
import { countUnacknowledged } from '../closing/people/queries.ts'
import { listClosingSoon } from '../closing/queries.ts'
import { startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { countMatters, NO_FILTER } from '../matters/list/queries.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { everySection, type Section } from '../rights.ts'
import { enterableMatters, type MatterScope } from '../scopes.ts'
import { type PlaceLine, readReview } from '../tasks/place/read.ts'
import { readStatusWaiting, type StatusWaiting } from '../updates/waiting/read.ts'
import type { StaffViewer } from '../viewer.ts'
import {
  findSeqBefore,
  listEventsSince,
  listOpenInvitations,
  listSilentShares,
  listUnseenUploads,
} from './queries.ts'

type Label = { id: string; number: string; title: string }
export type Today = {
  events: readonly EventLine[]
  /** Matters in which others did something, the latest first. */
  matters: readonly { matter: Label; count: number; at: string }[]
  uploads: readonly { matter: Label; documentId: string; fileName: string; from: string; at: string }[]
  /** What clients sent or did because they were asked, and nobody has answered. */
  review: readonly PlaceLine[]
  silent: readonly { matter: Label; person: string; count: number; oldest: string }[]
  closing: readonly { matter: Label; closesAt: string; isReadOnly: boolean; unacknowledged: number }[]
  status: StatusWaiting
  invitations: readonly { id: string; name: string; expiresAt: string }[]
  /** For owners, when the portal has not been backed up lately. */
  lateBackup: BackupState | null
  /** Nothing to show at all: the firm has just begun. */
  noMatter: boolean
  mayCreate: boolean
}

const EVENTS = 300
const LINES = 30
const ROWS = 10
/** What has been lying longer is no news; the list of documents shows it. */
const UPLOAD_DAYS = 60
const SILENT_DAYS = 7
const CLOSING_DAYS = 14

/** The home of a staff member: what is new since yesterday morning, and what waits, in the matters they may enter. */
export function readToday(deps: Deps, viewer: StaffViewer): Today {
  const entering = enterableMatters(deps, viewer)
  const reading = enterableMatters(deps, viewer, 'documents')
  const events = readEvents(deps, viewer)
  const lines = joinRepeated(events)
  return {
    events: lines.slice(0, LINES),
    matters: mattersOf(events, viewer),
    uploads: readUploads(deps, reading),
    review: readReview(deps, viewer, ROWS),
    silent: readSilent(deps, reading),
    closing: readClosingSoon(deps, entering),
    status: readStatusWaiting(deps, viewer),
    invitations: FirmAccess.allows(viewer, 'people:manage') ? readInvitations(deps) : [],
    lateBackup: FirmAccess.allows(viewer, 'firm:manage') ? readLateBackup(deps) : null,
    noMatter: countMatters(deps.db, entering, NO_FILTER, 1) === 0,
    mayCreate: FirmAccess.allows(viewer, 'matters:create'),
  }
}

function readEvents(deps: Deps, viewer: StaffViewer): EventLine[] {
  const { db, vault, clock } = deps
  const { timeZone } = getFirm(db, vault)
  const yesterday = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: 1 })
  const scopeOf = (section?: Section) => enterableMatters(deps, viewer, section)
  const scopes = { any: scopeOf(), ...everySection(scopeOf) }
  const seq = findSeqBefore(db, startOfDay(yesterday, timeZone))
  const people = FirmAccess.allows(viewer, 'people:read')
  return describeEvents(deps, listEventsSince(db, scopes, { seq, limit: EVENTS, people }))
}

function mattersOf(events: readonly EventLine[], viewer: StaffViewer): Today['matters'] {
  const byOthers = events.filter(({ matter, actorId }) => matter && actorId !== viewer.personId)
  return [...Map.groupBy(byOthers, ({ matter }) => matter?.id)]
    .flatMap(([, [newest, ...rest]]) =>
      newest?.matter ? [{ matter: newest.matter, count: rest.length + 1, at: newest.at }] : [],
    )
    .slice(0, ROWS)
}

function readUploads({ db, vault, clock }: Deps, scope: MatterScope): Today['uploads'] {
  const since = timestampIn(clock, -UPLOAD_DAYS * DAY)
  const uploads = listUnseenUploads(db, scope, { since, limit: ROWS })
  const { labels, nameOf } = lookUp({ db, vault }, uploads)
  const files = listFileNames(
    db,
    vault,
    uploads.map(({ documentId }) => documentId),
  )
  return uploads.flatMap(({ documentId, matterId, personId, at }) => {
    const matter = labels.get(matterId)
    return matter
      ? [{ matter, documentId, fileName: files.get(documentId) ?? '', from: nameOf(personId), at }]
      : []
  })
}

function readSilent({ db, vault, clock }: Deps, scope: MatterScope): Today['silent'] {
  const before = timestampIn(clock, -SILENT_DAYS * DAY)
  const shares = listSilentShares(db, scope, { before, limit: ROWS })
  const { labels, nameOf } = lookUp({ db, vault }, shares)
  return shares.flatMap(({ matterId, personId, count, oldest }) => {
    const matter = labels.get(matterId)
    return matter ? [{ matter, person: nameOf(personId), count, oldest }] : []
  })
}

function readClosingSoon(deps: Deps, scope: MatterScope): Today['closing'] {
  const { db, vault, clock } = deps
  const now = timestamp(clock)
  const soon = listClosingSoon(db, scope, { until: timestampIn(clock, CLOSING_DAYS * DAY), limit: ROWS })
  const labels = listMatterLabels(
    db,
    vault,
    soon.map(({ matterId }) => matterId),
  )
  return soon.flatMap(({ matterId, closesAt }) => {
    const matter = labels.get(matterId)
    const unacknowledged = countUnacknowledged(db, { matterId, now })
    return matter ? [{ matter, closesAt, isReadOnly: closesAt <= now, unacknowledged }] : []
  })
}

function readInvitations({ db, vault, clock }: Deps): Today['invitations'] {
  const open = listOpenInvitations(db, { now: timestamp(clock), limit: ROWS })
  const people = listPersonsById(
    db,
    vault,
    open.map(({ personId }) => personId),
  )
  return open.map(({ personId, expiresAt }) => ({
    id: personId,
    name: people.get(personId)?.name ?? '',
    expiresAt,
  }))
}

function lookUp(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  rows: readonly { matterId: string; personId: string }[],
) {
  const people = listPersonsById(
    db,
    vault,
    rows.map(({ personId }) => personId),
  )
  return {
    labels: listMatterLabels(
      db,
      vault,
      rows.map(({ matterId }) => matterId),
    ),
    nameOf: (id: string) => people.get(id)?.name ?? '',
  }
}
