import { Elysia, t } from 'elysia'
import { UnsubscribePage } from '../../views/preferences/unsubscribe-page.tsx'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { SYSTEM } from '../events/append.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { pageFrame } from '../http/page.ts'
import { oneOf } from '../one-of.ts'
import { tellLess } from './change.ts'
import { personOfToken } from './unsubscribe-token.ts'

const LESS = ['weekly', 'off'] as const
const Token = t.Object({ token: typed })

/**
 * Where a summary is declined, without signing in (RFC 8058): a mail program posts here by itself, with no cookie and from
 * anywhere, and the token alone says for whom. Looking at the page changes nothing, because mail scanners look.
 */
export const unsubscribe = (deps: Deps) =>
  new Elysia({ prefix: '/unsubscribe' })
    .get(
      '/',
      ({ request, query }) => {
        requirePerson(deps, query.token)
        return <UnsubscribePage frame={pageFrame(deps, request)} token={query.token ?? ''} />
      },
      { query: Token },
    )
    .post(
      '/',
      ({ request, query, body }) => {
        const personId = requirePerson(deps, query.token)
        const isOneClick = body['List-Unsubscribe'] === 'One-Click'
        const done = oneOf(LESS, body.pace) ?? (isOneClick ? 'off' : null)
        const { from } = contextOf(request)
        if (done) tellLess(deps, { ...SYSTEM, from }, personId, done)
        return <UnsubscribePage frame={pageFrame(deps, request)} token={query.token ?? ''} done={done} />
      },
      { query: Token, body: t.Object({ pace: typed, 'List-Unsubscribe': typed }) },
    )

function requirePerson(deps: Deps, token: string | undefined): string {
  const personId = personOfToken(deps, token ?? '')
  if (personId === null) throw new NotFound()
  return personId
}
