import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { requireFreshPasskey } from '../access.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { beginCeremony, endCeremony } from '../passkeys/ceremony.ts'
import { addPasskey, registrationOptions, verifyRegistration } from '../passkeys/registration.ts'
import type { Attestation } from '../passkeys/responses.ts'
import { getPerson } from '../people/queries.ts'
import type { Visit } from '../sessions/visit.ts'
import type { Viewer } from '../viewer.ts'

/** Begins a further passkey. Whoever finds an unlocked computer must not leave theirs behind: a fresh one is asked for. */
export async function openPasskey(
  deps: Deps,
  viewer: Viewer,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; cookie: string }> {
  requireFreshPasskey(deps, viewer)
  const { personId } = viewer
  const options = await registrationOptions(deps, getPerson(deps.db, deps.vault, personId))
  return { options, cookie: beginCeremony(deps, 'add', { challenge: options.challenge, personId }) }
}

export async function addOwnPasskey(
  deps: Deps,
  viewer: Viewer,
  visit: Visit,
  attestation: Attestation,
): Promise<void> {
  requireFreshPasskey(deps, viewer)
  const { db } = deps
  const { personId } = viewer
  const challenge = endCeremony(deps, 'add', visit.ceremony)
  const own = challenge?.personId === personId ? challenge : null
  const verified = own && (await verifyRegistration(deps, own.challenge, attestation))
  db.transaction(() => {
    if (verified) addPasskey(deps, viewer, { personId, name: visit.device, verified })
    else {
      const reason = own ? 'not-verified' : 'no-challenge'
      appendEvent(deps, viewer, { kind: 'passkey.refused', personId, details: { reason } })
    }
  }).immediate()
  if (!verified) throw new AppError(403, (text) => text.account.notAdded)
  deps.wake()
}
