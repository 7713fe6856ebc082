import { Elysia, t } from 'elysia'
import { SignInPage } from '../../views/sessions/sign-in-page.tsx'
import { VerifyPage } from '../../views/sessions/verify-page.tsx'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { jsonResponse } from '../http/json-response.ts'
import { ownPath } from '../http/next-path.ts'
import { anySide, pageFrame } from '../http/page.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { visitOf } from '../http/visit.ts'
import { authenticationOptions } from '../passkeys/authentication.ts'
import { beginCeremony } from '../passkeys/ceremony.ts'
import { Assertion } from '../passkeys/responses.ts'
import { endSession } from './end.ts'
import { homeOf } from './home.ts'
import { EXPIRED_SESSION_COOKIE, sessionCookie } from './session.ts'
import { signIn } from './sign-in.ts'
import { verifySession } from './verify.ts'

const Next = t.Object({ next: typed })
const Answer = t.Object({ response: Assertion, next: typed })

/** The door, for whoever stands before it. */
const door = (deps: Deps, limit: RateLimit) =>
  new Elysia()
    .get(
      '/sign-in',
      ({ request, query }) => {
        const { viewer } = contextOf(request)
        const next = ownPath(query.next)
        if (viewer) return seeOther(next ?? homeOf(viewer.kind))
        return <SignInPage frame={pageFrame(deps, request)} next={next} />
      },
      { query: Next },
    )
    .post('/sign-in/options', async ({ request }) => {
      limit.ask(contextOf(request).from)
      const options = await authenticationOptions(deps)
      return jsonResponse(options, beginCeremony(deps, 'sign-in', options))
    })
    .post(
      '/sign-in/session',
      async ({ request, body }) => {
        const visit = visitOf(request)
        const { token, kind } = await limit.attempt(visit.from, () => signIn(deps, visit, body.response))
        return jsonResponse({ next: ownPath(body.next) ?? homeOf(kind) }, sessionCookie(token))
      },
      { body: Answer },
    )

/** What somebody signed in does with their session. */
const inside = (deps: Deps, limit: RateLimit) =>
  new Elysia()
    .use(anySide(deps))
    .post('/sign-out', ({ viewer }) => {
      endSession(deps, viewer, viewer.sessionId)
      const response = seeOther('/sign-in')
      response.headers.set('set-cookie', EXPIRED_SESSION_COOKIE)
      return response
    })
    .get(
      '/verify',
      ({ viewer, frame, query }) => (
        <VerifyPage frame={frame} next={ownPath(query.next) ?? homeOf(viewer.kind)} />
      ),
      { query: Next },
    )
    .post('/verify/options', async ({ viewer: { personId } }) => {
      const options = await authenticationOptions(deps, personId)
      const { challenge } = options
      return jsonResponse(options, beginCeremony(deps, 'verify', { challenge, personId }))
    })
    .post(
      '/verify/passkey',
      async ({ viewer, request, body }) => {
        const { from, ceremony } = visitOf(request)
        await limit.attempt(from, () => verifySession(deps, viewer, ceremony, body.response))
        return jsonResponse({ next: ownPath(body.next) ?? homeOf(viewer.kind) })
      },
      { body: Answer },
    )

export const sessions = (deps: Deps, limit: RateLimit) =>
  new Elysia().use(door(deps, limit)).use(inside(deps, limit))
