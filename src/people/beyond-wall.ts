import type { Database } from 'bun:sqlite'
import { AppError } from '../errors.ts'
import type { Actor } from '../viewer.ts'
import { standsBetween } from '../walls/queries.ts'

/** Whether a wall keeps `actor` from a matter of this person; the portal itself and the command line stand behind none. */
export function isBeyondWall(db: Database, { personId }: Pick<Actor, 'personId'>, otherId: string): boolean {
  return personId !== null && standsBetween(db, { personId, otherId })
}

/** Nobody gets the way in as a person beyond a wall: not their link and code, nor the mailbox that brings a link. */
export function refuseBeyondWall(db: Database, actor: Actor, otherId: string): void {
  if (isBeyondWall(db, actor, otherId)) throw new AppError(403, (text) => text.people.beyondWall)
}
