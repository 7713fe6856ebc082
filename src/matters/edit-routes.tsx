import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { EditMatterPage } from '../../views/matters/edit-page.tsx'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import type { MatterForm } from './check.ts'
import { codes, matterValues } from './choose.ts'
import { changeStatus, editMatter } from './edit.ts'
import { getMatter } from './queries.ts'
import { readMatterHeading } from './read-heading.ts'
import { matterFields } from './schemas.ts'
import { CHOSEN_STATUSES } from './vocabulary.ts'

export const matterEdit = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .get('/edit', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
      return editPage(deps, frame, access, matterValues(getMatter(deps.db, deps.vault, access)))
    })
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        return formResult(
          () => {
            editMatter(deps, access, body)
            return seeOther(`/firm/matters/${access.matterId}`)
          },
          (problem) => editPage(deps, frame, access, body, problem),
        )
      },
      { body: t.Object(matterFields) },
    )
    .post(
      '/status',
      ({ viewer, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        changeStatus(deps, access, body)
        return seeOther(`/firm/matters/${access.matterId}`)
      },
      { body: t.Object({ status: typed }) },
    )

function editPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'status:edit'>,
  values: MatterForm,
  problem?: Problem,
) {
  return (
    <EditMatterPage
      {...{ frame, values, codes }}
      matter={readMatterHeading(deps, access)}
      problems={problemsOf(frame.reader, problem)}
      statuses={access.may('members:edit') ? CHOSEN_STATUSES : []}
    />
  )
}
