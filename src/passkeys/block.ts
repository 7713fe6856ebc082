import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { deleteSessionsOfPasskey } from '../sessions/queries.ts'
import type { Actor } from '../viewer.ts'
import { type Credential, updatePasskeyBlocked } from './queries.ts'

/**
 * Two devices may hold the same passkey when its counter goes back, and which one is its owner's cannot be told: it
 * opens nothing any more. Inside the caller's transaction; the event is told to who is in charge of its owner.
 */
export function blockPasskey(deps: Deps, actor: Actor, credential: Credential, counter: number): void {
  updatePasskeyBlocked(deps.db, credential.id, timestamp(deps.clock))
  deleteSessionsOfPasskey(deps.db, credential.id)
  appendEvent(deps, actor, {
    kind: 'passkey.counter-went-back',
    subjectId: credential.id,
    personId: credential.personId,
    details: { stored: credential.counter, received: counter },
  })
}
