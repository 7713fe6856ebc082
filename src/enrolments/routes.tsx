import { Elysia, t } from 'elysia'
import { EnrolPage } from '../../views/enrolments/enrol-page.tsx'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { jsonResponse } from '../http/json-response.ts'
import { pageFrame } from '../http/page.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { visitOf } from '../http/visit.ts'
import { Attestation } from '../passkeys/responses.ts'
import { sessionCookie } from '../sessions/session.ts'
import { openEnrolment, redeemEnrolment } from './redeem.ts'

const LinkAndCode = t.Object({
  token: t.String({ minLength: 1, maxLength: 100 }),
  code: t.String({ maxLength: 40 }),
})

/** The page that an enrolment's link opens. Reading it changes nothing, however often a mail scanner does. */
export const enrolments = (deps: Deps, limit: RateLimit) =>
  new Elysia()
    .get('/enrol', ({ request }) => <EnrolPage frame={pageFrame(deps, request)} />)
    .post(
      '/enrol/options',
      async ({ request, body }) => {
        const { from } = contextOf(request)
        const { options, cookie } = await limit.attempt(from, () => openEnrolment(deps, from, body))
        return jsonResponse(options, cookie)
      },
      { body: LinkAndCode },
    )
    .post(
      '/enrol/passkey',
      async ({ request, body }) => {
        const visit = visitOf(request)
        const token = await limit.attempt(visit.from, () => redeemEnrolment(deps, visit, body.response))
        return jsonResponse({ next: '/account/second-passkey' }, sessionCookie(token))
      },
      { body: t.Object({ response: Attestation }) },
    )
