import { Elysia, t } from 'elysia'
import { brandCss } from '../../views/layout/brand-css.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { typed } from '../http/fields.ts'
import { brandVersion } from './brand.ts'
import { findLogo, getFirm } from './queries.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

const version = t.Object({ v: typed })

/** The firm's colours and its logo, which the sign-in page wears, and its certificate: open to strangers. */
export const brand = (deps: Deps) => new Elysia().use(colours(deps)).use(sign(deps)).use(certificate(deps))

const colours = (deps: Deps) =>
  new Elysia().get(
    '/brand.css',
    ({ query }) => {
      const firm = getFirm(deps.db, deps.vault)
      const caching = query.v === brandVersion(firm) ? FOR_EVER : 'no-cache'
      return new Response(brandCss(firm), {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': caching },
      })
    },
    { query: version },
  )

/** An image of ours, made by our own encoder; still nothing that a browser would run. */
const sign = (deps: Deps) =>
  new Elysia().get(
    '/logo',
    ({ query, request }) => {
      const logo = findLogo(deps.db)
      if (!logo) throw new NotFound()
      const etag = `"${logo.version}"`
      const headers = {
        'content-type': logo.type,
        'cache-control': query.v === logo.version ? FOR_EVER : 'no-cache',
        etag,
        'content-security-policy': "default-src 'none'; sandbox",
      }
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
      return new Response(logo.bytes, { headers })
    },
    { query: version },
  )

/** The public half of the key that signs what leaves the portal: whoever was given such a thing may check it. */
const certificate = (deps: Deps) =>
  new Elysia().get(
    '/firm.asc',
    async () =>
      new Response(await deps.vault.firmKey.certificate(), {
        headers: {
          'content-type': 'application/pgp-keys',
          'content-disposition': 'attachment; filename="firm.asc"',
          'cache-control': 'no-cache',
        },
      }),
  )
