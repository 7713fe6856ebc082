import type { FirmAccess } from '../access.ts'
import { DAY, MINUTE, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listPersonsById } from '../people/queries.ts'
import { BOUNCES_RUN, findRun } from '../runs/queries.ts'
import {
  countMailsSentSince,
  countUnsentMails,
  listMailsIn,
  type MailCounts,
  type MailState,
  type UnsentMail,
} from './queries.ts'

/** One mail that has not left, in words. */
export type OutboxMail = Omit<UnsentMail, 'lastError'> & {
  name: string
  email: string
  /** What the mail server answered, or why it was not reached. */
  answer: string | null
}
export type Outbox = {
  hasServer: boolean
  failed: OutboxMail[]
  waiting: OutboxMail[]
  sentLately: number
  /** When the mailbox of reports was last asked, and how that ended; null where none is set up or nothing was asked yet. */
  reports: { at: string; isRead: boolean } | null
}

const AT_MOST = 200
const LATE_AFTER = 10 * MINUTE

export function readOutbox(deps: Deps, _: FirmAccess<'mail:read'>): Outbox {
  const { db, clock, config } = deps
  const reports = config.bounces.host === null ? null : findRun(db, BOUNCES_RUN)
  return {
    hasServer: config.smtp.host !== null,
    failed: mailsIn(deps, 'failed'),
    waiting: mailsIn(deps, 'waiting'),
    sentLately: countMailsSentSince(db, timestampIn(clock, -7 * DAY)),
    reports: reports && { at: reports.at, isRead: reports.outcome === 'read' },
  }
}

function mailsIn({ db, vault }: Deps, state: MailState): OutboxMail[] {
  const mails = listMailsIn(db, state, AT_MOST)
  const people = listPersonsById(
    db,
    vault,
    mails.map(({ personId }) => personId),
  )
  return mails.map(({ lastError, ...mail }) => ({
    ...mail,
    name: people.get(mail.personId)?.name ?? '',
    email: people.get(mail.personId)?.email ?? '',
    answer: lastError && vault.firm.open('mails.last_error', mail.id, lastError),
  }))
}

export type MailTrouble = MailCounts & { hasServer: boolean }

/** For the line at the top of every staff page; null when all is well. Two index entries a mail that has not left. */
export function findMailTrouble({ db, clock, config }: Deps): MailTrouble | null {
  const counts = countUnsentMails(db, timestampIn(clock, -LATE_AFTER))
  const hasServer = config.smtp.host !== null
  const isTrouble = counts.failed > 0 || counts.late > 0 || (!hasServer && counts.waiting > 0)
  return isTrouble ? { ...counts, hasServer } : null
}
