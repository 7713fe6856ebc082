import { timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { insertFirstVisit } from '../../src/guides/queries.ts'
import { insertPasskey } from '../../src/passkeys/queries.ts'
import { addPerson } from '../../src/people/add.ts'
import { usualPreference } from '../../src/preferences/preference.ts'
import { upsertPreference } from '../../src/preferences/queries.ts'
import { startSession } from '../../src/sessions/session.ts'
import type { FirmRole, Language, PersonKind } from '../../src/viewer.ts'
import { requester, type TestFetch } from './requester.ts'

export type Someone = {
  name: string
  kind?: PersonKind
  firmRole?: FirmRole
  language?: Language
  email?: string
  /** Has not seen the cards of a first visit. */
  isNew?: boolean
}
export type TestPerson = {
  id: string
  name: string
  email: string
  /** The value of this person's session cookie. */
  token: string
  /** A request with this person's session, as their browser would send it. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  get(path: string): Promise<Response>
  /** Sends a form. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<Response>
}

/** "Émilie Roy" → "emilie.roy" */
function mailboxOf(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '')
}

/** Adds somebody who is signed in with a passkey that was made up; ceremonies have tests of their own. */
export function makePerson(deps: Deps, fetch: TestFetch, someone: Someone): TestPerson {
  const { name, kind = 'staff', language = 'en' } = someone
  const email = someone.email ?? `${mailboxOf(name)}@example.test`
  const firmRole = kind === 'staff' ? (someone.firmRole ?? 'lawyer') : null
  return deps.db.transaction(() => {
    const id = addPerson(deps, SYSTEM, { kind, firmRole, name, email, language })
    const passkeyId = addTestPasskey(deps, id)
    if (kind !== 'staff' && !someone.isNew)
      insertFirstVisit(deps.db, { personId: id, doneAt: timestamp(deps.clock) })
    // Who is told is read from the next mail; summaries have tests of their own.
    if (kind === 'staff') tellAtOnce(deps, id)
    const token = startSession(deps, { personId: id, passkeyId, device: 'Test browser', from: 'local' })
    return { id, name, email, token, ...requester(fetch, token) }
  })()
}

function tellAtOnce({ db, clock }: Deps, personId: string): void {
  const preference = { ...usualPreference('staff'), pace: 'at-once' as const }
  upsertPreference(db, { ...preference, personId, at: timestamp(clock) })
}

function addTestPasskey({ db, vault, clock }: Deps, personId: string): string {
  const id = Bun.randomUUIDv7()
  insertPasskey(db, {
    id,
    personId,
    credentialId: id,
    publicKey: new Uint8Array(1),
    counter: 0,
    transports: '[]',
    backedUp: 0,
    name: vault.firm.seal('passkeys.name', id, 'Test passkey'),
    createdAt: timestamp(clock),
  })
  return id
}
