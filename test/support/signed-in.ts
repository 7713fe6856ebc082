import { createPortal } from '../../src/app.tsx'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import type { TestPerson, TestPortal } from './portal.ts'

/**
 * The portal behind a port of its own, where every request comes with one person's session: a browser cannot be given a
 * `__Host-` cookie from outside. For tests of pages; signing in has its own.
 */
export function listenAs(portal: TestPortal, { token }: Pick<TestPerson, 'token'>) {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: (request) => answer(request) })
  const origin = `http://localhost:${server.port}`
  const listening = createPortal({ ...portal.deps, origin })
  answer = (request) => {
    const headers = new Headers(request.headers)
    headers.set('cookie', `${SESSION_COOKIE}=${token}`)
    return listening.fetch(new Request(request, { headers }))
  }
  return { origin, stop: () => server.stop(true) }
}
