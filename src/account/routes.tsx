import { Elysia, t } from 'elysia'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { seeOther } from '../http/forms.ts'
import { LANGUAGE_COOKIE } from '../http/language.ts'
import { ownPath } from '../http/next-path.ts'
import { changeLanguage } from './change-language.ts'

const Language = t.Union([t.Literal('en'), t.Literal('fr')])

export const account = (deps: Deps) =>
  new Elysia().post(
    '/language',
    ({ request, body }) => {
      const { viewer } = contextOf(request)
      if (viewer) changeLanguage(deps, viewer, body.language)
      const response = seeOther(ownPath(body.back) ?? '/')
      response.headers.set(
        'set-cookie',
        `${LANGUAGE_COOKIE}=${body.language}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000`,
      )
      return response
    },
    { body: t.Object({ language: Language, back: t.Optional(t.String()) }) },
  )
