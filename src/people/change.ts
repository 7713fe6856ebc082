import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { voidOpenEnrolments, wasInvited } from '../enrolments/queries.ts'
import { appendEvent } from '../events/append.ts'
import type { EventDetails } from '../events/kinds.ts'
import { queueAlert } from '../notices/alert.ts'
import { endSessions } from '../sessions/end.ts'
import type { Actor } from '../viewer.ts'
import type { PersonInput } from './add.ts'
import { refuseBeyondWall } from './beyond-wall.ts'
import { refuseLastOwner } from './last-owner.ts'
import { getPerson, type Person, updatePerson } from './queries.ts'

const FIELDS = ['name', 'email', 'phone', 'language', 'firmRole'] as const
type Field = (typeof FIELDS)[number]

/**
 * Writes what changed of somebody; their kind stays. A new address lets the link die that went to the old one and is
 * told to both, and another role ends their sessions.
 */
export function changePerson(deps: Deps, actor: Actor, personId: string, input: PersonInput): void {
  const { db, vault } = deps
  db.transaction(() => {
    const before = getPerson(db, vault, personId)
    const fields = changedFields(before, input)
    if (fields.length === 0) return
    if (fields.includes('firmRole')) refuseLastOwner(db, before)
    if (fields.includes('email')) refuseBeyondWall(db, actor, personId)
    updatePerson(db, sealedChange(deps, before, input))
    appendEvent(deps, actor, { kind: 'person.changed', personId, details: detailsOf(before, fields) })
    if (fields.includes('email')) changeAddress(deps, before)
    if (fields.includes('firmRole')) endSessions(deps, actor, personId)
  }).immediate()
  deps.wake()
}

/** Whoever changes an address can be let in with it, so both are told; the former one is known here for the last time. */
function changeAddress(deps: Deps, { id: personId, email: former, mailState }: Person): void {
  const now = timestamp(deps.clock)
  voidOpenEnrolments(deps.db, { personId, now })
  if (!wasInvited(deps.db, personId)) return
  queueAlert(deps, { personId, alert: 'email', at: now })
  if (mailState === 'ok') queueAlert(deps, { personId, alert: 'email', at: now, to: former })
}

function detailsOf({ firmRole }: Person, fields: Field[]): EventDetails['person.changed'] {
  return fields.includes('firmRole') ? { fields, formerRole: firmRole } : { fields }
}

/** Changes that decide who gets in, and so need a fresh passkey. */
export function isDangerousChange(before: Person, input: PersonInput): boolean {
  return changedFields(before, input).some((field) => field === 'email' || field === 'firmRole')
}

function changedFields(before: Person, input: PersonInput): Field[] {
  return FIELDS.filter((field) => (input[field] ?? null) !== before[field])
}

function sealedChange({ vault }: Deps, { id, email, mailState }: Person, input: PersonInput) {
  const { firm } = vault
  return {
    id,
    firmRole: input.firmRole,
    name: firm.seal('persons.name', id, input.name),
    email: firm.seal('persons.email', id, input.email),
    emailIndex: vault.emailIndex(input.email),
    phone: input.phone ? firm.seal('persons.phone', id, input.phone) : null,
    language: input.language,
    mailState: input.email === email ? mailState : 'ok',
  } as const
}
