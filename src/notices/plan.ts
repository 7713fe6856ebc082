import { HOUR } from '../clock.ts'
import type { EventKind } from '../events/kinds.ts'
import { isDigest, type Preference } from '../preferences/preference.ts'
import type { SafeContact } from '../safe-contacts/queries.ts'
import { AUDIENCES } from './audiences.ts'
import { afterQuiet, nextAllowed, nextDigest } from './hours.ts'

/** In which letter something is told, and when (ISO 8601). */
export type Plan = { way: 'notice' | 'digest'; dueAt: string }

/** What decides how one person is told. */
export type Telling = {
  preference: Preference
  safe: SafeContact | null
  muted: ReadonlySet<string>
  timeZone: string
  /** How long news is gathered, in milliseconds. */
  batch: number
}

export type ToTell = { kind: EventKind; matterId: string | null; at: string; concernsAt: string | null }

/** A date within these hours is told at once, whatever somebody chose. */
const URGENT = 48 * HOUR
/** What waits until its date is that near comes by day, and after the reminders of the morning. */
const NIGHT = { from: 21, until: 9 }
/** A mail that comes later than this before its date is of no use. */
const IN_TIME = HOUR

/**
 * When somebody is told of something; null for never. What nobody can decline is neither muted nor put into a digest, and a
 * date within 48 hours beats every choice: only the hours at which a mail is dangerous hold it back.
 */
export function planNotice(telling: Telling, notice: ToTell): Plan | null {
  const usual = planUsual(telling, notice)
  const urgentAt = urgentMoment(telling, notice)
  return urgentAt !== null && (usual === null || urgentAt <= usual.dueAt)
    ? { way: 'notice', dueAt: urgentAt }
    : usual
}

function planUsual(telling: Telling, { kind, matterId, at }: ToTell): Plan | null {
  const { preference, muted, safe, timeZone } = telling
  const audience = AUDIENCES[kind]
  const allowed = (moment: string) => (safe ? nextAllowed(moment, safe, timeZone) : moment)
  const soon = () => allowed(afterQuiet(later(at, telling.batch), preference.quiet, timeZone))
  if (audience?.always) return { way: 'notice', dueAt: soon() }
  if (matterId !== null && muted.has(matterId)) return null
  if (isDigest(preference.pace))
    return { way: 'digest', dueAt: allowed(nextDigest(at, preference, timeZone)) }
  if (preference.pace === 'off' || audience?.digestOnly) return null
  return { way: 'notice', dueAt: soon() }
}

/** When the date is near enough: quiet hours do not count. Null for no date, and for one that is past. */
function urgentMoment({ safe, timeZone, batch }: Telling, { at, concernsAt }: ToTell): string | null {
  if (concernsAt === null) return null
  const near = later(concernsAt, -URGENT)
  const wanted = later(near > at ? afterQuiet(near, NIGHT, timeZone) : at, batch)
  if (wanted >= concernsAt) return null
  return safe ? safeMoment(wanted, concernsAt, safe, timeZone) : wanted
}

/**
 * When something urgent may go to somebody whom a mail can put in danger: when the forbidden hours end, unless the date would
 * pass before; then at once where that was agreed with them, and otherwise when they end all the same.
 */
export function safeMoment(wanted: string, concernsAt: string, safe: SafeContact, timeZone: string): string {
  const allowed = nextAllowed(wanted, safe, timeZone)
  return isTooLate(allowed, concernsAt) && safe.urgentAnyway ? wanted : allowed
}

/** Whether a mail then leaves no hour to act before the date. */
export function isTooLate(dueAt: string, concernsAt: string): boolean {
  return dueAt > later(concernsAt, -IN_TIME)
}

export function isUrgent(concernsAt: string | null, now: string): boolean {
  return concernsAt !== null && concernsAt > now && concernsAt <= later(now, URGENT)
}

function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}
