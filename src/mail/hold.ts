import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { afterQuiet, nextAllowed } from '../notices/hours.ts'
import { safeMoment } from '../notices/plan.ts'
import { getPerson } from '../people/queries.ts'
import { getPreference } from '../preferences/queries.ts'
import { findSafeContact } from '../safe-contacts/queries.ts'
import type { DueMail } from './queries.ts'

/**
 * Until when (ISO 8601) a mail has to wait; null when it may go now. Asked before each attempt: a mail that was put off may
 * come due at night, and hours may have been agreed on since it was written. Quiet hours hold back news and summaries;
 * hours at which a mail is dangerous hold back everything, an invitation too.
 */
export function whenHeld(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  mail: Pick<DueMail, 'personId' | 'kind' | 'urgentUntil'>,
): string | null {
  const { db, vault, clock } = deps
  const now = timestamp(clock)
  const { personId, kind, urgentUntil } = mail
  const { timeZone } = getFirm(db, vault)
  const isUrgent = urgentUntil !== null && urgentUntil > now
  const isQuietened = (kind === 'notice' || kind === 'digest') && !isUrgent
  const { quiet } = getPreference(db, getPerson(db, vault, personId))
  const wanted = isQuietened ? afterQuiet(now, quiet, timeZone) : now
  const safe = findSafeContact(db, vault, personId)
  const until = !safe
    ? wanted
    : isUrgent
      ? safeMoment(wanted, urgentUntil, safe, timeZone)
      : nextAllowed(wanted, safe, timeZone)
  return until > now ? until : null
}
