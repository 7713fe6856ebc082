import { Elysia, t } from 'elysia'
import { GuestUpdatePage, GuestUpdatesPage } from '../../views/updates/guest-pages.tsx'
import { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { askForUpdate } from './asking/ask.ts'
import { getGuestUpdate, noteSeen, readGuestUpdates } from './read-guest.ts'

/** What clients read of their matter's course, and their one question about it. */
export const guestUpdates = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId' })
    .use(guestSide(deps))
    .get(
      '/updates',
      ({ viewer, frame, request, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'status:read')
        const matter = readGuestMatterHeading(deps, access, viewer.language)
        const view = readGuestUpdates(deps, access, pageNumber(query.page))
        if (!contextOf(request).isUnattended) noteSeen(deps, access, view.updates)
        return <GuestUpdatesPage {...{ frame, matter, view, now: timestamp(deps.clock) }} />
      },
      { query: t.Object({ page: typed }) },
    )
    .get('/updates/:updateId', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'status:read')
      const matter = readGuestMatterHeading(deps, access, viewer.language)
      const update = getGuestUpdate(deps, access, params.updateId)
      noteSeen(deps, access, [update])
      return <GuestUpdatePage {...{ frame, matter, update, now: timestamp(deps.clock) }} />
    })
    .post('/update-requests', ({ viewer, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'status:read')
      askForUpdate(deps, access)
      return seeOther(`/portal/matters/${access.matterId}`)
    })
