import { DAY, MINUTE, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import type { Carrier, Parcel } from './carrier.ts'
import { type Failure, failureOf } from './failure.ts'
import {
  type DueMail,
  listDueMails,
  postponeDueMails,
  updateMailAttempt,
  updateMailError,
} from './queries.ts'
import type { MailBody } from './queue.ts'
import { recordFailed, recordSent } from './record.ts'

const AT_ONCE = 10
/** Minutes from one attempt to the next; the last one repeats. */
const BACK_OFF = [1, 5, 15, 60, 120]
const LONGEST = 240
/** A mail that one recipient's server keeps putting off is given up after so long (RFC 5321 4.5.4.1 gives 4 to 5 days). */
const GIVE_UP_AFTER = 2 * DAY

/**
 * Hands over what is due, until nothing is left or the server takes nothing. The first mail goes alone: a server that is
 * down costs one attempt and not hundreds. A crash between the server's yes and our commit sends a mail a second time,
 * with the same Message-ID.
 */
export async function deliverMails(deps: Deps, carrier: Carrier, stopping: () => boolean): Promise<void> {
  for (let atOnce = 1; !stopping(); atOnce = AT_ONCE) {
    const due = listDueMails(deps.db, timestamp(deps.clock), atOnce)
    if (due.length === 0) return
    const delays = await Promise.all(due.map((mail) => deliver(deps, carrier, mail)))
    const delay = Math.max(...delays)
    if (delay > 0) return postponeDueMails(deps.db, timestamp(deps.clock), timestampIn(deps.clock, delay))
  }
}

/** Returns for how many milliseconds the server is to be left alone: 0 when it did its work. */
async function deliver(deps: Deps, carrier: Carrier, mail: DueMail): Promise<number> {
  const delay = (BACK_OFF[mail.attempts] ?? LONGEST) * MINUTE
  updateMailAttempt(deps.db, mail.id, timestampIn(deps.clock, delay))
  try {
    await carrier.send(openMail(deps, mail))
  } catch (error) {
    const failure = failureOf(error)
    settleFailure(deps, mail, failure)
    return failure.by === 'server' ? delay : 0
  }
  recordSent(deps, mail)
  return 0
}

function openMail({ db, vault, clock }: Deps, mail: DueMail): Parcel {
  const body: MailBody = JSON.parse(vault.firm.open('mails.body', mail.id, mail.body))
  return {
    id: mail.id,
    sender: getFirm(db, vault).name,
    recipient: vault.firm.open('mails.recipient', mail.id, mail.recipient),
    subject: vault.firm.open('mails.subject', mail.id, mail.subject),
    body,
    date: clock.now(),
  }
}

function settleFailure(deps: Deps, mail: DueMail, { by, permanent, response, code }: Failure): void {
  const { db, vault, clock, log } = deps
  log('warn', 'mail not sent', { mail: mail.id, by, code, attempt: mail.attempts + 1 })
  const tooOld = by === 'recipient' && mail.createdAt < timestampIn(clock, -GIVE_UP_AFTER)
  if (permanent || tooOld) recordFailed(deps, mail, response)
  else updateMailError(db, mail.id, vault.firm.seal('mails.last_error', mail.id, response))
}
