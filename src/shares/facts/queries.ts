import type { Database } from 'bun:sqlite'
import type { GuestAccess } from '../../access.ts'

/** One person's receipt of one share: what became of it, each the first time. */
export type ShareFacts = {
  toldAt: string | null
  openedAt: string | null
  downloadedAt: string | null
  acknowledgedAt: string | null
  recalledAt: string | null
}

export const FACT_COLUMNS = `told_at as toldAt, opened_at as openedAt, downloaded_at as downloadedAt,
  acknowledged_at as acknowledgedAt, recalled_at as recalledAt`

/** Marks the shares that one accepted mail told of. */
export function updateSharesTold(db: Database, mailId: string, at: string): void {
  db.query(`
    update share_recipients set told_at = $at
    where told_at is null and recalled_at is null and (person_id, document_id) in (
      select notices.person_id, events.subject_id
      from notices join events on events.seq = notices.event_seq
      where notices.mail_id = $mailId and events.kind = 'document.shared')
    and shared_at <= (
      select max(notices.created_at) from notices where notices.mail_id = $mailId)`).run({ mailId, at })
}

/** The mail that told of them, at `sentAt`, came back. */
export function updateSharesUntold(db: Database, mailId: string, sentAt: string): void {
  db.query(`
    update share_recipients set told_at = null
    where told_at = $sentAt and (person_id, document_id) in (
      select notices.person_id, events.subject_id
      from notices join events on events.seq = notices.event_seq
      where notices.mail_id = $mailId and events.kind = 'document.shared')`).run({ mailId, sentAt })
}

/** The first time a recipient opened what was shared with them. */
export function updateOpened(db: Database, _: GuestAccess<'documents:read'>, id: string, at: string): void {
  db.query('update share_recipients set opened_at = $at where id = $id and opened_at is null').run({ id, at })
}

export function updateDownloaded(
  db: Database,
  _: GuestAccess<'documents:read'>,
  id: string,
  at: string,
): void {
  db.query('update share_recipients set downloaded_at = $at where id = $id and downloaded_at is null').run({
    id,
    at,
  })
}

/** False when it had been acknowledged before. */
export function updateAcknowledged(
  db: Database,
  _: GuestAccess<'documents:read'>,
  id: string,
  at: string,
): boolean {
  const { changes } = db
    .query('update share_recipients set acknowledged_at = $at where id = $id and acknowledged_at is null')
    .run({ id, at })
  return changes > 0
}
