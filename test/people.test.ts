import { afterEach, beforeEach, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { Invalid } from '../src/errors.ts'
import { SYSTEM } from '../src/events/append.ts'
import { disablePerson } from '../src/people/disable.ts'
import { plainEmail } from '../src/people/email.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { openBrowser } from './support/browser-at-door.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'
import { raiseWall } from './support/walls.ts'

let portal: TestPortal
let owner: TestPerson
let lawyer: TestPerson
let client: TestPerson
beforeEach(async () => {
  portal = await startPortal({ 'smtp-host': 'mail.example.test', 'smtp-from': 'portal@firm.example' })
  owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  lawyer = portal.person({ name: 'Lee Lawyer' })
  client = portal.person({ name: 'Ada Client', kind: 'client' })
})
afterEach(() => portal.stop())

const ada = {
  kind: 'client',
  name: 'Émilie Roy',
  email: 'emilie@Example.TEST',
  phone: '+1 514 555-0123',
  language: 'fr',
}
const pageOf = async (response: Response | Promise<Response>) => (await response).text()
const eventKinds = () =>
  portal.deps.db
    .query<{ kind: string }, []>('select kind from events order by seq')
    .all()
    .map(({ kind }) => kind)
const mails = () =>
  portal.deps.db.query<{ count: number }, []>('select count(*) as count from mails').get()?.count

async function add(fields: Record<string, string>, by = lawyer) {
  const response = await by.post('/firm/people', fields)
  return response.headers.get('location')?.split('/').at(-1) ?? ''
}

test('staff add a client, invite them, and see the code once', async () => {
  const id = await add(ada)
  expect(await pageOf(lawyer.get(`/firm/people/${id}`))).toContain('emilie@example.test')
  const page = await pageOf(lawyer.post(`/firm/people/${id}/enrolment`, { mail: 'yes' }))
  const code = page.match(/invitation-code">([2-9C-X]{4}-[2-9C-X]{4})</)?.[1] ?? ''
  expect(code).not.toBe('')
  expect(page).toContain('+1 514 555-0123')
  expect(page).toContain('Votre accès à notre portail privé')
  expect(page).toContain('Your access to our private portal')
  expect(page).toContain('<svg class="qr-code"')
  expect(page).not.toContain('/enrol?')
  expect(mails()).toBe(1)
  for (const path of [`/firm/people/${id}`, '/firm/people', '/account'])
    expect(await pageOf(lawyer.get(path))).not.toContain(code)
})

test('a link that no mail carries can be read on the page', async () => {
  const id = await add(ada)
  const unsent = await pageOf(lawyer.post(`/firm/people/${id}/enrolment`, {}))
  expect(unsent).toContain('/enrol?lang=fr#')
  expect(unsent).toContain('No e-mail is sent')
  const { config } = portal.deps
  const withoutServer = await portal.restarted({
    config: { ...config, smtp: { ...config.smtp, host: null } },
  })
  const waits = await pageOf(withoutServer.as(lawyer).post(`/firm/people/${id}/enrolment`, { mail: 'yes' }))
  expect(waits).toContain('/enrol?lang=fr#')
  expect(waits).toContain('waits, because no mail server is set up')
})

test('somebody added for a matter is given access to it next, and the id of the matter is nothing but an id', async () => {
  const matterId = Bun.randomUUIDv7()
  const form = await pageOf(lawyer.get(`/firm/people/new?kind=client&matter=${matterId}`))
  expect(form).toContain(`name="matter" value="${matterId}"`)
  const added = await lawyer.post('/firm/people', { ...ada, matter: matterId })
  expect(added.headers.get('location')).toMatch(
    new RegExp(`^/firm/matters/${matterId}/members/new\\?person=[0-9a-f-]{36}$`),
  )
  const before = eventKinds().length
  for (const matter of ['../../portal', '//evil.example', '"><script>'])
    expect((await lawyer.post('/firm/people', { ...ada, matter })).status).toBe(422)
  expect(eventKinds().length).toBe(before)
})

test('for a lost device the passkeys go, the sessions end, and the new link brings the person back', async () => {
  const authenticator = await createAuthenticator(ORIGIN)
  const browser = openBrowser(portal.fetch)
  await browser.enrol(createEnrolment(portal.deps, SYSTEM, client.id), authenticator)
  const page = await pageOf(lawyer.post(`/firm/people/${client.id}/enrolment`, { mail: 'yes', lost: 'yes' }))
  expect(page).toContain('invitation-code')
  expect((await browser.get('/account')).status).toBe(303)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(403)
  expect(eventKinds().filter((kind) => kind === 'passkey.removed').length).toBe(2)
})

test('a new link kills the old one; without mail none is sent', async () => {
  const first = createEnrolment(portal.deps, SYSTEM, client.id)
  await lawyer.post(`/firm/people/${client.id}/enrolment`)
  const token = new URL(first.link).hash.slice(1)
  const browser = openBrowser(portal.fetch)
  expect((await browser.post('/enrol/options', { token, code: first.code })).status).toBe(403)
  expect(mails()).toBe(1)
})

test('the list is searched without accents, filtered and sorted as the language sorts', async () => {
  await add(ada)
  await add({ ...ada, name: 'Zoé Éthier', email: 'zoe@example.test' })
  await add({ ...ada, name: 'eric Fox', email: 'fox@example.test' })
  const found = await pageOf(lawyer.get('/firm/people?q=emilie+roy'))
  expect(found).toContain('Émilie Roy')
  expect(found).not.toContain('Zoé')
  const clients = await pageOf(lawyer.get('/firm/people?kind=client'))
  const names = [...clients.matchAll(/\/firm\/people\/[0-9a-f-]+">([^<]+)</g)].map(([, name]) => name)
  expect(names).toEqual(['Ada Client', 'Émilie Roy', 'eric Fox', 'Zoé Éthier'])
  expect(await pageOf(lawyer.get('/firm/people?status=disabled'))).toContain('Nobody here')
  expect(await pageOf(lawyer.get('/firm/people?kind=nonsense&page=7'))).toContain('People')
})

for (const email of [
  'a@b.c\r\nBcc: evil@x',
  '"a@evil"@b.c',
  'a@b.ca, d@e.fr',
  'Ada <a@b.ca>',
  'a@b',
  'a b@c.ca',
  '@b.ca',
  'a@',
  `${'x'.repeat(65)}@b.ca`,
  'a@b.ca\u0000',
])
  test(`T24 ${JSON.stringify(email)} is not one plain address`, async () => {
    expect(plainEmail(email)).toBeNull()
    const response = await lawyer.post('/firm/people', { ...ada, email })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('one plain e-mail address')
    expect(page).toContain('Émilie Roy')
  })

test('what is wrong is said beside its field, and hostile text stays text', async () => {
  const name = '<script>alert(1)</script>\u202e'
  for (const [field, value] of Object.entries({ name: ' ', phone: 'call me', language: 'xx' })) {
    const response = await lawyer.post('/firm/people', { ...ada, name, [field]: value })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(`error-${field}`)
  }
  const id = await add({ ...ada, name })
  const page = await pageOf(lawyer.get(`/firm/people/${id}`))
  expect(page).toContain('&lt;script>alert(1)&lt;/script>'.replaceAll('>', '&gt;'))
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('\u202e')
})

test('two people may share a mailbox, and staff are told', async () => {
  const first = await add(ada)
  const second = await add({ ...ada, name: 'Paul Roy', email: 'EMILIE@example.test'.toLowerCase() })
  const page = await pageOf(lawyer.get(`/firm/people/${second}`))
  expect(page).toContain('This mailbox is shared')
  expect(page).toContain(`/firm/people/${first}`)
})

test('only an owner manages staff; nobody but staff sees people at all', async () => {
  const staff = { ...ada, kind: 'staff', firmRole: 'lawyer', email: 'new@example.test' }
  expect((await lawyer.post('/firm/people', staff)).status).toBe(404)
  expect((await lawyer.get('/firm/people/new?kind=staff')).status).toBe(404)
  for (const path of ['enrolment', 'status', 'sessions/end', ''])
    expect(
      (
        await lawyer.post(`/firm/people/${owner.id}/${path}`.replace(/\/$/, ''), {
          ...staff,
          status: 'disabled',
        })
      ).status,
    ).toBe(404)
  expect((await owner.post('/firm/people', staff)).status).toBe(303)
  const bookkeeper = portal.person({ name: 'Bo Book', firmRole: 'bookkeeper' })
  expect((await bookkeeper.get('/firm/people')).status).toBe(200)
  expect((await bookkeeper.post('/firm/people', ada)).status).toBe(404)
  for (const person of [client, portal.person({ name: 'Xavier Expert', kind: 'outside' })])
    expect((await person.get(`/firm/people/${client.id}`)).status).toBe(404)
  expect((await portal.stranger.get('/firm/people')).headers.get('location')).toStartWith('/sign-in')
})

test('a form cannot make a client into staff', async () => {
  const fields = { ...ada, kind: 'staff', firmRole: 'owner', email: client.email }
  await lawyer.post(`/firm/people/${client.id}`, fields)
  const row = portal.deps.db
    .query<{ kind: string; firm_role: string | null }, { id: string }>(
      'select kind, firm_role from persons where id = $id',
    )
    .get({ id: client.id })
  expect(row).toEqual({ kind: 'client', firm_role: null })
})

test('T14 inviting, disabling and a new address need a passkey used in the last five minutes; the form waits', async () => {
  portal.clock.forward(5 * MINUTE + 1)
  const changed = { ...ada, name: 'Ada Client', email: 'new@example.test', phone: '' }
  for (const [path, fields] of [
    ['/enrolment', { mail: 'yes' }],
    ['/status', { status: 'disabled' }],
    ['', changed],
  ] as const) {
    const response = await lawyer.post(`/firm/people/${client.id}${path}`, fields)
    expect(response.status).toBe(403)
    const page = await response.text()
    expect(page).toContain(`action="/firm/people/${client.id}${path}"`)
    for (const [name, value] of Object.entries(fields))
      expect(page).toContain(`name="${name}" value="${value}"`)
  }
  const harmless = { ...changed, email: client.email, language: 'en', name: 'Ada C.' }
  expect((await lawyer.post(`/firm/people/${client.id}`, harmless)).status).toBe(303)
})

test('T13 somebody disabled is out on every device at the next request, and back only with a new session', async () => {
  const authenticator = await createAuthenticator(ORIGIN)
  const browsers = [openBrowser(portal.fetch), openBrowser(portal.fetch)]
  const open = createEnrolment(portal.deps, SYSTEM, client.id)
  await browsers[0]?.enrol(open, authenticator)
  await browsers[1]?.signIn(authenticator)
  const pending = createEnrolment(portal.deps, SYSTEM, client.id)
  expect((await lawyer.post(`/firm/people/${client.id}/status`, { status: 'disabled' })).status).toBe(303)
  const { keyring } = portal.deps.vault
  expect([...keyring.disabledPersons().keys()]).toEqual([client.id])
  for (const browser of browsers) expect((await browser.get('/account')).status).toBe(303)
  expect((await client.get('/account')).status).toBe(303)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(403)
  expect((await openBrowser(portal.fetch).enrol(pending, await createAuthenticator(ORIGIN))).status).toBe(403)
  expect((await lawyer.post(`/firm/people/${client.id}/enrolment`)).status).toBe(422)
  await lawyer.post(`/firm/people/${client.id}/status`, { status: 'active' })
  expect(keyring.disabledPersons().size).toBe(0)
  for (const browser of browsers) expect((await browser.get('/account')).status).toBe(303)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(200)
  expect((await openBrowser(portal.fetch).enrol(pending, await createAuthenticator(ORIGIN))).status).toBe(403)
  expect(eventKinds()).toContain('person.disabled')
  expect(eventKinds()).toContain('person.enabled')
})

test('the last active owner stays an owner and active; nobody disables themselves', async () => {
  await expect(disablePerson(portal.deps, SYSTEM, owner.id)).rejects.toThrow(Invalid)
  const second = portal.person({ name: 'Otto Owner', firmRole: 'owner' })
  expect(await pageOf(second.post(`/firm/people/${second.id}/status`, { status: 'disabled' }))).toContain(
    'You cannot disable yourself',
  )
  expect((await second.post(`/firm/people/${owner.id}/status`, { status: 'disabled' })).status).toBe(303)
  const demoted = { ...ada, kind: 'staff', firmRole: 'lawyer', name: second.name, email: second.email }
  const refused = await second.post(`/firm/people/${second.id}`, demoted)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('only active owner')
})

test('another role ends the sessions of that person; a new address lets the old link die', async () => {
  const changed = { ...ada, kind: 'staff', firmRole: 'assistant', name: lawyer.name, email: lawyer.email }
  expect((await owner.post(`/firm/people/${lawyer.id}`, changed)).status).toBe(303)
  expect((await lawyer.get('/account')).status).toBe(303)
  const { link, code } = createEnrolment(portal.deps, SYSTEM, client.id)
  await owner.post(`/firm/people/${client.id}`, { ...ada, email: 'elsewhere@example.test' })
  const response = await openBrowser(portal.fetch).post('/enrol/options', {
    token: new URL(link).hash.slice(1),
    code,
  })
  expect(response.status).toBe(403)
})

test('staff sign somebody out everywhere', async () => {
  await lawyer.post(`/firm/people/${client.id}/sessions/end`)
  expect((await client.get('/account')).status).toBe(303)
})

test('the page of a person shows only matters that the viewer may enter', async () => {
  const open = await portal.matter({ responsible: lawyer, title: 'Roy purchase' })
  const colleague = portal.person({ name: 'Cole Colleague' })
  const hidden = await portal.matter({ responsible: colleague, title: 'Roy divorce' })
  portal.join(open, lawyer, 'responsible-lawyer')
  for (const matterId of [open, hidden]) portal.join(matterId, client, 'client')
  const page = await pageOf(lawyer.get(`/firm/people/${client.id}`))
  expect(page).toContain('Roy purchase')
  expect(page).not.toContain('Roy divorce')
  expect(page).not.toContain(hidden)
  await raiseWall(hidden, { by: owner, against: owner })
  const walled = await pageOf(owner.get(`/firm/people/${client.id}`))
  expect(walled).toContain('Roy purchase')
  expect(walled).not.toContain('Roy divorce')
})

test('somebody new is offered the firm’s first language, whatever the one who adds them reads', async () => {
  const firmIn = (languages: string) => portal.deps.db.query('update firm set languages = ?').run(languages)
  const form = async () => (await owner.get('/firm/people/new?kind=client')).text()
  expect(await form()).toMatch(/name="language" checked value="en"|value="en" checked/)
  firmIn('fr,en')
  expect(await form()).toMatch(/name="language" checked value="fr"|value="fr" checked/)
  firmIn('en,fr')
})
