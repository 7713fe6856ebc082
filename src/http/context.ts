import type { Server } from 'bun'
import { cookieOf } from '../cookie.ts'
import type { Deps } from '../deps.ts'
import { findViewer, SESSION_COOKIE } from '../sessions/session.ts'
import type { Viewer } from '../viewer.ts'

/** What the gate found out about a request before any handler runs. */
export type RequestContext = {
  id: string
  /** The visitor's address: the peer's, or what the configured proxy says. */
  from: string
  viewer: Viewer | null
  /** The page fetches by itself: nobody need be looking. */
  isUnattended: boolean
  /** For how many seconds from now nothing need happen on this connection; 0 is for ever. Bun counts no body. */
  allowSilence(seconds: number): void
  /** What a HEAD is answered with: Elysia makes it from GET and counts the octets of the body that it throws away. */
  contentLength?: number
}

/** What a page sends with whatever it fetches by itself (views/browser/live). */
const UNATTENDED = 'x-unattended'

const contexts = new WeakMap<Request, RequestContext>()

export function contextOf(request: Request): RequestContext {
  const context = contexts.get(request)
  if (!context) throw new Error('a request came past the gate')
  return context
}

export function openContext(deps: Deps, request: Request, server?: Server<unknown>): RequestContext {
  const from = addressOf(deps, request, plainAddress(server?.requestIP(request)?.address ?? 'local'))
  const token = cookieOf(request, SESSION_COOKIE)
  const isUnattended = request.headers.has(UNATTENDED)
  const context: RequestContext = {
    id: crypto.randomUUID(),
    from,
    viewer: token ? findViewer(deps, token, from, isUnattended) : null,
    isUnattended,
    allowSilence: (seconds: number) => server?.timeout(request, seconds),
  }
  contexts.set(request, context)
  return context
}

/** A socket for both families gives an IPv4 peer as `::ffff:192.0.2.1`, which no configuration calls it. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** `X-Forwarded-For` counts only from the configured proxy: anybody else can write what they like there. */
function addressOf({ config }: Deps, request: Request, peer: string): string {
  if (!config.trustedProxy || peer !== config.trustedProxy) return peer
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || peer
}
