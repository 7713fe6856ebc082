import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../../access.ts'

/** The viewer's question that nobody has answered yet. */
export function findOwnRequest(
  db: Database,
  { matterId, viewer }: GuestAccess<'status:read'>,
): { id: string; askedAt: string } | null {
  return db
    .query<{ id: string; askedAt: string }, { matterId: string; personId: string }>(`
      select id, asked_at as askedAt from update_requests
      where matter_id = $matterId and person_id = $personId and answered_at is null`)
    .get({ matterId, personId: viewer.personId })
}

export function insertRequest(
  db: Database,
  { matterId, viewer }: GuestAccess<'status:read'>,
  request: { id: string; at: string },
): void {
  db.query(`
    insert into update_requests (id, matter_id, person_id, asked_at) values ($id, $matterId, $personId, $at)`).run(
    {
      ...{ matterId, personId: viewer.personId },
      ...request,
    },
  )
}

/** Asked when the mail is made: nobody has answered it. */
export function isAwaited(db: Database, id: string): boolean {
  return db.query('select 1 from update_requests where id = $id and answered_at is null').get({ id }) !== null
}

export type OpenRequest = { personId: string; askedAt: string }

/** The oldest first. */
export function listOpenRequests(db: Database, { matterId }: StaffAccess<'status:read'>): OpenRequest[] {
  return db
    .query<OpenRequest, { matterId: string }>(`
      select person_id as personId, asked_at as askedAt from update_requests
      where matter_id = $matterId and answered_at is null order by asked_at, id`)
    .all({ matterId })
}

/** Whatever the firm says answers all who asked. */
export function updateAnswered(db: Database, { matterId }: StaffAccess<'status:edit'>, at: string): void {
  db.query(`
    update update_requests set answered_at = $at where matter_id = $matterId and answered_at is null`).run({
    matterId,
    at,
  })
}

/** What was answered at this moment was not, after all; unless the same person has asked again since. */
export function reopenAnswered(db: Database, { matterId }: StaffAccess<'status:edit'>, at: string): void {
  db.query(`
    update or ignore update_requests set answered_at = null where matter_id = $matterId and answered_at = $at`).run(
    {
      matterId,
      at,
    },
  )
}
