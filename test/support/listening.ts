import { createPortal } from '../../src/app.tsx'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

type Extra = (request: Request) => Response | undefined

/**
 * The same portal behind a real port, for what needs a connection: programs, browsers, uploads that break off. `extra`
 * answers first what is its own, such as a page that only a test needs.
 */
export function listenOn(portal: TestPortal, extra: Extra = () => undefined) {
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
  answer = (request) => extra(request) ?? listening.fetch(request, server)
  return {
    origin,
    port: server.port ?? 0,
    cookie: ({ token }: Pick<TestPerson, 'token'>) => `${SESSION_COOKIE}=${token}`,
    stop: () => server.stop(true),
  }
}
