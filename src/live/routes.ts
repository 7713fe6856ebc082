import { Elysia, t } from 'elysia'
import { requireEntry } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound, SignInNeeded } from '../errors.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { isUuid } from '../uuid.ts'
import type { Viewer } from '../viewer.ts'
import type { Live } from './live.ts'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that gathers what it is given would hold every word back.
  'x-accel-buffering': 'no',
}

/** Server-sent events for one open page (HTML Living Standard, section 9.2). */
export const liveEvents = (deps: Deps, live: Live) =>
  new Elysia().get(
    '/live',
    ({ request, query }) => {
      const { viewer, allowSilence } = contextOf(request)
      if (!viewer) throw new SignInNeeded()
      const matterId = query.matter ?? null
      requirePage(deps, viewer, matterId)
      if (request.method === 'HEAD') return new Response(null, { headers: HEADERS })
      const stream = live.open(viewer, { matterId, since: query.since })
      if (!stream) return new Response(null, { status: 503, headers: { 'retry-after': '2' } })
      allowSilence(0)
      return new Response(stream, { headers: HEADERS })
    },
    { query: t.Object({ matter: typed, since: typed }) },
  )

function requirePage(deps: Deps, viewer: Viewer, matterId: string | null): void {
  if (matterId === null) return
  if (!isUuid(matterId)) throw new NotFound()
  requireEntry(deps, viewer, matterId)
}
