import { Elysia } from 'elysia'
import { BinderPage } from '../../views/binder/binder-page.tsx'
import { GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { guestSide, staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { StaffViewer } from '../viewer.ts'
import { firmBinder, guestBinder } from './download.ts'
import { guestViewer, listTakers } from './takers.ts'

/** What is taken home when a matter ends, or before. */
export const binder = (deps: Deps) => new Elysia().use(guestSideBinder(deps)).use(firmSideBinder(deps))

const guestSideBinder = (deps: Deps) =>
  new Elysia()
    .use(guestSide(deps))
    .get('/portal/matters/:matterId/binder', ({ viewer, request, params }) =>
      guestBinder(deps, request, () => GuestAccess.open(deps, viewer, params.matterId, 'documents:read')),
    )

const firmSideBinder = (deps: Deps) => {
  const opener = (viewer: StaffViewer, matterId: string) => () =>
    StaffAccess.open(deps, viewer, matterId, 'documents:read')
  return new Elysia({ prefix: '/firm/matters/:matterId/binder' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = opener(viewer, params.matterId)()
      return (
        <BinderPage
          frame={frame}
          matter={readMatterHeading(deps, access)}
          takers={listTakers(deps, access)}
        />
      )
    })
    .get('/export', ({ viewer, request, params }) =>
      firmBinder(deps, request, { open: opener(viewer, params.matterId) }),
    )
    .get('/people/:personId', ({ viewer, request, params }) => {
      const { matterId, personId } = params
      const open = opener(viewer, matterId)
      const guest = () => GuestAccess.shownTo(deps, guestViewer(deps, open(), personId), matterId)
      return firmBinder(deps, request, { open, guest })
    })
}
