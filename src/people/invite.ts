import type { Actor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { createEnrolment, type NewEnrolment } from '../enrolments/create.ts'
import { addPerson, type PersonInput } from './add.ts'

export type Invited = NewEnrolment & { personId: string }

/** Adds somebody and invites them in one transaction. The code is in the answer, and nowhere else. */
export function invitePerson(
  deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'origin' | 'wake'>,
  actor: Actor,
  person: PersonInput,
  options: { mail?: boolean } = {},
): Invited {
  const invited = deps.db
    .transaction(() => {
      const personId = addPerson(deps, actor, person)
      return { personId, ...createEnrolment(deps, actor, personId, options) }
    })
    .immediate()
  deps.wake()
  return invited
}
