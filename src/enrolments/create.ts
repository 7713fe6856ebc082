import { DAY, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { findPerson, type Person } from '../people/queries.ts'
import { randomSecret, secretHash } from '../secrets.ts'
import type { Actor } from '../viewer.ts'
import { plainCode, randomCode } from './code.ts'
import { queueEnrolmentMail } from './mail.ts'
import { insertEnrolment, voidOpenEnrolments } from './queries.ts'

const LIFE = 14 * DAY

/** The code is here and nowhere else: it is shown once, and only its keyed hash is kept. */
export type NewEnrolment = { link: string; code: string; expiresAt: string }

/**
 * Gives an active person a new link by mail and a code for another channel, together good for one passkey within
 * fourteen days. Every earlier link of theirs dies. `mail: false` leaves the mail out, for somebody who is in the room.
 */
export function createEnrolment(
  deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'origin'>,
  actor: Actor,
  personId: string,
  { mail = true }: { mail?: boolean } = {},
): NewEnrolment {
  const { db, vault, clock } = deps
  const id = Bun.randomUUIDv7()
  const token = randomSecret()
  const code = randomCode()
  const expiresAt = timestampIn(clock, LIFE)
  return db
    .transaction(() => {
      const person = findPerson(db, vault, personId)
      if (person?.status !== 'active') throw new Invalid((text) => text.enrolments.personDisabled)
      const now = timestamp(clock)
      voidOpenEnrolments(db, { personId, now })
      insertEnrolment(db, {
        id,
        personId,
        tokenHash: secretHash(token),
        codeHash: codeHash(deps, id, code),
        createdAt: now,
        expiresAt,
      })
      appendEvent(deps, actor, { kind: 'enrolment.created', subjectId: id, personId, details: { expiresAt } })
      const link = linkFor(deps, person, token)
      if (mail) queueEnrolmentMail(deps, person, { link, expiresAt })
      return { link, code, expiresAt }
    })
    .immediate()
}

/** Keyed, because 35 bits could be guessed from a plain hash; and of no use for another enrolment. */
export function codeHash({ vault }: Pick<Deps, 'vault'>, enrolmentId: string, code: string): Uint8Array {
  return vault.keyedHash('enrolment code', `${enrolmentId}|${plainCode(code)}`)
}

/** The token rides behind `#`, which browsers keep to themselves: no server log and no mail scanner sends it. */
function linkFor({ origin }: Pick<Deps, 'origin'>, { language }: Person, token: string): string {
  return `${origin}/enrol?lang=${language}#${token}`
}
