import type { Database } from 'bun:sqlite'
import type { Sealed } from '../vault/sealed.ts'

export type MailKind = 'notice' | 'enrolment' | 'alert'

export type NewMail = {
  id: string
  personId: string
  kind: MailKind
  recipient: Sealed<'mails.recipient'>
  subject: Sealed<'mails.subject'>
  body: Sealed<'mails.body'>
  at: string
}

export function insertMail(db: Database, mail: NewMail): void {
  db.query(`
    insert into mails (id, person_id, kind, recipient, subject, body, next_attempt_at, created_at)
    values ($id, $personId, $kind, $recipient, $subject, $body, $at, $at)`).run(mail)
}

/** Mails of one kind to one person that have not left yet. */
export function deleteWaitingMails(db: Database, personId: string, kind: MailKind): void {
  db.query(`delete from mails where person_id = $personId and kind = $kind and state = 'waiting'`).run({
    personId,
    kind,
  })
}
