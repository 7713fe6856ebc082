import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { checkAssertion, type Outcome } from '../passkeys/authentication.ts'
import { blockPasskey } from '../passkeys/block.ts'
import { endCeremony } from '../passkeys/ceremony.ts'
import { updatePasskeyUsed } from '../passkeys/queries.ts'
import type { Assertion } from '../passkeys/responses.ts'
import type { PersonKind } from '../viewer.ts'
import { replaceSession } from './replace.ts'
import type { Visit } from './visit.ts'

export type SignedIn = { token: string; kind: PersonKind }

/**
 * Begins a session for whoever the passkey belongs to, and returns its token. The browser's earlier session ends, so a
 * session id from before sign-in is worth nothing. Throws one sentence whatever is wrong, except for a passkey that may
 * have been copied.
 */
export async function signIn(deps: Deps, visit: Visit, assertion: Assertion): Promise<SignedIn> {
  const challenge = endCeremony(deps, 'sign-in', visit.ceremony)
  const outcome = challenge
    ? await checkAssertion(deps, { challenge: challenge.challenge, personId: null }, assertion)
    : noChallenge()
  if (outcome.refusal !== null) throw refuse(deps, visit.from, outcome)
  const { credential, counter } = outcome
  const token = deps.db
    .transaction(() => {
      if (!updatePasskeyUsed(deps.db, useOf(deps, outcome))) return null
      const { personId, id: passkeyId } = credential
      return replaceSession(deps, visit, { personId, passkeyId })
    })
    .immediate()
  if (token === null) throw refuse(deps, visit.from, { credential, counter, refusal: 'not-verified' })
  return { token, kind: credential.kind }
}

export function noChallenge(): Outcome {
  return { credential: null, counter: 0, refusal: 'no-challenge' }
}

export function useOf({ clock }: Deps, { credential, counter }: Extract<Outcome, { refusal: null }>) {
  return { id: credential.id, before: credential.counter, counter, at: timestamp(clock) }
}

/** Records a refused passkey and returns the error that says so. */
export function refuse(
  deps: Deps,
  from: string,
  { credential, counter, refusal }: Extract<Outcome, { refusal: string }>,
): AppError {
  deps.db
    .transaction(() => {
      const actor = { personId: null, passkeyId: credential?.id ?? null, from }
      const personId = credential?.personId ?? null
      appendEvent(deps, actor, { kind: 'session.refused', personId, details: { reason: refusal } })
      if (credential && refusal === 'counter-went-back') blockPasskey(deps, actor, credential, counter)
    })
    .immediate()
  deps.wake()
  return refusal === 'counter-went-back' || refusal === 'blocked'
    ? new AppError(403, (text) => text.sessions.maybeCopied)
    : new AppError(403, (text) => text.sessions.refused)
}
