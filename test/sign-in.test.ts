import { afterEach, beforeEach, expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../src/clock.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { createRateLimit } from '../src/http/rate-limit.ts'
import { createAuthenticator, type Lies } from './support/authenticator.ts'
import { openBrowser } from './support/browser-at-door.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await startPortal()
})
afterEach(() => portal.stop())

const SESSION = '__Host-session'

/** Somebody with a real passkey, enrolled as anybody is. */
async function enrolled(
  name: string,
  options: Parameters<typeof createAuthenticator>[1] = {},
  kind = 'client',
) {
  const person = portal.person({ name, kind: kind as 'client' | 'staff' })
  const authenticator = await createAuthenticator(ORIGIN, options)
  const browser = openBrowser(portal.fetch)
  const done = await browser.enrol(createEnrolment(portal.deps, SYSTEM, person.id), authenticator)
  expect(done.status).toBe(200)
  return { person, authenticator, browser }
}

const refusals = () =>
  portal.deps.db.query<{ kind: string }, []>(`select kind from events where kind = 'session.refused'`).all()
    .length

test('a discoverable passkey signs in: staff to the firm, others to their portal', async () => {
  for (const [kind, home] of [
    ['client', '/portal'],
    ['staff', '/firm'],
  ] as const)
    for (const algorithm of ['ES256', 'EdDSA'] as const) {
      const { authenticator } = await enrolled(`${algorithm} ${kind}`, { algorithm }, kind)
      const browser = openBrowser(portal.fetch)
      const response = await browser.signIn(authenticator)
      expect(await response.json()).toEqual({ next: home })
      expect((await browser.get('/sign-in')).headers.get('location')).toBe(home)
    }
})

test('T12 signing in makes a new session id, ends the old one and sets a cookie that only this host gets', async () => {
  const { authenticator, browser } = await enrolled('Ada Client')
  const before = browser.cookies.get(SESSION)
  const response = await browser.signIn(authenticator)
  const after = browser.cookies.get(SESSION)
  expect(after).not.toBe(before)
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(SESSION))
  for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
    expect(cookie).toContain(attribute)
  expect(cookie).not.toContain('Domain')
  browser.cookies.set(SESSION, before ?? '')
  expect((await browser.get('/verify')).status).toBe(303)
  browser.cookies.set(SESSION, after ?? '')
  expect((await browser.get('/verify')).status).toBe(200)
})

const lies: Record<string, Lies> = {
  'another origin': { origin: 'https://evil.example' },
  'another relying party': { rpId: 'evil.example' },
  'no user verification': { userVerified: false },
  'no user present': { userPresent: false },
  'the type of a registration': { type: 'webauthn.create' },
  'a challenge of its own': { challenge: 'bm90LW91cnM' },
  'the handle of nobody': { userHandle: 'bm9ib2R5' },
  'no handle': { userHandle: '' },
}
for (const [what, lie] of Object.entries(lies))
  test(`T10 a passkey with ${what} is refused and recorded`, async () => {
    const { authenticator } = await enrolled('Ada Client')
    const browser = openBrowser(portal.fetch)
    const response = await browser.signIn(authenticator, lie)
    expect(response.status).toBe(403)
    expect(browser.cookies.has(SESSION)).toBe(false)
    expect(refusals()).toBe(1)
    expect((await browser.signIn(authenticator)).status).toBe(200)
  })

test('T10 a challenge answers once: the same answer sent again is refused', async () => {
  const { authenticator } = await enrolled('Ada Client')
  const browser = openBrowser(portal.fetch)
  const response = await authenticator.get(await browser.options('/sign-in/options'))
  const ceremony = browser.cookies.get('__Host-ceremony') ?? ''
  expect((await browser.post('/sign-in/session', { response })).status).toBe(200)
  browser.cookies.set('__Host-ceremony', ceremony)
  expect((await browser.post('/sign-in/session', { response })).status).toBe(403)
  expect(refusals()).toBe(1)
})

test('T10 a challenge of another browser, of another ceremony, or from over five minutes ago is refused', async () => {
  const { authenticator, browser: home } = await enrolled('Ada Client')
  const browser = openBrowser(portal.fetch)
  const elsewhere = await openBrowser(portal.fetch).options('/sign-in/options')
  await browser.options('/sign-in/options')
  const stolen = await authenticator.get(elsewhere)
  expect((await browser.post('/sign-in/session', { response: stolen })).status).toBe(403)
  const crossed = await authenticator.get(await home.options('/verify/options'))
  expect((await home.post('/sign-in/session', { response: crossed })).status).toBe(403)
  const late = await authenticator.get(await browser.options('/sign-in/options'))
  portal.clock.forward(5 * MINUTE + 1)
  expect((await browser.post('/sign-in/session', { response: late })).status).toBe(403)
  expect(refusals()).toBe(3)
})

test('T10 an unknown passkey, and one whose owner is disabled, get the same answer as any other failure', async () => {
  const { authenticator, person } = await enrolled('Ada Client')
  const stranger = await createAuthenticator(ORIGIN)
  await stranger.create({ challenge: 'x', rp: {}, user: { id: 'eA' } })
  portal.deps.db.query(`update persons set status = 'disabled' where id = $id`).run({ id: person.id })
  const answers = [
    await openBrowser(portal.fetch).signIn(stranger),
    await openBrowser(portal.fetch).signIn(authenticator),
    await openBrowser(portal.fetch).signIn(authenticator, { origin: 'https://evil.example' }),
  ]
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(new Set(bodies).size).toBe(1)
  expect(refusals()).toBe(3)
})

