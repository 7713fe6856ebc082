import { afterEach, beforeEach, expect, test } from 'bun:test'
import { DAY } from '../src/clock.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { openBrowser } from './support/browser-at-door.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await startPortal()
})
afterEach(() => portal.stop())

const client = () => portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const enrolment = (personId: string) => createEnrolment(portal.deps, SYSTEM, personId)
const tokenOf = (link: string) => new URL(link).hash.slice(1)
const open = (link: string, code: string) =>
  openBrowser(portal.fetch).post('/enrol/options', { token: tokenOf(link), code })
const kinds = (kind: string) =>
  portal.deps.db
    .query<{ kind: string }, { kind: string }>('select kind from events where kind = $kind')
    .all({ kind }).length

test('link and code together make a passkey and a session, once', async () => {
  const ada = client()
  const { link, code } = enrolment(ada.id)
  const authenticator = await createAuthenticator(ORIGIN)
  const browser = openBrowser(portal.fetch)
  const response = await browser.enrol(
    { link, code: ` ${code.toLowerCase().replace('-', ' ')} ` },
    authenticator,
  )
  expect(await response.json()).toEqual({ next: '/account/second-passkey' })
  expect((await browser.get('/verify')).status).toBe(200)
  expect((await open(link, code)).status).toBe(403)
  expect((await openBrowser(portal.fetch).signIn(authenticator)).status).toBe(200)
  expect(kinds('enrolment.completed')).toBe(1)
  expect(kinds('passkey.added')).toBe(1)
})

test('the options ask for a discoverable passkey with user verification, without attestation', async () => {
  const ada = client()
  const { link, code } = enrolment(ada.id)
  const options = await (await open(link, code)).json()
  expect(options.authenticatorSelection).toMatchObject({
    residentKey: 'required',
    userVerification: 'required',
  })
  expect(options.attestation).toBe('none')
  expect(options.rp).toEqual({ id: 'localhost', name: 'Tremblay Okafor' })
  expect(options.pubKeyCredParams.map(({ alg }: { alg: number }) => alg)).toEqual([-8, -7, -257])
})

test('the mail holds the link in the person’s language, and never the code; neither is readable on the disk', async () => {
  const { link, code } = enrolment(client().id)
  const { db, vault } = portal.deps
  const rows = db.query<{ id: string; body: Uint8Array }, []>('select id, body from mails').all()
  const [mail] = rows
  if (!mail) throw new Error('no mail was queued')
  const body = vault.firm.open('mails.body', mail.id, mail.body as Parameters<typeof vault.firm.open>[2])
  expect(JSON.parse(body).text).toContain(link)
  expect(JSON.parse(body).text).toContain('portail privé')
  expect(body).not.toContain(code)
  expect(body).not.toContain(code.replace('-', ''))
  const disk = Buffer.from(db.serialize())
  for (const secret of [tokenOf(link), code, code.replace('-', '')]) expect(disk.includes(secret)).toBe(false)
})

test('T06 a GET of the page changes nothing, however often and by whatever a mail scanner sends', async () => {
  const { link, code } = enrolment(client().id)
  const { pathname, search } = new URL(link)
  for (let i = 0; i < 10; i++) {
    expect((await portal.stranger.get(pathname + search)).status).toBe(200)
    await portal.stranger.fetch(pathname + search, { method: 'HEAD' })
    await portal.stranger.get(`${pathname}?token=${tokenOf(link)}&code=${code}`)
  }
  expect((await open(link, code)).status).toBe(200)
})

test('T08 used, ended, voided, unknown and six times wrong look the same, and are dead', async () => {
  const ada = client()
  const answers: string[] = []
  const refused = async (link: string, code: string) => {
    const response = await open(link, code)
    expect(response.status).toBe(403)
    answers.push(await response.text())
  }
  const used = enrolment(ada.id)
  await openBrowser(portal.fetch).enrol(used, await createAuthenticator(ORIGIN))
  await refused(used.link, used.code)
  const voided = enrolment(ada.id)
  const next = enrolment(ada.id)
  await refused(voided.link, voided.code)
  portal.clock.forward(14 * DAY)
  await refused(next.link, next.code)
  await refused(`${ORIGIN}/enrol#unknown`, next.code)
  const guessed = enrolment(ada.id)
  portal.clock.forward(DAY)
  for (let i = 0; i < 6; i++) await refused(guessed.link, 'CCCC-CCCC')
  portal.clock.forward(DAY)
  await refused(guessed.link, guessed.code)
  expect(new Set(answers).size).toBe(1)
  expect(kinds('enrolment.refused')).toBe(11)
})

