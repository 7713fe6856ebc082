import { Elysia, t } from 'elysia'
import { AccountPage } from '../../views/account/account-page.tsx'
import { PasskeyPage } from '../../views/account/passkey-page.tsx'
import { SecondPasskeyPage } from '../../views/account/second-passkey-page.tsx'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { jsonResponse } from '../http/json-response.ts'
import { languageCookie } from '../http/language.ts'
import { ownPath } from '../http/next-path.ts'
import { anySide } from '../http/page.ts'
import { visitOf } from '../http/visit.ts'
import { Attestation } from '../passkeys/responses.ts'
import { readTelling } from '../preferences/read.ts'
import { endOtherSessions, endSession } from '../sessions/end.ts'
import { homeOf } from '../sessions/home.ts'
import { addOwnPasskey, openPasskey } from './add-passkey.ts'
import { changeLanguage } from './change-language.ts'
import { removeOwnPasskey, renamePasskey } from './passkeys.ts'
import { readAccount, readOwnPasskey } from './read.ts'

const Language = t.Union([t.Literal('en'), t.Literal('fr')])

/** For strangers too: whoever cannot read a page must be able to change its language. */
const language = (deps: Deps) =>
  new Elysia().post(
    '/language',
    ({ request, body }) => {
      const { viewer } = contextOf(request)
      if (viewer) changeLanguage(deps, viewer, body.language)
      const response = seeOther(ownPath(body.back) ?? '/')
      response.headers.set('set-cookie', languageCookie(body.language))
      return response
    },
    { body: t.Object({ language: Language, back: typed }) },
  )

const passkeys = (deps: Deps) =>
  new Elysia()
    .use(anySide(deps))
    .get('/account/second-passkey', ({ viewer, frame }) => (
      <SecondPasskeyPage frame={frame} home={homeOf(viewer.kind)} />
    ))
    .post('/account/passkeys/options', async ({ viewer }) => {
      const { options, cookie } = await openPasskey(deps, viewer)
      return jsonResponse(options, cookie)
    })
    .post(
      '/account/passkeys',
      async ({ viewer, request, body }) => {
        await addOwnPasskey(deps, viewer, visitOf(request), body.response)
        return jsonResponse({ next: ownPath(body.next) ?? '/account' })
      },
      { body: t.Object({ response: Attestation, next: typed }) },
    )

/** One passkey of the viewer's: its name, and the way to be rid of it. */
const onePasskey = (deps: Deps) =>
  new Elysia({ prefix: '/account/passkeys/:passkeyId' })
    .use(anySide(deps))
    .get('/', ({ viewer, frame, params }) => (
      <PasskeyPage frame={frame} {...readOwnPasskey(deps, viewer, params.passkeyId)} />
    ))
    .post(
      '/name',
      ({ viewer, frame, params: { passkeyId }, body: { name } }) =>
        formResult(
          () => {
            renamePasskey(deps, viewer, passkeyId, name)
            return seeOther('/account')
          },
          (problem) => {
            const problems = problemsOf(frame.reader, problem)
            const passkey = readOwnPasskey(deps, viewer, passkeyId)
            return <PasskeyPage {...{ frame, problems }} {...passkey} typed={name} />
          },
        ),
      { body: t.Object({ name: typed }) },
    )
    .post('/removal', ({ viewer, frame, params: { passkeyId } }) =>
      formResult(
        () => {
          removeOwnPasskey(deps, viewer, passkeyId)
          return seeOther('/account')
        },
        (problem) => {
          const problems = problemsOf(frame.reader, problem)
          return <PasskeyPage {...{ frame, problems }} {...readOwnPasskey(deps, viewer, passkeyId)} />
        },
      ),
    )

const overview = (deps: Deps) =>
  new Elysia()
    .use(anySide(deps))
    .get('/account', ({ viewer, frame }) => (
      <AccountPage frame={frame} {...readAccount(deps, viewer)} telling={readTelling(deps, viewer)} />
    ))
    .post('/account/sessions/:sessionId/end', ({ viewer, params: { sessionId } }) => {
      endSession(deps, viewer, sessionId)
      return seeOther('/account')
    })
    .post('/account/other-sessions/end', ({ viewer }) => {
      endOtherSessions(deps, viewer)
      return seeOther('/account')
    })

export const account = (deps: Deps) =>
  new Elysia().use(language(deps)).use(overview(deps)).use(passkeys(deps)).use(onePasskey(deps))
