import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { plainEmail } from '../people/email.ts'
import { findPerson } from '../people/queries.ts'
import type { Language } from '../viewer.ts'
import { deleteWaitingMails, insertMail, type MailKind } from './queries.ts'

export type Letter = { subject: string; text: string; html?: string }
type Outgoing = Letter & {
  personId: string
  kind: MailKind
  /** Where it goes when not to the person's address of today, such as the one they just gave up. */
  to?: string
  /** The only thing that a mail to somebody in danger says of these words. */
  enrolmentLink?: string
  /** A date that the mail tells of, and that it is worth nothing after. */
  urgentUntil?: string | null
}

/** What the sealed body of a mail holds, as JSON. */
export type MailBody = { text: string; html: string | null; language: Language; enrolmentLink?: string }

/**
 * Puts a mail into the outbox, inside the caller's transaction, and returns its id. The words are the caller's, in the
 * person's language, and say nothing of what the mail is about. A newer enrolment mail replaces one that has not left:
 * its link is dead.
 */
export function queueMail(deps: Pick<Deps, 'db' | 'vault' | 'clock'>, mail: Outgoing): string {
  const { db, vault, clock } = deps
  if (!db.inTransaction) throw new Error('a mail is queued in the transaction of what it tells of')
  const person = findPerson(db, vault, mail.personId)
  const recipient = person && plainEmail(mail.to ?? person.email)
  if (!person || !recipient) throw new Error('a mail needs a person with one plain address')
  if (mail.kind === 'enrolment') deleteWaitingMails(db, person.id, 'enrolment')
  const id = Bun.randomUUIDv7()
  const { text, html = null, enrolmentLink, urgentUntil = null } = mail
  const body: MailBody = { text, html, language: person.language, ...(enrolmentLink && { enrolmentLink }) }
  insertMail(db, {
    id,
    personId: person.id,
    kind: mail.kind,
    recipient: vault.firm.seal('mails.recipient', id, recipient),
    subject: vault.firm.seal('mails.subject', id, mail.subject),
    body: vault.firm.seal('mails.body', id, JSON.stringify(body)),
    urgentUntil,
    at: timestamp(clock),
  })
  return id
}
