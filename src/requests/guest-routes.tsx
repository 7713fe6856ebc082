import { Elysia, t } from 'elysia'
import type { Frame } from '../../views/layout/frame.ts'
import { GuestItemPage } from '../../views/requests/guest-item-page.tsx'
import { GuestPagesPage } from '../../views/requests/guest-pages-page.tsx'
import { GuestRequestPage } from '../../views/requests/guest-request-page.tsx'
import { GuestAccess } from '../access.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { manyLines } from '../written.ts'
import { findItemAfterAll, lackItem } from './answer.ts'
import { completePages, leavePageOut, movePageEarlier } from './pages/arrange.ts'
import { readGuestItem, readGuestRequest } from './read-guest.ts'

/** What a client does with what they are asked for. */
export const guestRequests = (deps: Deps) => new Elysia().use(answering(deps)).use(photographing(deps))

const answering = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId' })
    .use(guestSide(deps))
    .get('/requests/:requestId', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:read')
      const matter = readGuestMatterHeading(deps, access, viewer.language)
      const request = readGuestRequest(deps, access, params.requestId)
      const comments = readComments(deps, access, { kind: 'request', id: params.requestId })
      return <GuestRequestPage {...{ frame, matter, request, comments }} />
    })
    .get('/items/:itemId', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:read')
      return itemPage({ deps, frame, access }, params.itemId)
    })
    .post(
      '/items/:itemId/absence',
      ({ viewer, frame, params, body }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:contribute')
        const reason = manyLines(body?.reason)
        return formResult(
          () => {
            lackItem(deps, access, params.itemId, reason)
            return seeOther(`/portal/matters/${params.matterId}/items/${params.itemId}#item`)
          },
          (problem) => itemPage({ deps, frame, access }, params.itemId, { problem, reason }),
        )
      },
      { body: t.Optional(t.Object({ reason: typed })) },
    )
    .post('/items/:itemId/absence/withdrawal', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:contribute')
      return formResult(
        () => {
          findItemAfterAll(deps, access, params.itemId)
          return seeOther(`/portal/matters/${params.matterId}/items/${params.itemId}#item`)
        },
        (problem) => itemPage({ deps, frame, access }, params.itemId, { problem }),
      )
    })

const photographing = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId' })
    .use(guestSide(deps))
    .get('/items/:itemId/pages', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:read')
      return pagesPage({ deps, frame, access }, params.itemId)
    })
    .post('/items/:itemId/page-sets', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:contribute')
      return formResult(
        () => {
          completePages(deps, access, params.itemId)
          return seeOther(`/portal/matters/${params.matterId}/items/${params.itemId}#item`)
        },
        (problem) => pagesPage({ deps, frame, access }, params.itemId, problem),
      )
    })
    .post('/items/:itemId/pages/:documentId/earlier-place', ({ viewer, params }) => {
      const { matterId, itemId, documentId } = params
      movePageEarlier(deps, GuestAccess.open(deps, viewer, matterId, 'tasks:contribute'), itemId, documentId)
      return seeOther(`/portal/matters/${matterId}/items/${itemId}/pages`)
    })
    .post('/items/:itemId/pages/:documentId/removal', ({ viewer, params }) => {
      const { matterId, itemId, documentId } = params
      leavePageOut(deps, GuestAccess.open(deps, viewer, matterId, 'tasks:contribute'), documentId)
      return seeOther(`/portal/matters/${matterId}/items/${itemId}/pages`)
    })

type Shown = { deps: Deps; frame: Frame; access: GuestAccess<'tasks:read'> }

function itemPage(
  { deps, frame, access }: Shown,
  itemId: string,
  { problem, reason = '' }: { problem?: Problem; reason?: string } = {},
) {
  const view = readGuestItem(deps, access, itemId)
  const matter = readGuestMatterHeading(deps, access, access.viewer.language)
  return (
    <GuestItemPage
      {...{ frame, matter, view }}
      refused={{ problems: problemsOf(frame.reader, problem), reason }}
    />
  )
}

function pagesPage({ deps, frame, access }: Shown, itemId: string, problem?: Problem) {
  const view = readGuestItem(deps, access, itemId)
  const matter = readGuestMatterHeading(deps, access, access.viewer.language)
  return <GuestPagesPage {...{ frame, matter, view, problems: problemsOf(frame.reader, problem) }} />
}
