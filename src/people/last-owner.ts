import type { Database } from 'bun:sqlite'
import { Invalid } from '../errors.ts'
import { listOwnerIds, type Person } from './queries.ts'

/** A firm without an owner could never be given one again from inside. */
export function refuseLastOwner(db: Database, { firmRole, status }: Person): void {
  if (firmRole === 'owner' && status === 'active' && listOwnerIds(db).length === 1)
    throw new Invalid((text) => text.people.lastOwner)
}
