import type { Database } from 'bun:sqlite'

/** Where the mailbox was read to; `uidValidity` names the mailbox (RFC 3501 section 2.3.1.1). */
export type Cursor = { uidValidity: string; lastUid: number }

export function findMailboxCursor(db: Database): Cursor | null {
  return db
    .query<Cursor, []>('select uid_validity as uidValidity, last_uid as lastUid from bounce_mailbox')
    .get()
}

export function updateMailboxCursor(db: Database, cursor: Cursor & { at: string }): void {
  db.query(`
    insert into bounce_mailbox (id, uid_validity, last_uid, read_at) values (1, $uidValidity, $lastUid, $at)
    on conflict (id) do update set uid_validity = $uidValidity, last_uid = $lastUid, read_at = $at`).run(
    cursor,
  )
}
