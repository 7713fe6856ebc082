import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { listMattersTold } from '../notices/queries.ts'
import { plainEmail } from '../people/email.ts'
import { getPerson, updateMailState } from '../people/queries.ts'
import { updateSharesTold } from '../shares/facts/queries.ts'
import { type DueMail, updateMailFailed, updateMailSent } from './queries.ts'

/** The server has accepted a mail: the proof of it, for every matter it told of. */
export function recordSent(deps: Deps, { id, personId }: DueMail): void {
  const { db, clock } = deps
  const at = timestamp(clock)
  db.transaction(() => {
    if (!updateMailSent(db, id, at)) return
    for (const matterId of listMattersTold(db, id))
      appendEvent(deps, SYSTEM, {
        kind: 'notice.sent',
        matterId,
        personId,
        subjectId: id,
        details: { mailId: id },
      })
    updateSharesTold(db, id, at)
  }).immediate()
}

/**
 * A mail came back for good. Nothing more goes to that address before somebody has looked at it; one that the person has
 * given up says nothing of the address they have now.
 */
export function recordFailed(deps: Deps, { id, personId, recipient }: DueMail, response: string): void {
  const { db, vault } = deps
  const address = vault.firm.open('mails.recipient', id, recipient)
  db.transaction(() => {
    updateMailFailed(db, id, vault.firm.seal('mails.last_error', id, response))
    if (address === plainEmail(getPerson(db, vault, personId).email)) updateMailState(db, personId, 'bounced')
    appendEvent(deps, SYSTEM, { kind: 'mail.failed', subjectId: id, personId, details: { response } })
  }).immediate()
}
