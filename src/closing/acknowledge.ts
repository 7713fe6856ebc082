import type { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { insertAcknowledgement } from './people/queries.ts'
import { findClosing } from './queries.ts'

/** "I have my copy." Said twice, the first time counts. Throws `NotFound` when nothing is closing. */
export function acknowledgeCopy(deps: Deps, access: GuestAccess<'documents:read'>): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const closing = findClosing(db, matterId)
    if (!closing) throw new NotFound()
    const said = { closingId: closing.id, personId: viewer.personId, at: timestamp(clock) }
    if (insertAcknowledgement(db, said))
      appendEvent(deps, viewer, { kind: 'closing.acknowledged', matterId, details: {} })
  }).immediate()
  deps.wake()
}
