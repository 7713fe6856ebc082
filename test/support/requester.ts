import { SESSION_COOKIE } from '../../src/sessions/session.ts'

export const ORIGIN = 'http://localhost:8080'

export type TestFetch = (request: Request) => Promise<Response>

/** Requests as a browser with this session sends them. */
export function requester(fetch: TestFetch, token: string | null) {
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    withLength(headers, init.body)
    headers.set('host', new URL(ORIGIN).host)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    if (token) headers.set('cookie', `${SESSION_COOKIE}=${token}`)
    return fetch(new Request(`${ORIGIN}${path}`, { redirect: 'manual', ...init, headers }))
  }
  return {
    fetch: send,
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string | string[]> = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        ),
      )
      return send(path, { method: 'POST', body })
    },
  }
}

/** A connection says how long a form is; what is sent in octets or as a stream is left as it is. */
export function withLength(headers: Headers, body: RequestInit['body']): Headers {
  const isText = typeof body === 'string' || body instanceof URLSearchParams
  if (headers.has('content-length') || headers.has('transfer-encoding')) return headers
  if (isText) headers.set('content-length', String(Buffer.byteLength(String(body))))
  if (body instanceof FormData) headers.set('content-length', String(sizeOf(body)))
  return headers
}

/** Without the framing. */
function sizeOf(form: FormData): number {
  return [...form.values()].reduce((sum, value) => sum + new Blob([value]).size, 0)
}
