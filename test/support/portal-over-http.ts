import { createAuthenticator } from './authenticator.ts'
import { openBrowser, type TestBrowser } from './browser-at-door.ts'
import { ORIGIN } from './requester.ts'

/** Somebody without a screen at a portal that runs in another process. */
export async function visit(origin: string) {
  const authenticator = await createAuthenticator(origin)
  const browser: TestBrowser = openBrowser(async (request) => {
    const headers = new Headers(request.headers)
    headers.delete('host')
    const url = request.url.replace(ORIGIN, origin)
    const body = request.body ? await request.arrayBuffer() : null
    return fetch(url, { method: request.method, headers, body, redirect: 'manual' })
  })
  return {
    ...browser,
    authenticator,
    enrol: async (invitation: { link: string; code: string }) => {
      const response = await browser.enrol(invitation, authenticator)
      if (!response.ok) throw new Error(`not enrolled: ${response.status} ${await response.text()}`)
    },
    /** Sends a form that must be accepted; returns the last part of where it leads. */
    send: async (path: string, fields: Record<string, string> = {}) => {
      const response = await browser.submit(path, fields)
      if (response.status !== 303) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.headers.get('location')?.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
    },
    page: async (path: string) => {
      const response = await browser.get(path)
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
      return response.text()
    },
  }
}
export type Visitor = Awaited<ReturnType<typeof visit>>
