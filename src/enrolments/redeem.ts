import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { beginCeremony, endCeremony } from '../passkeys/ceremony.ts'
import { addPasskey, registrationOptions, verifyRegistration } from '../passkeys/registration.ts'
import type { Attestation } from '../passkeys/responses.ts'
import { findPerson } from '../people/queries.ts'
import { secretHash } from '../secrets.ts'
import { replaceSession } from '../sessions/replace.ts'
import type { Visit } from '../sessions/visit.ts'
import type { Actor } from '../viewer.ts'
import { codeHash } from './create.ts'
import { findEnrolmentByToken, updateEnrolmentUsed, updateEnrolmentWrongCode } from './queries.ts'

const WRONG_CODES = 6

type Opened = { options: PublicKeyCredentialCreationOptionsJSON; cookie: string }

/** Compares link and code and begins the ceremony. A used, ended, voided or unknown link is not told from a wrong code. */
export async function openEnrolment(
  deps: Deps,
  from: string,
  { token, code }: { token: string; code: string },
): Promise<Opened> {
  const { db, vault, clock } = deps
  const opened = db
    .transaction(() => {
      const now = timestamp(clock)
      const enrolment = findEnrolmentByToken(db, { tokenHash: secretHash(token), now })
      if (!enrolment) return refused(deps, from, 'no-open-enrolment')
      if (Buffer.from(enrolment.codeHash).equals(codeHash(deps, enrolment.id, code))) return enrolment
      updateEnrolmentWrongCode(db, { id: enrolment.id, now, allowed: WRONG_CODES })
      return refused(deps, from, 'wrong-code', enrolment)
    })
    .immediate()
  const person = opened && findPerson(db, vault, opened.personId)
  if (!opened || !person) throw enrolmentRefused()
  const options = await registrationOptions(deps, person)
  const { challenge } = options
  const cookie = beginCeremony(deps, 'enrol', { challenge, personId: person.id, enrolmentId: opened.id })
  return { options, cookie }
}

/** Turns the enrolment into a passkey and a session, all in one transaction, and returns the session's token. */
export async function redeemEnrolment(deps: Deps, visit: Visit, attestation: Attestation): Promise<string> {
  const { db, clock } = deps
  const challenge = endCeremony(deps, 'enrol', visit.ceremony)
  const verified = challenge && (await verifyRegistration(deps, challenge.challenge, attestation))
  const { personId, enrolmentId } = challenge ?? {}
  const token = db
    .transaction(() => {
      if (!personId || !enrolmentId) return refused(deps, visit.from, 'no-challenge')
      const enrolment = { id: enrolmentId, personId }
      if (!verified) return refused(deps, visit.from, 'not-verified', enrolment)
      if (!updateEnrolmentUsed(db, { id: enrolmentId, now: timestamp(clock) }))
        return refused(deps, visit.from, 'no-open-enrolment', enrolment)
      const actor: Actor = { personId, passkeyId: null, from: visit.from }
      appendEvent(deps, actor, { kind: 'enrolment.completed', subjectId: enrolmentId, personId, details: {} })
      const passkeyId = addPasskey(deps, actor, { personId, name: visit.device, verified })
      return replaceSession(deps, visit, { personId, passkeyId })
    })
    .immediate()
  if (token === null) throw enrolmentRefused()
  deps.wake()
  return token
}

/** Inside the caller's transaction: what was wrong is for the log, not for whoever tries. */
function refused(
  deps: Deps,
  from: string,
  reason: string,
  enrolment?: { id: string; personId: string },
): null {
  appendEvent(
    deps,
    { personId: null, passkeyId: null, from },
    {
      kind: 'enrolment.refused',
      subjectId: enrolment?.id ?? null,
      personId: enrolment?.personId ?? null,
      details: { reason },
    },
  )
  return null
}

function enrolmentRefused(): AppError {
  return new AppError(403, (text) => text.enrolments.refused)
}
