import { HOUR, MINUTE, timestamp, timestampIn } from '../clock.ts'
import { setCookie } from '../cookie.ts'
import type { Deps } from '../deps.ts'
import { SignInNeeded } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { hasNoRoom } from '../no-room.ts'
import { randomSecret, secretHash } from '../secrets.ts'
import type { Actor, Viewer } from '../viewer.ts'
import { findSession, insertSession, isSession, updateSessionSeen } from './queries.ts'

/** `__Host-`: only this host, only over TLS (or localhost), for every path. */
export const SESSION_COOKIE = '__Host-session'

type Start = { personId: string; passkeyId: string; device: string; from: string }

/** Begins a session inside the caller's transaction and returns its token, which only the cookie will hold. */
export function startSession(deps: Deps, { personId, passkeyId, device, from }: Start): string {
  const { db, vault, clock } = deps
  const id = Bun.randomUUIDv7()
  const token = randomSecret()
  const actor: Actor = { personId, passkeyId, from }
  insertSession(db, {
    id,
    tokenHash: secretHash(token),
    personId,
    passkeyId,
    device: vault.firm.seal('sessions.device', id, device),
    place: vault.firm.seal('sessions.place', id, from),
    at: timestamp(clock),
  })
  appendEvent(deps, actor, { kind: 'session.started', subjectId: id, details: { device } })
  return token
}

/**
 * The person behind a session token, or null when it is unknown, idle too long, too old, or its person is disabled. What a
 * page does by itself is `unattended`: it does not keep a session alive whose person went away.
 */
export function findViewer(deps: Deps, token: string, from: string, unattended = false): Viewer | null {
  const { db, clock } = deps
  const session = findSession(db, { tokenHash: secretHash(token), ...sessionLimits(deps) })
  if (!session) return null
  // Once a minute is enough to keep a session alive, and spares every page a write.
  if (!unattended && session.lastSeenAt < timestampIn(clock, -MINUTE)) noteSeen(deps, session.sessionId)
  const { lastSeenAt: _, ...viewer } = session
  return { ...viewer, from }
}

/** On a full disk the session only ends sooner: whoever reads must not be kept from it. */
function noteSeen({ db, clock }: Pick<Deps, 'db' | 'clock'>, sessionId: string): void {
  try {
    updateSessionSeen(db, sessionId, timestamp(clock))
  } catch (error) {
    if (!hasNoRoom(error)) throw error
  }
}

/**
 * Asked while a long request runs: whoever ends a session ends what it still carries. Throws `SignInNeeded`. A session grows
 * old only between requests, so its age is not asked about.
 */
export function requireSession({ db }: Pick<Deps, 'db'>, { sessionId }: Viewer): void {
  if (!isSession(db, sessionId)) throw new SignInNeeded()
}

/** A session neither idle since the one nor begun before the other can still be used. */
export function sessionLimits({ clock, config }: Pick<Deps, 'clock' | 'config'>) {
  return {
    idleSince: timestampIn(clock, -config.session.idleMinutes * MINUTE),
    begunSince: timestampIn(clock, -config.session.absoluteHours * HOUR),
  }
}

export function sessionCookie(token: string): string {
  return setCookie({ name: SESSION_COOKIE, value: token, sameSite: 'Lax' })
}

export const EXPIRED_SESSION_COOKIE = setCookie({
  name: SESSION_COOKIE,
  value: '',
  sameSite: 'Lax',
  seconds: 0,
})
