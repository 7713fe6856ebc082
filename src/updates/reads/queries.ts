import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../../access.ts'

/** Marks as seen what was not; writes nothing where nothing is new. */
export function insertReads(
  db: Database,
  { matterId, viewer }: GuestAccess<'status:read'>,
  { ids, at }: { ids: readonly string[]; at: string },
): void {
  db.query(`
    insert or ignore into update_reads (update_id, person_id, matter_id, read_at)
    select value, $personId, $matterId, $at from json_each($ids)
    where not exists (select 1 from update_reads where update_id = value and person_id = $personId)`).run({
    ...{ matterId, personId: viewer.personId, at },
    ids: JSON.stringify(ids),
  })
}

/** Who has seen each of these updates. */
export function listReads(
  db: Database,
  { matterId }: StaffAccess<'status:read'>,
  ids: readonly string[],
): { updateId: string; personId: string; readAt: string }[] {
  return db
    .query<{ updateId: string; personId: string; readAt: string }, { matterId: string; ids: string }>(`
      select update_id as updateId, person_id as personId, read_at as readAt from update_reads
      where matter_id = $matterId and update_id in (select value from json_each($ids)) order by read_at`)
    .all({ matterId, ids: JSON.stringify(ids) })
}
