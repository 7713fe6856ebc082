import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import type { Given } from '../rights.ts'
import { inLanguage } from '../written.ts'
import { chosenParticipants, participantsOf, possibleParticipants } from './participants.ts'
import { deleteParticipant, getThread, insertParticipant } from './queries.ts'

/** Lets people into a conversation, who then read all of it, and takes others out. One event for each of them. */
export function changeParticipants(
  deps: Deps,
  access: StaffAccess<Given<'messages:edit'>>,
  threadId: string,
  chosen: readonly string[],
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const thread = getThread(db, vault, access, threadId)
    const wanted = new Set(chosenParticipants(deps, access, chosen).map(({ id }) => id))
    const present = new Set(participantsOf(deps, thread).map(({ id }) => id))
    const { guests, staff } = possibleParticipants(deps, access)
    const offered = new Set([...guests, ...staff].map(({ id }) => id))
    const details = { title: inLanguage(thread.subject, viewer.language) ?? '' }
    for (const personId of [...wanted].filter((id) => !present.has(id))) {
      insertParticipant(db, access, { threadId, personId, at: timestamp(clock) })
      appendEvent(deps, viewer, { kind: 'thread.joined', matterId, subjectId: threadId, personId, details })
    }
    for (const personId of [...present].filter((id) => offered.has(id) && !wanted.has(id))) {
      deleteParticipant(db, access, { threadId, personId })
      appendEvent(deps, viewer, { kind: 'thread.left', matterId, subjectId: threadId, personId, details })
    }
  }).immediate()
  deps.wake()
}