test('T08 five wrong codes leave the right one working', async () => {
  const { link, code } = enrolment(client().id)
  for (let i = 0; i < 5; i++) expect((await open(link, 'CCCC-CCCC')).status).toBe(403)
  expect((await open(link, code)).status).toBe(200)
})

test('T09 of parallel redemptions exactly one wins, fifty times', async () => {
  for (let i = 0; i < 50; i++) {
    const { id } = portal.person({ name: `Client ${i}`, kind: 'client', email: `c${i}@example.test` })
    const { link, code } = enrolment(id)
    const racers = await Promise.all(
      [1, 2].map(async () => {
        const browser = openBrowser(portal.fetch)
        const authenticator = await createAuthenticator(ORIGIN)
        const options = await browser.options('/enrol/options', { token: tokenOf(link), code })
        return { browser, response: await authenticator.create(options) }
      }),
    )
    const statuses = await Promise.all(
      racers.map(
        async ({ browser, response }) => (await browser.post('/enrol/passkey', { response })).status,
      ),
    )
    expect(statuses.sort()).toEqual([200, 403])
    portal.clock.forward(DAY)
  }
}, 30_000)

test('T10 a registration that lies is refused, recorded, and leaves the enrolment open', async () => {
  const { link, code } = enrolment(client().id)
  const lies = [
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { userVerified: false },
    { type: 'webauthn.get' },
    { challenge: 'bm90LW91cnM' },
  ]
  for (const lie of lies) {
    const browser = openBrowser(portal.fetch)
    const options = await browser.options('/enrol/options', { token: tokenOf(link), code })
    const response = await (await createAuthenticator(ORIGIN)).create(options, lie)
    expect((await browser.post('/enrol/passkey', { response })).status).toBe(403)
  }
  expect(kinds('enrolment.refused')).toBe(lies.length)
  const done = await openBrowser(portal.fetch).enrol({ link, code }, await createAuthenticator(ORIGIN))
  expect(done.status).toBe(200)
})

test('T10 a passkey that is registered already, by whomever, is refused like any other lie', async () => {
  const taken = await createAuthenticator(ORIGIN)
  await openBrowser(portal.fetch).enrol(enrolment(client().id), taken)
  const invitation = enrolment(portal.person({ name: 'Cara Client', kind: 'client' }).id)
  expect((await openBrowser(portal.fetch).enrol(invitation, taken)).status).toBe(403)
  const done = await openBrowser(portal.fetch).enrol(invitation, await createAuthenticator(ORIGIN))
  expect(done.status).toBe(200)
})

test('enrolling in a browser where somebody else is signed in ends their session there', async () => {
  const browser = openBrowser(portal.fetch)
  await browser.enrol(enrolment(client().id), await createAuthenticator(ORIGIN))
  const before = browser.cookies.get('__Host-session') ?? ''
  const bea = portal.person({ name: 'Bea Client', kind: 'client' })
  await browser.enrol(enrolment(bea.id), await createAuthenticator(ORIGIN))
  expect(await (await browser.get('/account')).text()).toContain(bea.email)
  browser.cookies.set('__Host-session', before)
  expect((await browser.get('/account')).status).toBe(303)
})

test('a code opens only its own link', async () => {
  const first = enrolment(client().id)
  const second = enrolment(portal.person({ name: 'Eve Other', kind: 'client' }).id)
  expect((await open(first.link, second.code)).status).toBe(403)
})

test('two people on one mailbox each enrol as themselves', async () => {
  const people = ['Ada', 'Bea'].map((name) =>
    portal.person({ name, kind: 'client', email: 'home@example.test' }),
  )
  for (const person of people) {
    const browser = openBrowser(portal.fetch)
    await browser.enrol(enrolment(person.id), await createAuthenticator(ORIGIN))
    expect(await (await browser.get('/verify')).text()).toContain('Please confirm')
  }
  const owners = portal.deps.db
    .query<{ personId: string }, []>(
      `select person_id as personId from events where kind = 'enrolment.completed'`,
    )
    .all()
  expect(owners.map(({ personId }) => personId)).toEqual(people.map(({ id }) => id))
})

test('somebody disabled can be given no link, and an open one dies with them', async () => {
  const ada = client()
  const { link, code } = enrolment(ada.id)
  portal.deps.db.query(`update persons set status = 'disabled' where id = $id`).run({ id: ada.id })
  expect((await open(link, code)).status).toBe(403)
  expect(() => enrolment(ada.id)).toThrow()
})
