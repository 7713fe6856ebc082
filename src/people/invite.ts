import type { Deps } from '../deps.ts'
import { createEnrolment, type NewEnrolment } from '../enrolments/create.ts'
import { removePasskeysOf } from '../passkeys/remove.ts'
import type { Actor } from '../viewer.ts'
import { addPerson, type PersonInput } from './add.ts'
import { refuseBeyondWall } from './beyond-wall.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'origin' | 'wake'>
export type Invited = NewEnrolment & { personId: string }

/** Adds somebody and invites them in one transaction. The code is in the answer, and nowhere else. */
export function invitePerson(
  deps: Workplace,
  actor: Actor,
  person: PersonInput,
  { mail = true }: { mail?: boolean } = {},
): Invited {
  const invited = deps.db
    .transaction(() => {
      const personId = addPerson(deps, actor, person)
      return { personId, ...createEnrolment(deps, actor, personId, { mail }) }
    })
    .immediate()
  deps.wake()
  return invited
}

/**
 * Gives somebody known a new link and code. `lost`: a device is gone, so none of their passkeys opens anything more. Whoever
 * holds both can come in as that person, so nobody gets them for a person on the other side of a wall.
 */
export function inviteAgain(
  deps: Workplace,
  actor: Actor,
  personId: string,
  { mail, lost }: { mail: boolean; lost: boolean },
): Invited {
  const invited = deps.db
    .transaction(() => {
      refuseBeyondWall(deps.db, actor, personId)
      if (lost) removePasskeysOf(deps, actor, personId)
      return { personId, ...createEnrolment(deps, actor, personId, { mail }) }
    })
    .immediate()
  deps.wake()
  return invited
}
