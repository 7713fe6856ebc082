import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import type { Person } from '../people/queries.ts'
import type { Actor } from '../viewer.ts'
import { insertPasskey, isCredentialTaken, listCredentialIds } from './queries.ts'
import { relyingParty } from './relying-party.ts'
import type { Attestation } from './responses.ts'

/** COSE: EdDSA, ES256, RS256. Older ones are weak; newer ones have keys of more than a kilobyte. */
const ALGORITHMS = [-8, -7, -257]

/** What an authenticator has proved about a new passkey. */
export type VerifiedPasskey = {
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: readonly string[]
  backedUp: boolean
}

/** Asks for a discoverable passkey with user verification, and not for one that the person has already. */
export function registrationOptions(
  deps: Deps,
  person: Person,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpID: relyingParty(deps).id,
    rpName: getFirm(deps.db, deps.vault).name,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    timeout: 300_000,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: listCredentialIds(deps.db, person.id).map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: JSON.parse(transports),
    })),
  })
}

/** Every check of WebAuthn Level 3, section 7.1, that applies without attestation; null when one fails. */
export async function verifyRegistration(
  deps: Deps,
  challenge: string,
  response: Attestation,
): Promise<VerifiedPasskey | null> {
  const { id, origin } = relyingParty(deps)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} } as Parameters<
        typeof verifyRegistrationResponse
      >[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return null
    const { credential, credentialBackedUp } = registrationInfo
    // The id is the authenticator's word: one that is in use already is somebody else's, or a replay (step 26).
    if (isCredentialTaken(deps.db, credential.id)) return null
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: response.response.transports ?? [],
      backedUp: credentialBackedUp,
    }
  } catch {
    return null
  }
}

/** Writes a verified passkey inside the caller's transaction and returns its id. */
export function addPasskey(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  actor: Actor,
  { personId, name, verified }: { personId: string; name: string; verified: VerifiedPasskey },
): string {
  const id = Bun.randomUUIDv7()
  insertPasskey(deps.db, {
    id,
    personId,
    credentialId: verified.credentialId,
    publicKey: verified.publicKey,
    counter: verified.counter,
    transports: JSON.stringify(verified.transports),
    backedUp: verified.backedUp ? 1 : 0,
    name: deps.vault.firm.seal('passkeys.name', id, name),
    createdAt: timestamp(deps.clock),
  })
  appendEvent(deps, actor, { kind: 'passkey.added', subjectId: id, personId, details: { name } })
  return id
}
