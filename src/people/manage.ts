import { FirmAccess, requireFreshPasskey, TO_MANAGE } from '../access.ts'
import type { Deps } from '../deps.ts'
import { firmFormId } from '../once/form-id.ts'
import { isMade } from '../once/queries.ts'
import { endSessions } from '../sessions/end.ts'
import type { StaffViewer } from '../viewer.ts'
import { addPerson } from './add.ts'
import { changePerson, isDangerousChange } from './change.ts'
import { disablePerson, enablePerson } from './disable.ts'
import { checkPerson, type TypedPerson } from './input.ts'
import { type Invited, inviteAgain } from './invite.ts'
import { getPersonNamed, type Person, type PersonStatus } from './queries.ts'

// What staff do with people. Each act asks for the right over that kind of person, and where it decides who gets in for
// the passkey too; the command line, which stands inside the firm already, calls the acts behind these.

/** Somebody whom `viewer` may invite, change and disable; anybody else does not exist. */
export function getManageable({ db, vault }: Deps, viewer: StaffViewer, personId: string): Person {
  const person = getPersonNamed(db, vault, personId)
  FirmAccess.open(viewer, TO_MANAGE[person.kind])
  return person
}

/** Adds somebody as a form describes them, without a link yet, and returns their id; a form that arrives twice adds one. */
export function createPerson(
  deps: Deps,
  viewer: StaffViewer,
  typed: TypedPerson & { once?: string | undefined },
): string {
  FirmAccess.open(viewer, TO_MANAGE[typed.kind])
  const person = checkPerson(typed)
  const id = firmFormId(viewer, typed.once, JSON.stringify(typed))
  return deps.db
    .transaction(() => (isMade(deps.db, 'persons', id) ? id : addPerson(deps, viewer, person, id)))
    .immediate()
}

/** Changes somebody as a form describes them; who they are to the firm stays. */
export function editPerson(deps: Deps, viewer: StaffViewer, personId: string, typed: TypedPerson): void {
  const before = getManageable(deps, viewer, personId)
  const input = checkPerson({ ...typed, kind: before.kind })
  if (isDangerousChange(before, input)) requireFreshPasskey(deps, viewer)
  changePerson(deps, viewer, personId, input)
}

/** Gives somebody a new link and code (`inviteAgain`). */
export function invite(
  deps: Deps,
  viewer: StaffViewer,
  personId: string,
  how: { mail: boolean; lost: boolean },
): Invited & { person: Person } {
  const person = getManageable(deps, viewer, personId)
  requireFreshPasskey(deps, viewer)
  return { person, ...inviteAgain(deps, viewer, personId, how) }
}

/** Closes the portal to somebody, or opens it again. Throws `Invalid` for oneself and for the last owner. */
export async function changeStatus(
  deps: Deps,
  viewer: StaffViewer,
  personId: string,
  status: PersonStatus,
): Promise<void> {
  getManageable(deps, viewer, personId)
  requireFreshPasskey(deps, viewer)
  if (status === 'disabled') await disablePerson(deps, viewer, personId)
  else await enablePerson(deps, viewer, personId)
}

/** Signs somebody out everywhere. It keeps nobody out, so no passkey is asked for. */
export function signOutEverywhere(deps: Deps, viewer: StaffViewer, personId: string): void {
  getManageable(deps, viewer, personId)
  endSessions(deps, viewer, personId)
}
