import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Deps } from '../deps.ts'
import { type Credential, findCredential, listCredentialIds } from './queries.ts'
import { relyingParty } from './relying-party.ts'
import type { Assertion } from './responses.ts'

export type Refusal =
  | 'no-challenge'
  | 'unknown-passkey'
  | 'disabled'
  | 'other-person'
  | 'not-verified'
  | 'blocked'
  | 'counter-went-back'

export type Outcome =
  | { credential: Credential; counter: number; refusal: null }
  | { credential: Credential | null; counter: number; refusal: Refusal }

/** Without a person any discoverable passkey of this portal serves; the answer says whose it is. */
export function authenticationOptions(
  deps: Deps,
  personId?: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    userVerification: 'required',
    timeout: 300_000,
    ...(personId && {
      allowCredentials: listCredentialIds(deps.db, personId).map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: JSON.parse(transports),
      })),
    }),
  })
}

/**
 * Every check of WebAuthn Level 3, section 7.2. `personId` is given where somebody is signed in already: then only a
 * passkey of theirs serves. Changes nothing.
 */
export async function checkAssertion(
  deps: Deps,
  expected: { challenge: string; personId: string | null },
  assertion: Assertion,
): Promise<Outcome> {
  const credential = findCredential(deps.db, assertion.id)
  const refused = (refusal: Refusal, counter = 0): Outcome => ({ credential, counter, refusal })
  if (!credential) return refused('unknown-passkey')
  if (credential.personId !== (expected.personId ?? credential.personId)) return refused('other-person')
  if (!handleFits(assertion, credential, expected.personId !== null)) return refused('other-person')
  if (credential.status !== 'active') return refused('disabled')
  const counter = await verifiedCounter(deps, expected.challenge, credential, assertion)
  if (counter === null) return refused('not-verified')
  if (credential.blockedAt !== null) return refused('blocked', counter)
  if (wentBack(credential.counter, counter)) return refused('counter-went-back', counter)
  return { credential, counter, refusal: null }
}

/** A discoverable passkey says whose it is (section 7.2 step 6); one from an allow list may leave it out. */
function handleFits(
  { response: { userHandle } }: Assertion,
  { personId }: Credential,
  optional: boolean,
): boolean {
  if (!userHandle) return optional
  return Buffer.from(userHandle, 'base64url').toString() === personId
}

/** Passkeys that are synced always report 0; where a counter is kept, it only ever grows (section 6.1.1). */
function wentBack(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before
}

async function verifiedCounter(
  deps: Deps,
  challenge: string,
  credential: Credential,
  assertion: Assertion,
): Promise<number | null> {
  const { id, origin } = relyingParty(deps)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, clientExtensionResults: {} } as Parameters<
        typeof verifyAuthenticationResponse
      >[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The counter is compared above, where going back can be told apart from a bad signature.
      credential: { id: credential.credentialId, publicKey: credential.publicKey, counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
