import type { Database } from 'bun:sqlite'

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
