import { readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import type { Person } from '../people/queries.ts'

/** Puts the link into the outbox, in the person's language; the code goes another way and is never in a mail. */
export function queueEnrolmentMail(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { id: personId, name, language }: Person,
  { link, expiresAt }: { link: string; expiresAt: string },
): void {
  const { name: firm, timeZone } = getFirm(deps.db, deps.vault)
  const { text, format } = readerFor(language, timeZone)
  const { mailSubject, mail } = text.enrolments
  queueMail(deps, {
    personId,
    kind: 'enrolment',
    subject: mailSubject(firm),
    text: mail({ name, firm, link, until: format.date(expiresAt) }),
    enrolmentLink: link,
  })
}
