import { FirmAccess, requireFreshPasskey, TO_MANAGE } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { StaffViewer } from '../viewer.ts'
import { addPerson } from './add.ts'
import { changePerson, isDangerousChange } from './change.ts'
import { readPerson, type TypedPerson } from './input.ts'
import { getManageable } from './overview.ts'

/** Adds somebody as a form describes them, without a link yet, and returns their id. */
export function createPerson(deps: Deps, viewer: StaffViewer, typed: TypedPerson): string {
  FirmAccess.open(viewer, TO_MANAGE[typed.kind])
  const person = readPerson(typed)
  return deps.db.transaction(() => addPerson(deps, viewer, person)).immediate()
}

/** Changes somebody as a form describes them; who they are to the firm stays. */
export function editPerson(deps: Deps, viewer: StaffViewer, personId: string, typed: TypedPerson): void {
  const before = getManageable(deps, viewer, personId)
  const input = readPerson({ ...typed, kind: before.kind })
  if (isDangerousChange(before, input)) requireFreshPasskey(deps, viewer)
  changePerson(deps, viewer, personId, input)
}
