import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { NewRequestPage } from '../../views/requests/new-request-page.tsx'
import { type RefusedReview, RequestPage } from '../../views/requests/request-page.tsx'
import { StaffAccess } from '../access.ts'
import { askingRoutes, type Filled } from '../asked/asking-form.ts'
import { readReason } from '../asked/form.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { firmToday } from '../firm/today.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { StaffViewer } from '../viewer.ts'
import { addItem, addRequest } from './add.ts'
import { changeRequestDue, withdrawRequest } from './change.ts'
import { ITEMS_ON_FORM, readItemForm, readRequestForm } from './form.ts'
import { readRequest } from './read.ts'
import { requestOfItem, reviewItem, type Verdict } from './review.ts'

/** Asking for documents, and going through what came. */
export const requests = (deps: Deps) =>
  new Elysia().use(asking(deps)).use(changing(deps)).use(reviewing(deps))

const asking = (deps: Deps) =>
  askingRoutes(deps, 'requests', {
    page: (frame, access, filled) => newRequestPage(deps, frame, access, filled),
    make: (access, body) => `requests/${addRequest(deps, access, readRequestForm(body))}`,
  })

const changing = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/requests/:requestId' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'tasks:read')
      return requestPage(deps, frame, access, params.requestId)
    })
    .post(
      '/items',
      ({ viewer, frame, params: { matterId, requestId }, body }) => {
        const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
        const item = readItemForm(body)
        return formResult(
          () => {
            addItem(deps, access, requestId, item)
            return seeOther(`/firm/matters/${matterId}/requests/${requestId}`)
          },
          (problem) => requestPage(deps, frame, access, requestId, { problem, item }),
        )
      },
      formText,
    )
    .post(
      '/due-date',
      ({ viewer, frame, params: { matterId, requestId }, body }) => {
        const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
        return formResult(
          () => {
            changeRequestDue(deps, access, requestId, body?.dueOn)
            return seeOther(`/firm/matters/${matterId}/requests/${requestId}`)
          },
          (problem) => requestPage(deps, frame, access, requestId, { problem }),
        )
      },
      { body: t.Optional(t.Object({ dueOn: typed })) },
    )
    .post('/withdrawal', ({ viewer, params: { matterId, requestId } }) => {
      withdrawRequest(deps, StaffAccess.open(deps, viewer, matterId, 'tasks:edit'), requestId)
      return seeOther(`/firm/matters/${matterId}/tasks`)
    })

type Call = { viewer: StaffViewer; frame: StaffFrame; params: { matterId: string; itemId: string } }

const reviewing = (deps: Deps) => {
  const review = ({ viewer, frame, params: { matterId, itemId } }: Call, verdict: Verdict) => {
    const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
    return formResult(
      () => {
        const requestId = reviewItem(deps, access, itemId, verdict)
        return seeOther(`/firm/matters/${matterId}/requests/${requestId}#item-${itemId}`)
      },
      (problem) => {
        const reason = verdict.kind === 'send-back' ? verdict.reason : {}
        return requestPage(deps, frame, access, requestOfItem(deps, access, itemId), {
          problem,
          itemId,
          reason,
        })
      },
    )
  }
  return new Elysia({ prefix: '/firm/matters/:matterId/items/:itemId' })
    .use(staffSide(deps))
    .post('/acceptance', (call) => review(call, { kind: 'accept' }))
    .post('/excuse', (call) => review(call, { kind: 'excuse' }))
    .post('/reopening', (call) => review(call, { kind: 'reopen' }))
    .post(
      '/return',
      ({ body, ...call }) => review(call, { kind: 'send-back', reason: readReason(body) }),
      formText,
    )
}

/** As many documents stand open as were filled in, and one more. */
const OPEN_AT_FIRST = 2

function newRequestPage(deps: Deps, frame: StaffFrame, access: StaffAccess, { body, problem }: Filled) {
  const { title, dueOn, items } = readRequestForm(body)
  const values = { title, dueOn: dueOn ?? '', items }
  const open = Math.min(ITEMS_ON_FORM, Math.max(OPEN_AT_FIRST, items.length + 1))
  return (
    <NewRequestPage
      {...{ frame, values, room: { items: ITEMS_ON_FORM, open }, today: firmToday(deps) }}
      matter={readMatterHeading(deps, access)}
      languages={writingLanguages(deps, access, 'tasks')}
      problems={problemsOf(frame.reader, problem)}
    />
  )
}

type Again = Partial<Omit<RefusedReview, 'problems'>> & { problem?: Problem }

function requestPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'tasks:read'>,
  requestId: string,
  { problem, itemId = null, reason = {}, item = null }: Again = {},
) {
  const refused = { problems: problemsOf(frame.reader, problem), itemId, reason, item }
  return (
    <RequestPage
      {...{ frame, refused }}
      matter={readMatterHeading(deps, access)}
      request={readRequest(deps, access, requestId)}
      languages={writingLanguages(deps, access, 'tasks')}
      comments={readComments(deps, access, { kind: 'request', id: requestId })}
    />
  )
}
