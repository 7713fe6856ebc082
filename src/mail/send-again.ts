import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Consumer } from '../events/consumer.ts'
import { openDetails } from '../events/details.ts'
import { releaseNotices } from '../notices/queries.ts'
import { plainEmail } from '../people/email.ts'
import { findPerson, updateMailState } from '../people/queries.ts'
import { findUnsentMail, listFailedMailIds, updateMailDismissed, updateMailWaiting } from './queries.ts'

/** Tries a mail again at once, at the address its person has now. Throws `NotFound` when it has left already. */
export function sendMailAgain(deps: Deps, { viewer }: FirmAccess<'mail:read'>, mailId: string): void {
  const { db } = deps
  db.transaction(() => {
    const mail = findUnsentMail(db, mailId)
    if (!mail) throw new NotFound()
    requeue(deps, mail.id, mail.personId)
    updateMailState(db, mail.personId, 'ok')
    const { personId } = mail
    appendEvent(deps, viewer, { kind: 'mail.retried', subjectId: mailId, personId, details: {} })
  }).immediate()
  deps.wake()
}

/** Gives a mail up: its person was told in another way, or is not to be told. */
export function dismissMail(deps: Deps, { viewer }: FirmAccess<'mail:read'>, mailId: string): void {
  const { db } = deps
  db.transaction(() => {
    const mail = findUnsentMail(db, mailId)
    if (!mail || !updateMailDismissed(db, mailId)) throw new NotFound()
    const { personId } = mail
    appendEvent(deps, viewer, { kind: 'mail.dismissed', subjectId: mailId, personId, details: {} })
  }).immediate()
}

/** A new address deserves a new try: what came back from the old one goes out again. */
export function addressConsumer(deps: Pick<Deps, 'db' | 'vault' | 'clock'>): Consumer {
  const { db } = deps
  return {
    name: 'mail-addresses',
    take: (event) => {
      const { kind, personId } = event
      if (kind !== 'person.changed' || personId === null) return
      if (!openDetails(deps, event).fields?.includes('email')) return
      updateMailState(db, personId, 'ok')
      for (const mailId of listFailedMailIds(db, personId)) requeue(deps, mailId, personId)
    },
  }
}

/** What came back after it was sent has no words any more: what it told of is told in a new mail. */
function requeue(
  { db, vault, clock }: Pick<Deps, 'db' | 'vault' | 'clock'>,
  id: string,
  personId: string,
): void {
  const address = plainEmail(findPerson(db, vault, personId)?.email ?? '')
  if (!address) return
  const at = timestamp(clock)
  const recipient = vault.firm.seal('mails.recipient', id, address)
  if (updateMailWaiting(db, { id, recipient, at })) return
  releaseNotices(db, id, at)
  updateMailDismissed(db, id)
}
