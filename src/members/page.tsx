import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { MembersPage } from '../../views/members/members-page.tsx'
import { WallsSheet } from '../../views/walls/walls-sheet.tsx'
import { FirmAccess, type StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { type Problem, problemsOf } from '../http/forms.ts'
import { listLawyers } from '../matters/choose.ts'
import { getMatter } from '../matters/queries.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { WallForm } from '../walls/raise.ts'
import { readWallable, readWalls } from '../walls/read.ts'
import { readMembers } from './read.ts'
import { listUninvited } from './uninvited.ts'

/** The access page of a matter, with what was wrong with the form that was sent from it. */
export function membersPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'members:read'>,
  refused: { problem?: Problem; wallProblem?: Problem; wallForm?: WallForm } = {},
): Html {
  const mayEdit = access.may('members:edit')
  const members = readMembers(deps, access)
  return (
    <MembersPage
      frame={frame}
      matter={readMatterHeading(deps, access)}
      members={members}
      uninvited={listUninvited(deps, access.viewer, members)}
      problems={problemsOf(frame.reader, refused.problem)}
      now={timestamp(deps.clock)}
      mayEdit={mayEdit}
      lawyers={mayEdit ? listLawyers(deps) : []}
      responsibleId={getMatter(deps.db, deps.vault, access).responsibleId}
      walls={wallsSheet(deps, frame, access, refused)}
    />
  )
}

function wallsSheet(
  deps: Deps,
  { reader }: StaffFrame,
  access: StaffAccess<'members:read'>,
  { wallProblem, wallForm = {} }: { wallProblem?: Problem; wallForm?: WallForm },
): Html | null {
  if (!FirmAccess.allows(access.viewer, 'walls:manage')) return null
  const manager = FirmAccess.open(access.viewer, 'walls:manage')
  return (
    <WallsSheet
      reader={reader}
      matterId={access.matterId}
      walls={readWalls(deps, access, manager)}
      people={readWallable(deps, access)}
      values={wallForm}
      problems={problemsOf(reader, wallProblem)}
    />
  )
}
