import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../../access.ts'
import { readersOf } from '../../scopes.ts'
import type { PersonKind } from '../../viewer.ts'

export type TaskReader = { personId: string; kind: PersonKind }

/** Everybody who may read what is to be done in a matter at `now`. */
export function listTaskReaders(db: Database, { matterId }: StaffAccess, now: string): TaskReader[] {
  const sql = `select person_id as personId, kind from (${readersOf('tasks')}) order by person_id`
  return db.query<TaskReader, { matterId: string; now: string }>(sql).all({ matterId, now })
}
