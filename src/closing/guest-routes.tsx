import { Elysia } from 'elysia'
import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { acknowledgeCopy } from './acknowledge.ts'

export const guestClosing = (deps: Deps) =>
  new Elysia()
    .use(guestSide(deps))
    .post('/portal/matters/:matterId/closing/acknowledgement', ({ viewer, params }) => {
      acknowledgeCopy(deps, GuestAccess.open(deps, viewer, params.matterId, 'documents:read'))
      return seeOther(`/portal/matters/${params.matterId}?done=copy#closing`)
    })
