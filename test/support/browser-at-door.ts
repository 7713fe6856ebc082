import type { TestAuthenticator } from './authenticator.ts'
import { ORIGIN, withLength } from './requester.ts'

type Fetch = (request: Request) => Promise<Response>

/** A browser without a screen: keeps cookies, sends what the pages' scripts send. */
export function openBrowser(fetch: Fetch) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('host', new URL(ORIGIN).host)
    headers.set('sec-fetch-site', 'same-origin')
    headers.set('user-agent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_1) Safari/605.1.15')
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const whole = { redirect: 'manual', ...init, headers: withLength(headers, init.body) } as const
    const response = await fetch(new Request(`${ORIGIN}${path}`, whole))
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const post = (path: string, body: unknown = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
  const browser = {
    ...{ cookies, fetch: send },
    get: (path: string) => send(path),
    post,
    submit: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    options: async (path: string, body: unknown = {}) => (await post(path, body)).json(),
    async signIn(authenticator: TestAuthenticator, lies = {}) {
      const options = await browser.options('/sign-in/options')
      return post('/sign-in/session', { response: await authenticator.get(options, lies) })
    },
    async verify(authenticator: TestAuthenticator, lies = {}) {
      const options = await browser.options('/verify/options')
      return post('/verify/passkey', { response: await authenticator.get(options, lies) })
    },
    async enrol({ link, code }: { link: string; code: string }, authenticator: TestAuthenticator) {
      const token = new URL(link).hash.slice(1)
      const opened = await post('/enrol/options', { token, code })
      if (!opened.ok) return opened
      return post('/enrol/passkey', { response: await authenticator.create(await opened.json()) })
    },
  }
  return browser
}
export type TestBrowser = ReturnType<typeof openBrowser>
