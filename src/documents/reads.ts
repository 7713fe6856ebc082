import type { GuestAccess, MatterAccess } from '../access.ts'
import { type Clock, MINUTE, timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { updateDownloaded, updateOpened } from '../shares/facts/queries.ts'
import type { Version } from './versions/queries.ts'

/** `opened`: shown in the page. `downloaded`: taken away as a file. */
export type ReadKind = 'opened' | 'downloaded'
/** What was lately read by whom; a page of a PDF is many requests and one reading. */
export type RecentReads = {
  isNew(session: string, versionId: string, kind: ReadKind): boolean
  /** It was not written down: the next one is new. */
  forget(session: string, versionId: string, kind: ReadKind): void
}

const ONE_READING = 10 * MINUTE
const KEPT = 10_000

/** In memory only: after a restart a reading may be written down twice, never left out. */
export function recentReads(clock: Clock): RecentReads {
  const last = new Map<string, number>()
  const keyOf = (...parts: string[]) => parts.join(' ')
  return {
    forget: (session, versionId, kind) => void last.delete(keyOf(session, versionId, kind)),
    isNew: (session, versionId, kind) => {
      const key = keyOf(session, versionId, kind)
      const now = clock.now().getTime()
      if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_READING) return false
      last.delete(key)
      last.set(key, now)
      const [oldest] = last.keys()
      if (last.size > KEPT && oldest) last.delete(oldest)
      return true
    },
  }
}

/** Writes a staff member's reading into the log. */
export function recordRead(
  deps: Deps,
  { matterId, viewer }: MatterAccess<'documents:read'>,
  version: Version,
  kind: ReadKind,
): void {
  deps.db.transaction(() => appendEvent(deps, viewer, readEvent(matterId, version, kind))).immediate()
}

/** Writes a guest's reading into the log, and, when it was shared with them, the first of its kind into the share. */
export function recordGuestRead(
  deps: Deps,
  access: GuestAccess<'documents:read'>,
  { version, recipientId }: { version: Version; recipientId: string | null },
  kind: ReadKind,
): void {
  const { db, clock } = deps
  const update = kind === 'opened' ? updateOpened : updateDownloaded
  db.transaction(() => {
    if (recipientId) update(db, access, recipientId, timestamp(clock))
    const event = readEvent(access.matterId, version, kind)
    appendEvent(deps, access.viewer, { ...event, personId: access.viewer.personId })
  }).immediate()
  deps.wake()
}

function readEvent(matterId: string, version: Version, kind: ReadKind) {
  const details = { version: version.number, sha256: version.sha256.toHex() }
  return { kind: `document.${kind}` as const, matterId, subjectId: version.documentId, details }
}
