import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { voidOpenEnrolments } from '../enrolments/queries.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { dismissMailsOf } from '../mail/queries.ts'
import { endSessions } from '../sessions/end.ts'
import type { Actor } from '../viewer.ts'
import { refuseLastOwner } from './last-owner.ts'
import { getPersonNamed, updatePersonStatus } from './queries.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'wake'>

/** Closes the portal to somebody: no session, link or passkey of theirs opens anything from this moment on. */
export function disablePerson(deps: Workplace, actor: Actor, personId: string): void {
  const { db, vault, clock } = deps
  db.transaction(() => {
    const person = getPersonNamed(db, vault, personId)
    if (person.status === 'disabled') return
    if (actor.personId === personId) throw new Invalid((text) => text.people.notYourself)
    refuseLastOwner(db, person)
    updatePersonStatus(db, personId, 'disabled')
    voidOpenEnrolments(db, { personId, now: timestamp(clock) })
    endSessions(deps, actor, personId)
    dismissMailsOf(db, personId)
    appendEvent(deps, actor, { kind: 'person.disabled', personId, details: {} })
  }).immediate()
  deps.wake()
}

/** Opens it again: with the passkeys they had, and no session. */
export function enablePerson(deps: Workplace, actor: Actor, personId: string): void {
  const { db, vault } = deps
  db.transaction(() => {
    if (getPersonNamed(db, vault, personId).status === 'active') return
    updatePersonStatus(db, personId, 'active')
    appendEvent(deps, actor, { kind: 'person.enabled', personId, details: {} })
  }).immediate()
  deps.wake()
}