test('T10 another person’s passkey does not confirm who sits at a session', async () => {
  const ada = await enrolled('Ada Client')
  const eve = await enrolled('Eve Other')
  expect((await ada.browser.verify(eve.authenticator)).status).toBe(403)
  expect(refusals()).toBe(1)
  expect((await ada.browser.verify(ada.authenticator)).status).toBe(200)
})

test('T11 a synced passkey that always counts 0 signs in again and again', async () => {
  const { authenticator } = await enrolled('Ada Client')
  for (let i = 0; i < 3; i++) expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(200)
})

test('T11 a counter that goes back blocks the passkey, ends its sessions and is recorded', async () => {
  const { authenticator, browser } = await enrolled('Ada Client', { counts: true })
  expect((await openBrowser(portal.fetch).signIn(authenticator, { counter: 10 })).status).toBe(200)
  const refused = await openBrowser(portal.fetch).signIn(authenticator, { counter: 5 })
  expect(refused.status).toBe(403)
  expect((await refused.json()).problem).toContain('may exist twice')
  expect((await browser.get('/verify')).status).toBe(303)
  expect((await openBrowser(portal.fetch).signIn(authenticator, { counter: 20 })).status).toBe(403)
  const flagged = portal.deps.db
    .query<{ personId: string }, []>(
      `select person_id as personId from events where kind = 'passkey.counter-went-back'`,
    )
    .all()
  expect(flagged.length).toBe(1)
})

test('T14 a session ends after 31 idle minutes, and after twelve hours however busy', async () => {
  const { authenticator, browser } = await enrolled('Ada Client')
  portal.clock.forward(31 * MINUTE)
  expect((await browser.get('/verify')).status).toBe(303)
  await browser.signIn(authenticator)
  for (let passed = 0; passed <= 12 * HOUR; passed += 20 * MINUTE) {
    const { status } = await browser.get('/verify')
    expect(status).toBe(200)
    portal.clock.forward(20 * MINUTE)
  }
  expect((await browser.get('/verify')).status).toBe(303)
})

test('T15 after ten failures an address waits a quarter of an hour; a success is not a failure', async () => {
  const { authenticator } = await enrolled('Ada Client')
  const fail = () => openBrowser(portal.fetch).signIn(authenticator, { userVerified: false })
  for (let i = 0; i < 10; i++) {
    expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(200)
    expect((await fail()).status).toBe(403)
  }
  expect((await fail()).status).toBe(429)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(429)
  portal.clock.forward(15 * MINUTE)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(200)
})

test('T15 a thousand addresses lock out nobody else; one IPv6 network is one address; tries at once all count', async () => {
  const limit = createRateLimit(portal.clock)
  const fail = (from: string) =>
    limit
      .attempt(from, () => Promise.reject(new Error('wrong')))
      .then(
        () => 'done',
        (error) => (error.status === 429 ? 'wait' : 'wrong'),
      )
  for (let i = 0; i < 1000; i++) await fail(`10.0.${i >> 8}.${i & 255}`)
  expect(await limit.attempt('192.0.2.1', async () => 'in')).toBe('in')
  for (let i = 0; i < 10; i++) await fail(`2001:db8:1:2::${i + 1}`)
  expect(await fail('2001:db8:1:2:3:4:5:6')).toBe('wait')
  expect(await fail('2001:db8:1:3::1')).toBe('wrong')
  const atOnce = await Promise.all(Array.from({ length: 50 }, () => fail('192.0.2.2')))
  expect(atOnce.filter((outcome) => outcome === 'wrong').length).toBe(10)
})

test('T15 whoever asks for challenges without end is told to wait', async () => {
  const ask = () => openBrowser(portal.fetch).post('/sign-in/options')
  for (let i = 0; i < 300; i++) await ask()
  expect((await ask()).status).toBe(429)
  portal.clock.forward(15 * MINUTE)
  expect((await ask()).status).toBe(200)
})

test('after sign-in nothing but a path of this portal is gone to', async () => {
  const { authenticator } = await enrolled('Ada Client')
  const nexts = { '/portal/matters/1?tab=2': '/portal/matters/1?tab=2' } as Record<string, string>
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
    nexts[evil] = '/portal'
  for (const [next, expected] of Object.entries(nexts)) {
    const browser = openBrowser(portal.fetch)
    const options = await browser.options('/sign-in/options')
    const response = await browser.post('/sign-in/session', {
      response: await authenticator.get(options),
      next,
    })
    expect(await response.json()).toEqual({ next: expected })
  }
})

test('signing out ends the session at once', async () => {
  const { browser } = await enrolled('Ada Client')
  const before = browser.cookies.get(SESSION) ?? ''
  expect((await browser.submit('/sign-out')).headers.get('location')).toBe('/sign-in')
  expect(browser.cookies.has(SESSION)).toBe(false)
  browser.cookies.set(SESSION, before)
  expect((await browser.get('/verify')).status).toBe(303)
})

test('T20 odd answers are refused without an echo of what was sent', async () => {
  const browser = openBrowser(portal.fetch)
  for (const body of [
    {},
    { response: null },
    { response: { id: ['a'], __proto__: { polluted: 1 } } },
    { response: { id: '<script>', rawId: 'x', type: 'public-key', response: {} } },
  ]) {
    const response = await browser.post('/sign-in/session', body)
    expect(response.status).toBe(422)
    expect(await response.text()).not.toContain('script>')
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('the door speaks the visitor’s language', async () => {
  const french = await portal.stranger.fetch('/sign-in', { headers: { 'accept-language': 'fr-CA' } })
  expect(await french.text()).toContain('Se connecter avec votre clé d’accès')
  const english = await portal.stranger.fetch('/sign-in', { headers: { 'accept-language': 'en' } })
  expect(await english.text()).toContain('Sign in with your passkey')
})
