import { Elysia, t } from 'elysia'
import { brandCss } from '../../views/layout/brand-css.ts'
import type { Deps } from '../deps.ts'
import { brandVersion } from './brand.ts'
import { getFirm } from './queries.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** The firm's colours as a stylesheet: open to strangers, since the sign-in page wears them. */
export const brand = (deps: Deps) =>
  new Elysia().get(
    '/brand.css',
    ({ query }) => {
      const firm = getFirm(deps.db, deps.vault)
      const caching = query.v === brandVersion(firm) ? FOR_EVER : 'no-cache'
      return new Response(brandCss({ accent: firm.accent, accent2: firm.accentSoft }), {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': caching },
      })
    },
    { query: t.Object({ v: t.Optional(t.String()) }) },
  )
