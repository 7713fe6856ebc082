import type { GuestAccess } from '../../access.ts'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { appendEvent } from '../../events/append.ts'
import { requireOpen } from '../../phases.ts'
import { findOwnRequest, insertRequest } from './queries.ts'

/** "How is it going?" Asked again before anybody has answered, it is the same question. */
export function askForUpdate(deps: Deps, access: GuestAccess<'status:read'>): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    requireOpen(deps, matterId)
    if (findOwnRequest(db, access)) return
    const id = Bun.randomUUIDv7()
    insertRequest(db, access, { id, at: timestamp(clock) })
    appendEvent(deps, viewer, {
      ...{ kind: 'update.requested', matterId, subjectId: id, details: {} },
      personId: viewer.personId,
    })
  }).immediate()
  deps.wake()
}
