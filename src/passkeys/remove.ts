import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { deleteSessionsOfPasskey } from '../sessions/queries.ts'
import type { Actor } from '../viewer.ts'
import { listPasskeys, type Passkey, updatePasskeyRemoved } from './queries.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'>

/** Lets a passkey open nothing any more and ends every session begun with it, inside the caller's transaction. */
export function removePasskey(
  deps: Workplace,
  actor: Actor,
  personId: string,
  { id, name }: Pick<Passkey, 'id' | 'name'>,
): void {
  updatePasskeyRemoved(deps.db, id, timestamp(deps.clock))
  deleteSessionsOfPasskey(deps.db, id)
  appendEvent(deps, actor, { kind: 'passkey.removed', subjectId: id, personId, details: { name } })
}

/** All of somebody's: for whoever lost a device. */
export function removePasskeysOf(deps: Workplace, actor: Actor, personId: string): void {
  for (const passkey of listPasskeys(deps.db, deps.vault, personId))
    removePasskey(deps, actor, personId, passkey)
}
