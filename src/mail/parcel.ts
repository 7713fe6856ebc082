import { neutralLetter } from '../../views/mail/neutral.ts'
import { readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { unsubscribeAddress } from '../preferences/unsubscribe-token.ts'
import { findSafeContact } from '../safe-contacts/queries.ts'
import type { Parcel } from './carrier.ts'
import type { DueMail } from './queries.ts'
import type { MailBody } from './queue.ts'

const PURPOSE = 'message id'

/**
 * One mail, opened, as it goes out now. To somebody whom a mail can put in danger every mail says the same: that there is
 * something, neither what nor from whom. Asked here, where every mail passes, and not where it was written.
 */
export function parcelOf(deps: Deps, { id, personId, kind, ...mail }: DueMail): Parcel {
  const { db, vault, clock, origin } = deps
  const { name, neutralSender, timeZone } = getFirm(db, vault)
  const body: MailBody = JSON.parse(vault.firm.open('mails.body', id, mail.body))
  const parcel = {
    id: `${id}.${vault.mark(PURPOSE, id)}`,
    recipient: vault.firm.open('mails.recipient', id, mail.recipient),
    date: clock.now(),
  }
  if (!findSafeContact(db, vault, personId)) {
    const { language } = body
    const unsubscribe =
      kind === 'digest' ? unsubscribeAddress({ vault, origin }, { personId, language }) : null
    const subject = vault.firm.open('mails.subject', id, mail.subject)
    return { ...parcel, unsubscribe, sender: name, subject, body }
  }
  const { language, enrolmentLink } = body
  const letter = neutralLetter({ reader: readerFor(language, timeZone), link: enrolmentLink })
  const { sender, subject, text, html } = letter
  const neutral = { sender: neutralSender ?? sender, subject, body: { language, text, html } }
  return { ...parcel, unsubscribe: null, ...neutral }
}

/** The mail that we gave this id (what stands before the @ of a Message-ID, or an ENVID); null for what we never sent. */
export function mailOfParcelId({ vault }: Pick<Deps, 'vault'>, parcelId: string): string | null {
  const [id = '', mark = ''] = parcelId.split('.', 2)
  return vault.isMark(PURPOSE, id, mark) ? id : null
}
