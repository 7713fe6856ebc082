import { Elysia, t } from 'elysia'
import { DestroyedPage } from '../../views/destruction/destroyed-page.tsx'
import { DestructionPage } from '../../views/destruction/destruction-page.tsx'
import { DestructionsPage } from '../../views/destruction/list-page.tsx'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { FirmAccess, hasFreshPasskey, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { StaffViewer } from '../viewer.ts'
import { approveDestruction } from './approve.ts'
import { attestPendingCopy } from './complete.ts'
import { areMet, needsReason } from './conditions.ts'
import { certificateFile } from './files.ts'
import { findDestroyed, readDestroyed, readDestruction, readDestructions } from './read.ts'
import { type DestructionForm, requestDestruction, withdrawRequest } from './request.ts'

/** The end of a matter: asked for, approved, and what is left of it. */
export const destruction = (deps: Deps) => new Elysia().use(deciding(deps)).use(destroyed(deps))

const form = { body: t.Object({ number: typed, reason: typed }) }

const deciding = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/destruction' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => matterPage(deps, frame, opened(deps, viewer, params.matterId)))
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = acting(deps, viewer, params.matterId)
        return formResult(
          () => {
            requestDestruction(deps, access, body)
            return seeOther(`/firm/matters/${access.matterId}/destruction`)
          },
          (problem) => matterPage(deps, frame, access, { problem, values: body }),
        )
      },
      form,
    )
    .post('/withdrawal', ({ viewer, frame, params }) => {
      const access = acting(deps, viewer, params.matterId)
      return formResult(
        () => {
          withdrawRequest(deps, access)
          return seeOther(`/firm/matters/${access.matterId}/destruction`)
        },
        (problem) => matterPage(deps, frame, access, { problem }),
      )
    })
    .post(
      '/:destructionId/approval',
      ({ viewer, frame, params, body }) => {
        const access = acting(deps, viewer, params.matterId)
        return formResult(
          () => {
            approveDestruction(deps, access, params.destructionId, body)
            return seeOther(`/firm/destructions/${params.destructionId}`)
          },
          (problem) => matterPage(deps, frame, access, { problem, values: body }),
        )
      },
      form,
    )

const destroyed = (deps: Deps) =>
  new Elysia({ prefix: '/firm/destructions' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => (
      <DestructionsPage frame={frame} destructions={readDestructions(deps, viewer)} />
    ))
    .get('/:destructionId', ({ viewer, frame, params }) => {
      const view = readDestroyed(deps, findDestroyed(deps, viewer, params.destructionId))
      return <DestroyedPage frame={frame} view={view} mayAttest={FirmAccess.allows(viewer, 'firm:manage')} />
    })
    .get('/:destructionId/certificate/:ending', ({ viewer, params }) => {
      const destruction = findDestroyed(deps, viewer, params.destructionId)
      return certificateFile(deps, destruction, params.ending)
    })
    .post('/:destructionId/copies/:number/attestation', async ({ viewer, params }) => {
      FirmAccess.open(viewer, 'firm:manage')
      const destruction = findDestroyed(deps, viewer, params.destructionId)
      await attestPendingCopy(deps, viewer, destruction, Number(params.number))
      return seeOther(`/firm/destructions/${destruction.id}`)
    })

const opened = (deps: Deps, viewer: StaffViewer, matterId: string) =>
  StaffAccess.openWhateverPhase(deps, viewer, matterId, 'members:read')
const acting = (deps: Deps, viewer: StaffViewer, matterId: string) =>
  StaffAccess.openWhateverPhase(deps, viewer, matterId, 'members:edit')

function matterPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'members:read'>,
  { problem, values }: { problem?: Problem; values?: DestructionForm } = {},
) {
  const view = readDestruction(deps, access)
  return (
    <DestructionPage
      {...{ frame, view }}
      matter={readMatterHeading(deps, access)}
      ready={areMet(view.conditions)}
      needsReason={needsReason(view.conditions)}
      fresh={hasFreshPasskey(deps, access.viewer)}
      problems={problemsOf(frame.reader, problem)}
      values={{ number: values?.number ?? '', reason: values?.reason ?? '' }}
    />
  )
}
