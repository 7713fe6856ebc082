import { updateFeedsRevokedOf } from '../calendar/feeds/queries.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { voidOpenEnrolments } from '../enrolments/queries.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { dismissMailsOf } from '../mail/queries.ts'
import { endSessions } from '../sessions/end.ts'
import type { Actor } from '../viewer.ts'
import { refuseLastOwner } from './last-owner.ts'
import { getPersonNamed, type Person, updatePersonStatus } from './queries.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'wake'>

/** Closes the portal to somebody: no session, link or passkey of theirs opens anything from this moment on. */
export async function disablePerson(deps: Workplace, actor: Actor, personId: string): Promise<void> {
  const { vault, clock } = deps
  if (!findDisablable(deps, actor, personId)) return
  // The keyring first: a backup that is restored later must not bring back somebody whom the log says was disabled.
  await vault.keyring.setPersonDisabled(personId, clock.now())
  try {
    closePortalTo(deps, actor, personId)
  } catch (error) {
    await vault.keyring.setPersonDisabled(personId, null)
    throw error
  }
  deps.wake()
}

/** Null for somebody who is disabled already. Throws `Invalid` for oneself and for the last owner. */
function findDisablable({ db, vault }: Workplace, actor: Actor, personId: string): Person | null {
  const person = getPersonNamed(db, vault, personId)
  if (person.status === 'disabled') return null
  if (actor.personId === personId) throw new Invalid((text) => text.people.notYourself)
  refuseLastOwner(db, person)
  return person
}

function closePortalTo(deps: Workplace, actor: Actor, personId: string): void {
  const { db, clock } = deps
  db.transaction(() => {
    if (!findDisablable(deps, actor, personId)) return
    updatePersonStatus(db, personId, 'disabled')
    voidOpenEnrolments(db, { personId, now: timestamp(clock) })
    endSessions(deps, actor, personId)
    updateFeedsRevokedOf(db, personId, timestamp(clock))
    dismissMailsOf(db, personId)
    appendEvent(deps, actor, { kind: 'person.disabled', personId, details: {} })
  }).immediate()
}

/** Opens it again: with the passkeys they had, and no session. */
export async function enablePerson(deps: Workplace, actor: Actor, personId: string): Promise<void> {
  const { db, vault } = deps
  db.transaction(() => {
    if (getPersonNamed(db, vault, personId).status === 'active') return
    updatePersonStatus(db, personId, 'active')
    appendEvent(deps, actor, { kind: 'person.enabled', personId, details: {} })
  }).immediate()
  await vault.keyring.setPersonDisabled(personId, null)
  deps.wake()
}
