import { createPortal } from '../../src/app.tsx'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import type { TestPerson, TestPortal } from './portal.ts'

/** The same portal behind a real port, for what needs a connection: programs, browsers, uploads that break off. */
export function listenOn(portal: TestPortal) {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 30,
    maxRequestBodySize: 2 ** 36,
    fetch: (request) => answer(request),
  })
  const origin = `http://localhost:${server.port}`
  const listening = createPortal({ ...portal.deps, origin })
  answer = (request) => listening.fetch(request, server)
  return {
    origin,
    port: server.port ?? 0,
    cookie: ({ token }: Pick<TestPerson, 'token'>) => `${SESSION_COOKIE}=${token}`,
    stop: () => server.stop(true),
  }
}
