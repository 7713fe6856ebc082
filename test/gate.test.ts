import { afterAll, expect, test } from 'bun:test'
import { startPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })

const raw = (url: string, headers: Record<string, string>, method = 'GET') =>
  portal.fetch(new Request(url, { method, headers }))

for (const host of ['x', 'evil.example', 'localhost', '127.0.0.1:8080', 'localhost:8080.evil.example'])
  test(`T01 Host ${host} is misdirected`, async () => {
    expect((await raw(`${ORIGIN}/health`, { host })).status).toBe(421)
  })

for (const path of [
  '//firm',
  '/firm//matters',
  '/portal/%2e%2e%2ffirm',
  '/firm%2fmatters',
  '/firm\\matters/%5c',
])
  test(`T02 ${path} reaches no page`, async () => {
    const response = await owner.get(path)
    expect([400, 404]).toContain(response.status)
  })

test('T17 answers from before any page say what they are, and are not kept', async () => {
  const answers = [
    { status: 421, response: await raw(`${ORIGIN}/health`, { host: 'evil.example' }) },
    { status: 400, response: await owner.get('/firm%2fmatters') },
    { status: 404, response: await owner.get('/static/js/none.js') },
  ]
  for (const { status, response } of answers) {
    const header = (name: string) => response.headers.get(name)
    const said = [header('content-type'), header('x-content-type-options'), header('cache-control')]
    expect([response.status, ...said]).toEqual([status, 'text/plain; charset=utf-8', 'nosniff', 'no-store'])
  }
})

test('T05 a POST from another site is refused, whatever it says', async () => {
  const post = (headers: Record<string, string>) =>
    owner.fetch('/language', { method: 'POST', headers, body: new URLSearchParams({ language: 'fr' }) })
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post({ 'sec-fetch-site': 'same-site', origin: ORIGIN })).status).toBe(403)
  expect((await post({ 'sec-fetch-site': 'same-origin' })).status).not.toBe(403)
})

test('T05 without Fetch Metadata the Origin decides; without either, only our own clients pass', async () => {
  const post = async (headers: Record<string, string>) => {
    const response = await raw(`${ORIGIN}/language`, { host: 'localhost:8080', ...headers }, 'POST')
    return response.status
  }
  expect(await post({ origin: 'https://evil.example' })).toBe(403)
  expect(await post({})).toBe(403)
  expect(await post({ origin: ORIGIN })).not.toBe(403)
  expect(await post({ 'hx-request': 'true' })).not.toBe(403)
})

test('T16 every page carries the headers that keep a browser strict', async () => {
  for (const path of ['/sign-in', '/firm', '/firm/nothing-here']) {
    const { headers } = await owner.get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  }
})

test('a body that is too large is refused before it is read, and so is one of unknown length', async () => {
  const post = async (headers: Record<string, string>) =>
    (await owner.fetch('/language', { method: 'POST', headers, body: 'language=fr' })).status
  expect(await post({ 'content-length': '300000' })).toBe(413)
  expect(await post({ 'transfer-encoding': 'chunked' })).toBe(413)
})

test('T32 a form of which nobody says how long it is, as HTTP/2 may bring it, is refused without a byte read', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(65_536))
      },
    },
    { highWaterMark: 0 },
  )
  const response = await portal.stranger.fetch('/sign-in/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
  })
  expect(response.status).toBe(413)
  expect(pulled).toBe(0)
})

test('T32 a word in the address makes no upload of a form', async () => {
  const matterId = await portal.matter({ responsible: owner })
  const post = async (path: string) =>
    (await owner.fetch(path, { method: 'POST', headers: { 'content-length': '300000' }, body: 'a=b' })).status
  expect(await post(`/firm/matters/${matterId}/documents/uploads/recalls`)).toBe(413)
  expect(await post('/firm/people/uploads/status')).toBe(413)
  expect(await post('/account/passkeys/uploads/name')).toBe(413)
})

test('T02 the way on after signing in leads to no other site', async () => {
  for (const next of ['/.//evil.example', '/x/..//evil.example', '/%2e//evil.example', '//evil.example'])
    expect((await owner.get(`/sign-in?next=${encodeURIComponent(next)}`)).headers.get('location')).toBe(
      '/firm',
    )
})
