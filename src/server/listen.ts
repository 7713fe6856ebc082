import type { Server } from 'bun'
import { Refusal } from '../installation/refusal.ts'
import type { Certificate } from './certificate.ts'

export type Handler = (request: Request, server: Server<undefined>) => Response | Promise<Response>

export type Listener = {
  readonly port: number
  /** What answers from now on. */
  answerWith: (handler: Handler) => void
  /** New connections see the new certificate at once; requests under way end on the old one. */
  replaceCertificate: (certificate: Certificate) => void
  /** Takes no new request and resolves when those under way are done, or after `grace` milliseconds without them. */
  stop: (grace: number) => Promise<void>
}

type Address = { host: string; port: number; certificate: Certificate | null }

// A request is cut when nothing moves for so long; uploads and downloads set their own (server.timeout).
const IDLE_SECONDS = 30
// Bun's limit is for all routes alike, and a tus program may send a whole file in one request; the gate limits the rest.
const LARGEST_BODY = 2 ** 45

const starting: Handler = () => new Response('Starting', { status: 503, headers: { 'retry-after': '2' } })

/** Opens the port. Throws a `Refusal` when it is taken or not allowed to this user. */
export function listen({ host, port, certificate }: Address): Listener {
  const hostname = host === 'localhost' ? '127.0.0.1' : host
  let handler = starting
  const open = (at: number, pair: Certificate | null) =>
    Bun.serve({
      hostname,
      port: at,
      // Two listeners share the port for the moment in which a certificate is replaced, and never otherwise.
      reusePort: pair !== null,
      idleTimeout: IDLE_SECONDS,
      maxRequestBodySize: LARGEST_BODY,
      ...(pair && { tls: pair, http2: true }),
      fetch: (request, server): Response | Promise<Response> => handler(request, server),
      error: () => new Response('Something went wrong', { status: 500 }),
    })
  if (certificate && port !== 0) refuseIfTaken(hostname, port)
  let server = orRefuse(hostname, port, () => open(port, certificate))
  const bound = server.port ?? port
  return {
    port: bound,
    answerWith: (next) => {
      handler = next
    },
    replaceCertificate: (pair) => {
      const old = server
      server = open(bound, pair)
      void old.stop(false)
    },
    stop: async (grace) => {
      await Promise.race([server.stop(false), Bun.sleep(grace)])
      await server.stop(true)
    },
  }
}

/** A shared port opens silently beside another program's; a plain one does not. */
function refuseIfTaken(hostname: string, port: number): void {
  const probe = orRefuse(hostname, port, () =>
    Bun.serve({ hostname, port, reusePort: false, fetch: () => new Response() }),
  )
  void probe.stop(true)
}

function orRefuse<T>(hostname: string, port: number, open: () => T): T {
  try {
    return open()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    const where = `port ${port} on ${hostname}`
    if (code === 'EADDRINUSE') throw new Refusal(`Another program has ${where} already.`)
    if (code === 'EACCES') throw new Refusal(`This user may not open ${where}.`)
    throw new Refusal(`${where} cannot be opened: ${cause instanceof Error ? cause.message : cause}`)
  }
}
