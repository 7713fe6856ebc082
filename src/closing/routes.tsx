import { Elysia, t } from 'elysia'
import { ClosingPage } from '../../views/closing/closing-page.tsx'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { hasFreshPasskey, requireFreshPasskey, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { StaffViewer } from '../viewer.ts'
import { closeNow, reopenMatter } from './close.ts'
import { readMissing } from './missing.ts'
import { callOffClosing, planClosing } from './plan.ts'
import { readClosing } from './read.ts'

type Call = { viewer: StaffViewer; frame: StaffFrame; params: { matterId: string } }

/** How a matter's portal ends: planned, moved, called off, closed, opened again. */
export const closing = (deps: Deps) => new Elysia().use(planning(deps)).use(ending(deps))

const planning = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/closing' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'members:read')
      return closingPage(deps, frame, access)
    })
    .post(
      '/',
      ({ body, ...call }) =>
        acting(deps, call, body.date, (matterId) => planClosing(deps, call.viewer, matterId, body.date)),
      { body: t.Object({ date: typed }) },
    )
    .post('/withdrawal', (call) =>
      acting(deps, call, undefined, (matterId) => callOffClosing(deps, call.viewer, matterId)),
    )

const ending = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .post('/closure', (call) =>
      acting(deps, call, undefined, (matterId) => {
        requireFreshPasskey(deps, call.viewer)
        closeNow(deps, call.viewer, matterId)
      }),
    )
    .post('/reopening', (call) =>
      acting(deps, call, undefined, (matterId) => {
        requireFreshPasskey(deps, call.viewer)
        reopenMatter(deps, call.viewer, matterId)
      }),
    )

function acting(deps: Deps, call: Call, date: string | undefined, act: (matterId: string) => void) {
  const { viewer, frame, params } = call
  const access = StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'members:edit')
  return formResult(
    () => {
      act(access.matterId)
      return seeOther(`/firm/matters/${access.matterId}/closing`)
    },
    (problem) => closingPage(deps, frame, access, { problem, date }),
  )
}

type Refused = { problem?: Problem; date?: string | undefined }

function closingPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'members:read'>,
  refused: Refused = {},
) {
  const { timeZone } = frame.reader
  const view = readClosing(deps, access.matterId)
  const reading = access.narrowed('documents:read')
  const { noticeDays, graceDays } = deps.config.closing
  return (
    <ClosingPage
      {...{ frame, view, noticeDays, graceDays }}
      matter={readMatterHeading(deps, access)}
      missing={reading && readMissing(deps, reading, view.people)}
      mayAct={access.may('members:edit')}
      fresh={hasFreshPasskey(deps, access.viewer)}
      problems={problemsOf(frame.reader, refused.problem)}
      date={refused.date ?? (view.plan ? dayOf(view.plan.closesAt, timeZone) : '')}
      today={dayOf(timestamp(deps.clock), timeZone)}
    />
  )
}
