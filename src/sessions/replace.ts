import type { Deps } from '../deps.ts'
import { secretHash } from '../secrets.ts'
import { deleteSession, findSessionId } from './queries.ts'
import { startSession } from './session.ts'
import type { Visit } from './visit.ts'

/**
 * Begins a session inside the caller's transaction and ends the one that this browser brought: a session id from before
 * is worth nothing, and two people at one browser are never mixed up. Returns the new token.
 */
export function replaceSession(
  deps: Deps,
  { from, device, session }: Visit,
  { personId, passkeyId }: { personId: string; passkeyId: string },
): string {
  const earlier = session && findSessionId(deps.db, secretHash(session))
  if (earlier) deleteSession(deps.db, earlier)
  return startSession(deps, { personId, passkeyId, device, from })
}
