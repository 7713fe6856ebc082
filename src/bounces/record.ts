import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { mailOfParcelId } from '../mail/parcel.ts'
import { findSentMail, type SentMail, updateMailReturned } from '../mail/queries.ts'
import { plainEmail } from '../people/email.ts'
import { getPerson, updateComplained, updateMailState } from '../people/queries.ts'
import { setPreference } from '../preferences/change.ts'
import { isDigest } from '../preferences/preference.ts'
import { getPreference } from '../preferences/queries.ts'
import { updateSharesUntold } from '../shares/facts/queries.ts'
import type { Report } from './report.ts'

/**
 * Believes a report about the mails that we marked ourselves, and about no other: whoever writes a report cannot make up a
 * mark, so nobody stops the mail of somebody else. Inside the caller's transaction; the second report of a mail changes
 * nothing. Returns how many mails it spoke of.
 */
export function recordReport(deps: Deps, { kind, parcelIds, said }: Report): number {
  const mails = parcelIds.flatMap((parcelId) => {
    const id = mailOfParcelId(deps, parcelId)
    return (id && findSentMail(deps.db, id)) || []
  })
  for (const mail of mails) {
    if (kind === 'bounce') recordReturned(deps, mail, said)
    else recordComplaint(deps, mail)
  }
  return mails.length
}

/** As a refusal of the mail server (src/mail/record.ts), only later: it was not delivered after all, so nobody was told. */
function recordReturned(deps: Deps, { id, personId, recipient, sentAt }: SentMail, said: string): void {
  const { db, vault } = deps
  const address = vault.firm.open('mails.recipient', id, recipient)
  if (!updateMailReturned(db, id, vault.firm.seal('mails.last_error', id, said))) return
  updateSharesUntold(db, id, sentAt)
  if (address === plainEmail(getPerson(db, vault, personId).email)) updateMailState(db, personId, 'bounced')
  appendEvent(deps, SYSTEM, {
    ...{ kind: 'mail.failed', subjectId: id, personId },
    details: { response: said },
  })
}

/** Summaries end; what is told at once goes on until somebody has asked the person. */
function recordComplaint(deps: Deps, { id, personId, sentAt }: SentMail): void {
  const { db, vault, clock } = deps
  const person = getPerson(db, vault, personId)
  if (person.complainedAt !== null && person.complainedAt >= sentAt) return
  updateComplained(db, personId, timestamp(clock))
  appendEvent(deps, SYSTEM, { kind: 'mail.complained', subjectId: id, personId, details: {} })
  const preference = getPreference(db, person)
  if (isDigest(preference.pace)) setPreference(deps, SYSTEM, personId, { ...preference, pace: 'off' })
}
