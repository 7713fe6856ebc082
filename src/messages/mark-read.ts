import type { MatterAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { inLanguage } from '../written.ts'
import { insertReading, updateRead } from './posts/queries.ts'
import { getThread } from './queries.ts'

/** Remembers up to where the viewer has read, and when; that a client has read is an event, as with a document. */
export function markRead(deps: Deps, access: MatterAccess<'messages:read'>, threadId: string): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const seen = getThread(db, vault, access, threadId)
  if (seen.readNumber === null || seen.readNumber >= seen.messageCount) return
  db.transaction(() => {
    const { messageCount: number, subject } = getThread(db, vault, access, threadId)
    if (!updateRead(db, access, { threadId, number })) return
    insertReading(db, access, { threadId, number, at: timestamp(clock) })
    if (viewer.kind === 'staff') return
    const details = { title: inLanguage(subject, viewer.language) ?? '' }
    appendEvent(deps, viewer, { kind: 'message.read', matterId, subjectId: threadId, details })
  }).immediate()
  deps.wake()
}
