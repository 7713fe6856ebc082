import { afterEach, beforeEach, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { openBrowser, type TestBrowser } from './support/browser-at-door.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await startPortal()
})
afterEach(() => portal.stop())

/** Somebody who has just enrolled; the passkey that every test person is given is taken away again. */
async function enrolled(name = 'Ada Client') {
  const person = portal.person({ name, kind: 'client' })
  portal.deps.db.query('delete from sessions where person_id = $id').run({ id: person.id })
  portal.deps.db.query('delete from passkeys where person_id = $id').run({ id: person.id })
  const authenticator = await createAuthenticator(ORIGIN)
  const browser = openBrowser(portal.fetch)
  await browser.enrol(createEnrolment(portal.deps, SYSTEM, person.id), authenticator)
  return { person, authenticator, browser }
}

async function addPasskey(browser: TestBrowser) {
  const authenticator = await createAuthenticator(ORIGIN)
  const options = await browser.options('/account/passkeys/options')
  const response = await authenticator.create(options)
  return { authenticator, status: (await browser.post('/account/passkeys', { response })).status }
}

const passkeysOf = (personId: string) =>
  portal.deps.db
    .query<{ id: string }, { personId: string }>(
      'select id from passkeys where person_id = $personId and removed_at is null order by created_at, id',
    )
    .all({ personId })
    .map(({ id }) => id)

test('a second passkey is asked for, added, and signs in as the same person', async () => {
  const { browser, person } = await enrolled()
  expect(await (await browser.get('/account')).text()).toContain('in case a device is lost')
  expect(await (await browser.get('/account/second-passkey')).text()).toContain('Later')
  const { authenticator, status } = await addPasskey(browser)
  expect(status).toBe(200)
  expect(passkeysOf(person.id).length).toBe(2)
  const page = await (await browser.get('/account')).text()
  expect(page).not.toContain('in case a device is lost')
  expect(page).toContain('In use now')
  const elsewhere = openBrowser(portal.fetch)
  await elsewhere.signIn(authenticator)
  expect(await (await elsewhere.get('/account')).text()).toContain(person.email)
})

test('T14 a passkey is added or removed only with one used in the last five minutes', async () => {
  const { browser, person, authenticator } = await enrolled()
  const [id] = passkeysOf(person.id)
  await addPasskey(browser)
  portal.clock.forward(5 * MINUTE + 1)
  const stale = await browser.post('/account/passkeys/options')
  expect(stale.status).toBe(403)
  expect((await stale.json()).verify).toStartWith('/verify?next=')
  const waiting = await browser.submit(`/account/passkeys/${id}/removal`)
  expect(waiting.status).toBe(403)
  expect(await waiting.text()).toContain(`action="/account/passkeys/${id}/removal"`)
  expect(passkeysOf(person.id).length).toBe(2)
  await browser.verify(authenticator)
  expect((await browser.submit(`/account/passkeys/${id}/removal`)).status).toBe(303)
  expect(passkeysOf(person.id).length).toBe(1)
})

test('the last passkey stays, unless an enrolment is open', async () => {
  const { browser, person } = await enrolled()
  const [id] = passkeysOf(person.id)
  const refused = await browser.submit(`/account/passkeys/${id}/removal`)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This is your only passkey')
  createEnrolment(portal.deps, SYSTEM, person.id)
  expect((await browser.submit(`/account/passkeys/${id}/removal`)).status).toBe(303)
})

test('T13 removing a passkey ends the sessions begun with it at once, and it signs in no more', async () => {
  const { browser, person, authenticator } = await enrolled()
  const [first] = passkeysOf(person.id)
  const other = openBrowser(portal.fetch)
  await other.signIn((await addPasskey(browser)).authenticator)
  expect((await other.submit(`/account/passkeys/${first}/removal`)).status).toBe(303)
  expect((await browser.get('/account')).status).toBe(303)
  expect((await other.get('/account')).status).toBe(200)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(403)
})

