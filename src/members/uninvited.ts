import { FirmAccess, TO_MANAGE } from '../access.ts'
import type { Deps } from '../deps.ts'
import { wasInvited } from '../enrolments/queries.ts'
import { countPasskeys } from '../passkeys/queries.ts'
import { isBeyondWall } from '../people/beyond-wall.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import type { StaffViewer } from '../viewer.ts'
import type { MemberLine } from './read.ts'

/** Who sees the matter but has no way in because nobody ever invited them; only those whom `viewer` may invite. */
export function listUninvited(
  { db, vault }: Deps,
  viewer: StaffViewer,
  members: readonly MemberLine[],
): Person[] {
  const ids = members.filter(({ obstacle }) => obstacle === null).map(({ person }) => person.id)
  const passkeys = countPasskeys(db, ids)
  const people = listPersonsById(
    db,
    vault,
    ids.filter((id) => !passkeys.get(id) && !wasInvited(db, id)),
  )
  return [...people.values()].filter(
    ({ id, kind }) => FirmAccess.allows(viewer, TO_MANAGE[kind]) && !isBeyondWall(db, viewer, id),
  )
}
