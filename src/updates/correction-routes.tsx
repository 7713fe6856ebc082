import { Elysia } from 'elysia'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { CorrectionPage } from '../../views/updates/correction-page.tsx'
import { type EditStatus, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { formText } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { addToUpdate, correctUpdate, getUpdate, withdrawUpdate } from './correct.ts'
import { EMPTY_UPDATE, readUpdateForm, type UpdateForm } from './form.ts'
import type { Update } from './queries.ts'
import { describeUpdate } from './read-staff.ts'

/** Ten minutes to put right what was written; afterwards something is added to it. */
export const corrections = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/updates/:updateId' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
      return correctionPage(deps, frame, access, { id: params.updateId })
    })
    .post(
      '/correction',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        const form = readUpdateForm(body ?? '')
        return formResult(
          () => {
            correctUpdate(deps, access, params.updateId, form)
            return toTab(params)
          },
          (problem) => correctionPage(deps, frame, access, { id: params.updateId, form, problem }),
        )
      },
      formText,
    )
    .post('/withdrawal', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
      return formResult(
        () => {
          withdrawUpdate(deps, access, params.updateId)
          return toTab(params)
        },
        (problem) => correctionPage(deps, frame, access, { id: params.updateId, problem }),
      )
    })
    .post(
      '/additions',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        const addition = readUpdateForm(body ?? '')
        return formResult(
          () => {
            addToUpdate(deps, access, params.updateId, addition)
            return toTab(params)
          },
          (problem) => correctionPage(deps, frame, access, { id: params.updateId, addition, problem }),
        )
      },
      formText,
    )

const toTab = ({ matterId }: { matterId: string }) => seeOther(`/firm/matters/${matterId}/status#past`)

type Shown = { id: string; form?: UpdateForm; addition?: UpdateForm; problem?: Problem }

function correctionPage(
  deps: Deps,
  frame: StaffFrame,
  access: EditStatus,
  { id, form, addition, problem }: Shown,
): Html {
  const update = getUpdate(deps, access, id)
  if (update.amendsId) throw new NotFound()
  return (
    <CorrectionPage
      frame={frame}
      matter={readMatterHeading(deps, access)}
      update={describeUpdate(deps, access, update)}
      form={form ?? formOf(update)}
      addition={addition ?? EMPTY_UPDATE}
      languages={writingLanguages(deps, access, 'status')}
      problems={problemsOf(frame.reader, problem)}
      now={timestamp(deps.clock)}
    />
  )
}

function formOf({ happened, next, lookAgainOn }: Update): UpdateForm {
  return { happened, next, lookAgainOn: lookAgainOn ?? '', documents: [] }
}