test('a passkey takes a name, hostile or not; a name of nothing is refused and kept in the form', async () => {
  const { browser, person } = await enrolled()
  const [id] = passkeysOf(person.id)
  await browser.submit(`/account/passkeys/${id}/name`, { name: '<b>my "phone"</b>\u202e' })
  const page = await (await browser.get('/account')).text()
  expect(page).toContain('&lt;b&gt;my')
  expect(page).not.toContain('<b>my')
  const long = 'x'.repeat(61)
  const refused = await browser.submit(`/account/passkeys/${id}/name`, { name: long })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(long)
})

test('nobody touches another’s passkeys or sessions', async () => {
  const ada = await enrolled('Ada Client')
  const eve = await enrolled('Eve Other')
  await addPasskey(ada.browser)
  const [id] = passkeysOf(ada.person.id)
  const session = portal.deps.db
    .query<{ id: string }, { personId: string }>('select id from sessions where person_id = $personId')
    .get({ personId: ada.person.id })
  for (const path of [`passkeys/${id}/name`, `passkeys/${id}/removal`, `sessions/${session?.id}/end`])
    expect((await eve.browser.submit(`/account/${path}`, { name: 'mine' })).status).toBe(404)
  expect((await eve.browser.get(`/account/passkeys/${id}`)).status).toBe(404)
  expect((await ada.browser.get('/account')).status).toBe(200)
  const options = await eve.browser.options('/account/passkeys/options')
  const response = await (await createAuthenticator(ORIGIN)).create(options)
  expect((await ada.browser.post('/account/passkeys', { response })).status).toBe(403)
})

test('sessions are listed with device and place, and end one by one or all others at once', async () => {
  const { browser, authenticator } = await enrolled()
  const others = [openBrowser(portal.fetch), openBrowser(portal.fetch), openBrowser(portal.fetch)]
  for (const other of others) await other.signIn(authenticator)
  const page = await (await browser.get('/account')).text()
  expect(page).toContain('Safari, iPhone')
  expect(page.match(/from local/g)?.length).toBe(4)
  const [, one] = page.match(/action="(\/account\/sessions\/[^"]+)"/) ?? []
  await browser.submit(one ?? '')
  const alive = async () =>
    (await Promise.all(others.map((other) => other.get('/account')))).filter(({ status }) => status === 200)
      .length
  expect(await alive()).toBe(2)
  await browser.submit('/account/other-sessions/end')
  expect(await alive()).toBe(0)
  expect((await browser.get('/account')).status).toBe(200)
})

test('the language is the person’s own; a stranger’s choice stays with their browser', async () => {
  const { browser, person } = await enrolled()
  await browser.submit('/language', { language: 'fr', back: '/account' })
  expect(await (await browser.get('/account')).text()).toContain('Votre compte')
  expect(portal.deps.db.query('select language from persons where id = $id').get({ id: person.id })).toEqual({
    language: 'fr',
  })
  const stranger = openBrowser(portal.fetch)
  const answer = await stranger.submit('/language', { language: 'fr', back: 'https://evil.example/' })
  expect(answer.headers.get('location')).toBe('/')
  expect(await (await stranger.get('/sign-in')).text()).toContain('Connexion')
  expect((await stranger.submit('/language', { language: 'xx' })).status).toBe(422)
})

test('a calm line on the first page asks for a second passkey, until there is one', async () => {
  const { browser, person } = await enrolled()
  const matterId = await portal.matter({ responsible: portal.person({ name: 'Lee Lawyer' }) })
  portal.join(matterId, person, 'client')
  const firstPage = async () => (await browser.get(`/portal/matters/${matterId}`)).text()
  expect(await firstPage()).toContain('/account/second-passkey')
  await addPasskey(browser)
  expect(await firstPage()).not.toContain('/account/second-passkey')
})
