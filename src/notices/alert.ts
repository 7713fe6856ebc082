import { type Alert, alertLetter } from '../../views/mail/alert.ts'
import { readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { queueMail } from '../mail/queue.ts'
import { getPerson } from '../people/queries.ts'
import { isReachable } from '../people/reachable.ts'

/** `at`: when it happened; `to`: the address that the person has just given up, instead of the one they have. */
type NewAlert = { personId: string; alert: Alert; at: string; to?: string }

/**
 * Warns somebody, inside the caller's transaction, that their access was changed. Nobody is warned to whom the portal is
 * closed, nor at an address that nothing reaches.
 */
export function queueAlert(
  deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'origin'>,
  { personId, alert, at, to }: NewAlert,
): void {
  const { db, vault, origin } = deps
  const person = getPerson(db, vault, personId)
  if (!isReachable({ ...person, email: to ?? person.email })) return
  const { name: firm, timeZone } = getFirm(db, vault)
  const reader = readerFor(person.language, timeZone)
  const letter = alertLetter({ reader, firm, link: `${origin}/account`, alert, at })
  queueMail(deps, { personId, kind: 'alert', ...letter, ...(to && { to }) })
}
