import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { checkAssertion } from '../passkeys/authentication.ts'
import { endCeremony } from '../passkeys/ceremony.ts'
import { updatePasskeyUsed } from '../passkeys/queries.ts'
import type { Assertion } from '../passkeys/responses.ts'
import type { Viewer } from '../viewer.ts'
import { updateSessionVerified } from './queries.ts'
import { noChallenge, refuse, useOf } from './sign-in.ts'

/** Proves again that `viewer` sits at this session; any passkey of theirs serves, nobody else's does. */
export async function verifySession(
  deps: Deps,
  viewer: Viewer,
  ceremony: string | null,
  assertion: Assertion,
): Promise<void> {
  const { personId, sessionId, from } = viewer
  const challenge = endCeremony(deps, 'verify', ceremony)
  const outcome =
    challenge?.personId === personId
      ? await checkAssertion(deps, { challenge: challenge.challenge, personId }, assertion)
      : noChallenge()
  if (outcome.refusal !== null) throw refuse(deps, from, outcome)
  const { credential, counter } = outcome
  const done = deps.db
    .transaction(() => {
      if (!updatePasskeyUsed(deps.db, useOf(deps, outcome))) return false
      updateSessionVerified(deps.db, sessionId, timestamp(deps.clock))
      const actor = { personId, passkeyId: credential.id, from }
      appendEvent(deps, actor, { kind: 'session.verified', subjectId: sessionId, details: {} })
      return true
    })
    .immediate()
  if (!done) throw refuse(deps, from, { credential, counter, refusal: 'not-verified' })
}
