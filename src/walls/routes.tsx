import { Elysia, t } from 'elysia'
import { FirmAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { membersPage } from '../members/page.tsx'
import { lowerWall, raiseWall } from './raise.ts'

export const walls = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/walls' })
    .use(staffSide(deps))
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:read')
        const manager = FirmAccess.open(viewer, 'walls:manage')
        return formResult(
          () => {
            raiseWall(deps, access, manager, body)
            const out = body.person === viewer.personId
            return seeOther(out ? '/firm/matters' : `/firm/matters/${access.matterId}/members`)
          },
          (wallProblem) => membersPage(deps, frame, access, { wallProblem, wallForm: body }),
        )
      },
      { body: t.Object({ person: typed, reason: typed, sure: typed }) },
    )
    .post('/:personId/removal', ({ viewer, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'members:read')
      lowerWall(deps, access, FirmAccess.open(viewer, 'walls:manage'), params.personId)
      return seeOther(`/firm/matters/${access.matterId}/members`)
    })
