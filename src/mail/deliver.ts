import { DAY, MINUTE, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { Carrier } from './carrier.ts'
import { type Failure, failureOf } from './failure.ts'
import { whenHeld } from './hold.ts'
import { parcelOf } from './parcel.ts'
import {
  type DueMail,
  listDueMails,
  postponeDueMails,
  updateMailAttempt,
  updateMailError,
  updateMailHeld,
} from './queries.ts'
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
  const heldUntil = whenHeld(deps, mail)
  if (heldUntil !== null) {
    updateMailHeld(deps.db, mail.id, heldUntil)
    return 0
  }
  const delay = (BACK_OFF[mail.attempts] ?? LONGEST) * MINUTE
  updateMailAttempt(deps.db, mail.id, timestampIn(deps.clock, delay))
  try {
    await carrier.send(parcelOf(deps, mail))
  } catch (error) {
    const failure = failureOf(error)
    settleFailure(deps, mail, failure)
    return failure.by === 'server' ? delay : 0
  }
  recordSent(deps, mail)
  return 0
}

function settleFailure(deps: Deps, mail: DueMail, { by, permanent, response, code }: Failure): void {
  const { db, vault, clock, log } = deps
  log('warn', 'mail not sent', { mail: mail.id, by, code, attempt: mail.attempts + 1 })
  const tooOld = by === 'recipient' && mail.createdAt < timestampIn(clock, -GIVE_UP_AFTER)
  if (permanent || tooOld) recordFailed(deps, mail, response)
  else updateMailError(db, mail.id, vault.firm.seal('mails.last_error', mail.id, response))
}
