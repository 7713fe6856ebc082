import { Elysia } from 'elysia'
import { OutboxPage } from '../../views/mail/outbox-page.tsx'
import { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readOutbox } from './read.ts'
import { dismissMail, sendMailAgain } from './send-again.ts'

export const mail = (deps: Deps) =>
  new Elysia({ prefix: '/firm/mail' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => {
      const access = FirmAccess.open(viewer, 'mail:read')
      return <OutboxPage frame={frame} outbox={readOutbox(deps, access)} now={timestamp(deps.clock)} />
    })
    .post('/:mailId/attempt', ({ viewer, params }) => {
      sendMailAgain(deps, FirmAccess.open(viewer, 'mail:read'), params.mailId)
      return seeOther('/firm/mail')
    })
    .post('/:mailId/dismissal', ({ viewer, params }) => {
      dismissMail(deps, FirmAccess.open(viewer, 'mail:read'), params.mailId)
      return seeOther('/firm/mail')
    })
