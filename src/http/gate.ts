import type { Server } from 'bun'
import { requireEntry, requireGuest, requireStaff } from '../access.ts'
import type { Deps } from '../deps.ts'
import { AppError, NotFound, SignInNeeded } from '../errors.ts'
import { exitAddress } from '../quick-exit/address.ts'
import { awayPage, comesBack } from '../quick-exit/away.ts'
import { UUID } from '../uuid.ts'
import { openContext, type RequestContext } from './context.ts'
import { crossSite } from './csrf.ts'
import { errorResponse } from './error-response.tsx'
import { bodyTooLarge } from './limits.ts'
import { plainRefusal, withSecurityHeaders } from './security-headers.ts'

/** Everything not listed here needs a session. test/routes.test.ts walks every route to prove it. */
export const PUBLIC_PATHS: ReadonlySet<string> = new Set([
  '/',
  '/health',
  '/brand.css',
  '/logo',
  '/firm.asc',
  '/language',
  '/help',
  '/sign-in',
  '/sign-in/options',
  '/sign-in/session',
  '/enrol',
  '/enrol/options',
  '/enrol/passkey',
  '/exit',
  '/unsubscribe',
])

/** Holds a secret of its own in its path: a calendar program cannot sign in. */
const SECRET_PATH = /^\/calendar-feeds\/[\w-]{43}\.ics$/

/** Sent to by mail programs, from anywhere and without a session: a token that only we can make says who asks. */
const TOKEN_PATHS: ReadonlySet<string> = new Set(['/unsubscribe'])

export type Handler = (request: Request, server?: Server<unknown>) => Promise<Response>

/**
 * What every request passes, in this order, before a handler sees it: Host, path, static files, session, audience,
 * matter, cross-site check, body size. It stands around Elysia and not inside it, because a hook guards only what is registered
 * after it, and a short Host confuses the router's path.
 */
export function createGate(
  deps: Deps,
  app: { fetch(request: Request): Response | Promise<Response> },
): Handler {
  const { origin } = deps
  const host = new URL(origin).host
  return async (request, server) => {
    if (request.headers.get('host') !== host) return plainRefusal(421, 'Misdirected Request')
    const path = plainPath(request.url, origin)
    if (path === null) return plainRefusal(400, 'Bad Request')
    if (path.startsWith('/static/'))
      return deps.assets.serveAsset(path, request.headers.get('accept-encoding'))
    const context = openContext(deps, request, server)
    const response = await answer(deps, app, request, path, context)
    if (request.method === 'HEAD' && context.contentLength !== undefined)
      response.headers.set('content-length', String(context.contentLength))
    return withSecurityHeaders(response, { requestId: context.id, secure: origin.startsWith('https:') })
  }
}

async function answer(
  deps: Deps,
  app: { fetch(request: Request): Response | Promise<Response> },
  request: Request,
  path: string,
  context: RequestContext,
): Promise<Response> {
  try {
    const left = context.viewer ? null : comesBack(request)
    if (left) return awayPage(exitAddress(deps, left))
    if (!isPublic(path) && !context.viewer) return signInFirst(deps, request, path)
    checkAudience(path, context)
    checkMatter(deps, path, context)
    if (!TOKEN_PATHS.has(path) && crossSite(request, deps.origin))
      return errorResponse(deps, request, new AppError(403, (text) => text.errors.crossSite))
    if (bodyTooLarge(request, path))
      return errorResponse(deps, request, new AppError(413, (text) => text.errors.tooLarge))
    return await app.fetch(request)
  } catch (error) {
    return errorResponse(deps, request, error)
  }
}

function isPublic(path: string): boolean {
  return PUBLIC_PATHS.has(path) || SECRET_PATH.test(path)
}

/** The path as the router will see it, or null for one that could be read in two ways. */
function plainPath(url: string, origin: string): string | null {
  if (!url.startsWith(`${origin}/`)) return null
  const path = url.slice(origin.length).split('?', 1)[0] ?? ''
  return /\/\/|\\|%2f|%5c|%2e|%00|\/\.\.?(\/|$)/i.test(path) ? null : path
}

/** Staff and guests have separate trees; the other's tree does not exist for them. */
function checkAudience(path: string, { viewer }: RequestContext): void {
  if (!viewer) return
  if (path === '/firm' || path.startsWith('/firm/')) requireStaff(viewer)
  if (path === '/portal' || path.startsWith('/portal/')) requireGuest(viewer)
}

const IN_MATTER = new RegExp(`^/(?:firm|portal)/matters/(${UUID})(?:/|$)`)

/** The router checks a form before a handler can open its proof: whoever may not enter a matter never gets that far. */
function checkMatter(deps: Deps, path: string, { viewer }: RequestContext): void {
  const matterId = IN_MATTER.exec(path)?.[1]
  if (matterId && viewer) requireEntry(deps, viewer, matterId)
  else if (matterId) throw new NotFound()
}

function signInFirst(deps: Deps, request: Request, path: string): Response {
  const page = request.method === 'GET' && !request.headers.has('hx-request')
  if (!page) return errorResponse(deps, request, new SignInNeeded())
  return new Response(null, {
    status: 303,
    headers: { location: `/sign-in?next=${encodeURIComponent(path)}` },
  })
}
