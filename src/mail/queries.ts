import type { Database } from 'bun:sqlite'
import type { Sealed } from '../vault/sealed.ts'

export type MailKind = 'notice' | 'digest' | 'enrolment' | 'alert'
export type MailState = 'waiting' | 'sent' | 'failed' | 'dismissed'

export type NewMail = {
  id: string
  personId: string
  kind: MailKind
  recipient: Sealed<'mails.recipient'>
  subject: Sealed<'mails.subject'>
  body: Sealed<'mails.body'>
  urgentUntil: string | null
  at: string
}

export function insertMail(db: Database, mail: NewMail): void {
  db.query(`
    insert into mails (id, person_id, kind, recipient, subject, body, next_attempt_at, created_at, urgent_until)
    values ($id, $personId, $kind, $recipient, $subject, $body, $at, $at, $urgentUntil)`).run(mail)
}

/** Mails of one kind to one person that have not left yet. */
export function deleteWaitingMails(db: Database, personId: string, kind: MailKind): void {
  db.query(`delete from mails where person_id = $personId and kind = $kind and state = 'waiting'`).run({
    personId,
    kind,
  })
}

/** Nothing more leaves for somebody to whom the portal is closed. */
export function dismissMailsOf(db: Database, personId: string): void {
  db.query(`
    update mails set state = 'dismissed', body = null
    where person_id = $personId and state in ('waiting', 'failed')`).run({ personId })
}

export type DueMail = Omit<NewMail, 'at'> & {
  attempts: number
  createdAt: string
}

/** Mails whose time has come, oldest first. */
export function listDueMails(db: Database, now: string, limit: number): DueMail[] {
  return db
    .query<DueMail, { now: string; limit: number }>(`
      select id, person_id as personId, kind, recipient, subject, body, attempts, urgent_until as urgentUntil,
        created_at as createdAt
      from mails where state = 'waiting' and next_attempt_at <= $now and body is not null
      order by created_at, id limit $limit`)
    .all({ now, limit })
}

/** False when the mail was withdrawn meanwhile. The words are not needed any more, so they go. */
export function updateMailSent(db: Database, id: string, at: string): boolean {
  return (
    db
      .query(`
        update mails set state = 'sent', sent_at = $at, body = null, last_error = null
        where id = $id and state = 'waiting'`)
      .run({ id, at }).changes > 0
  )
}

export type SentMail = Pick<NewMail, 'id' | 'personId' | 'recipient'> & { sentAt: string }

/** A mail that the server took. */
export function findSentMail(db: Database, id: string): SentMail | null {
  return db
    .query<SentMail, { id: string }>(`
      select id, person_id as personId, recipient, sent_at as sentAt from mails
      where id = $id and sent_at is not null`)
    .get({ id })
}

/** The server took it, and it came back later. False when that is known already. */
export function updateMailReturned(db: Database, id: string, error: Sealed<'mails.last_error'>): boolean {
  return (
    db
      .query(`update mails set state = 'failed', last_error = $error where id = $id and state = 'sent'`)
      .run({ id, error }).changes > 0
  )
}

/** It is not tried before `until`, and is not late until then. */
export function updateMailHeld(db: Database, id: string, until: string): void {
  db.query(`
    update mails set next_attempt_at = $until, held_until = $until where id = $id and state = 'waiting'`).run(
    {
      id,
      until,
    },
  )
}

/** Written before an attempt, so that whatever happens during it no mail goes out over and over. */
export function updateMailAttempt(db: Database, id: string, nextAttemptAt: string): void {
  db.query(`
    update mails set attempts = attempts + 1, next_attempt_at = $nextAttemptAt
    where id = $id and state = 'waiting'`).run({ id, nextAttemptAt })
}

export function updateMailError(db: Database, id: string, error: Sealed<'mails.last_error'>): void {
  db.query(`update mails set last_error = $error where id = $id and state = 'waiting'`).run({ id, error })
}

export function updateMailFailed(db: Database, id: string, error: Sealed<'mails.last_error'>): void {
  db.query(`
    update mails set state = 'failed', last_error = $error where id = $id and state = 'waiting'`).run({
    id,
    error,
  })
}

export function updateMailDismissed(db: Database, id: string): boolean {
  return (
    db
      .query(
        `update mails set state = 'dismissed', body = null where id = $id and state in ('waiting', 'failed')`,
      )
      .run({ id }).changes > 0
  )
}

/** The server takes nothing at all: everything that is due waits until `until`. */
export function postponeDueMails(db: Database, now: string, until: string): void {
  db.query(`
    update mails set next_attempt_at = $until where state = 'waiting' and next_attempt_at <= $now`).run({
    now,
    until,
  })
}

/** After a start the configuration may be another: nothing waits for an old back-off. */
export function releaseWaitingMails(db: Database, now: string): void {
  db.query(`update mails set next_attempt_at = $now where state = 'waiting' and next_attempt_at > $now`).run({
    now,
  })
}

/** False for a mail that has lost its words, because the server took it once. */
export function updateMailWaiting(
  db: Database,
  mail: { id: string; recipient: Sealed<'mails.recipient'>; at: string },
): boolean {
  return (
    db
      .query(`
        update mails set state = 'waiting', attempts = 0, next_attempt_at = $at, recipient = $recipient
        where id = $id and state in ('waiting', 'failed') and body is not null`)
      .run(mail).changes > 0
  )
}

export type UnsentMail = {
  id: string
  personId: string
  kind: MailKind
  state: MailState
  attempts: number
  nextAttemptAt: string
  lastError: Sealed<'mails.last_error'> | null
  createdAt: string
}

const UNSENT = `id, person_id as personId, kind, state, attempts, next_attempt_at as nextAttemptAt,
  last_error as lastError, created_at as createdAt`
const LIST_UNSENT = `select ${UNSENT} from mails where state = $state order by created_at desc limit $limit`
const FIND_UNSENT = `select ${UNSENT} from mails where id = $id and state in ('waiting', 'failed')`

export function listMailsIn(db: Database, state: MailState, limit: number): UnsentMail[] {
  return db.query<UnsentMail, { state: string; limit: number }>(LIST_UNSENT).all({ state, limit })
}

export function findUnsentMail(db: Database, id: string): UnsentMail | null {
  return db.query<UnsentMail, { id: string }>(FIND_UNSENT).get({ id })
}

/** Ids of the failed mails of one person. An alert is for the address it came back from. */
export function listFailedMailIds(db: Database, personId: string): string[] {
  return db
    .query<{ id: string }, { personId: string }>(
      `select id from mails where state = 'failed' and person_id = $personId and kind <> 'alert'`,
    )
    .all({ personId })
    .map(({ id }) => id)
}

export type MailCounts = { waiting: number; failed: number; late: number }

/** How many wait, how many came back, and how many of the waiting have waited since before `lateBefore`. */
export function countUnsentMails(db: Database, lateBefore: string): MailCounts {
  return (
    db
      .query<MailCounts, { lateBefore: string }>(`
        select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed,
          count(*) filter (where state = 'waiting' and coalesce(held_until, created_at) < $lateBefore) as late
        from mails where state in ('waiting', 'failed')`)
      .get({ lateBefore }) ?? { waiting: 0, failed: 0, late: 0 }
  )
}

export function countMailsSentSince(db: Database, since: string): number {
  return (
    db
      .query<{ n: number }, { since: string }>(
        `select count(*) as n from mails where state = 'sent' and created_at >= $since`,
      )
      .get({ since })?.n ?? 0
  )
}
