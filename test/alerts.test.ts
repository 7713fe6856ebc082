import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { openDatabase } from '../src/db.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { disablePerson } from '../src/people/disable.ts'
import { getPerson } from '../src/people/queries.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { openBrowser } from './support/browser-at-door.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'

let smtp: MailServer
let portal: TestPortal
let owner: TestPerson

beforeAll(async () => {
  smtp = await startMailServer()
  portal = await startPortal(mailFlags(smtp.port))
  owner = portal.person({ name: 'Oona Quillfeather', firmRole: 'owner' })
})
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})

const ALERTS = { fr: 'Votre accès au portail a changé', en: 'Your access to the portal has changed' }

/** The alerts that leave for what `work` did, whoever they are for; a second round must add nothing. */
async function alertsAfter(work: () => unknown) {
  await work()
  const before = smtp.mails.length
  for (let round = 0; round < 2; round += 1) await tick(portal.deps)
  return smtp.mails.slice(before).filter(({ parsed }) => Object.values(ALERTS).includes(parsed.subject ?? ''))
}

/** Somebody with their first passkey, in the browser that made it. */
async function enrolled(who: Parameters<TestPortal['person']>[0]) {
  const person = portal.person({ kind: 'client', ...who })
  const browser = openBrowser(portal.fetch)
  await browser.enrol(createEnrolment(portal.deps, SYSTEM, person.id), await createAuthenticator(ORIGIN))
  return { person, browser }
}

async function addPasskey(browser: ReturnType<typeof openBrowser>) {
  const options = await browser.options('/account/passkeys/options')
  const response = await (await createAuthenticator(ORIGIN)).create(options)
  expect((await browser.post('/account/passkeys', { response })).status).toBe(200)
}

const invite = (person: { id: string }) => owner.post(`/firm/people/${person.id}/enrolment`)
const changeTo = ({ id }: { id: string }, changes: { email?: string; name?: string }) => {
  const { name, email, language, kind } = getPerson(portal.deps.db, portal.deps.vault, id)
  return owner.post(`/firm/people/${id}`, { kind, name, email, language, ...changes })
}

test('a first passkey is no news; a second one is, told in its owner’s language without naming anything', async () => {
  let zephyrine = {} as Awaited<ReturnType<typeof enrolled>>
  const email = 'z.roy@client.example'
  const first = await alertsAfter(async () => {
    zephyrine = await enrolled({ name: 'Zephyrine <b>Roy', language: 'fr', email })
  })
  expect(first).toEqual([])
  const mails = await alertsAfter(() => addPasskey(zephyrine.browser))
  expect(mails.map(({ to }) => to)).toEqual([[email]])
  const [{ parsed, raw } = { parsed: undefined, raw: '' }] = mails
  expect(parsed?.subject).toBe(ALERTS.fr)
  expect(parsed?.text).toContain(
    'Une nouvelle clé d’accès a été ajoutée à votre accès au portail\u202f: 2 mars 2026, 10\u00a0h (heure de Toronto).',
  )
  expect(parsed?.text).toContain('Si ce n’était pas vous, appelez-nous')
  expect(parsed?.text).toContain(`${ORIGIN}/account`)
  expect(parsed?.headers.get('content-language')).toBe('fr-CA')
  const readable = `${raw} ${parsed?.text} ${parsed?.html}`.replaceAll(email, '')
  for (const word of ['Zephyrine', 'Roy', 'Quillfeather', 'iPhone']) expect(readable).not.toContain(word)
})

test('a new link is told beside the mail that brings it, also where no mail brings it; a first one is not', async () => {
  const { person } = await enrolled({ name: 'Ada Client', email: 'ada@client.example' })
  const mails = await alertsAfter(() => invite(person))
  expect(mails.map(({ to }) => to)).toEqual([['ada@client.example']])
  expect(mails[0]?.parsed.text).toContain('A new link to set up your access to the portal was made: ')
  expect(mails[0]?.parsed.text).toContain('If this was not you, call us at once')
  expect(mails[0]?.raw).not.toContain('/enrol')
  const fresh = portal.person({ name: 'New Client', kind: 'client', email: 'new@client.example' })
  expect(await alertsAfter(() => invite(fresh))).toEqual([])
})

test('another address is told to the former one as well, and a name to neither', async () => {
  const { person } = await enrolled({ name: 'Bea Client', email: 'bea@former.example' })
  expect(await alertsAfter(() => changeTo(person, { name: 'Bea Married' }))).toEqual([])
  const mails = await alertsAfter(() => changeTo(person, { email: 'bea@taken.example' }))
  expect(mails.map(({ to }) => to[0]).sort()).toEqual(['bea@former.example', 'bea@taken.example'])
  for (const { parsed, raw } of mails) {
    expect(parsed.text).toContain('The e-mail address of your access to the portal was changed: 2 March 2026')
    expect(raw).not.toContain('Bea')
  }
  const [atFormer] = mails.filter(({ to }) => to[0] === 'bea@former.example')
  expect(atFormer?.raw).not.toContain('taken.example')
})

test('a former address that refuses its alert leaves the new one in use, and the alert stays where it was', async () => {
  const { person } = await enrolled({ name: 'Cleo Client', email: 'cleo@gone.example' })
  await tick(portal.deps)
  smtp.refuse('cleo@gone.example', 550)
  const mails = await alertsAfter(() => changeTo(person, { email: 'cleo@client.example' }))
  expect(mails.map(({ to }) => to)).toEqual([['cleo@client.example']])
  expect(getPerson(portal.deps.db, portal.deps.vault, person.id).mailState).toBe('ok')
  expect(await alertsAfter(() => addressAgain(person))).toHaveLength(2)
})
const addressAgain = (person: TestPerson) => changeTo(person, { email: 'cleo@third.example' })

test('who was never invited, and who is disabled, gets none', async () => {
  const unknown = portal.person({ name: 'Typo', kind: 'client', email: 'typo@wrong.example' })
  expect(await alertsAfter(() => changeTo(unknown, { email: 'typo@right.example' }))).toEqual([])
  const { person, browser } = await enrolled({ name: 'Dora Client', email: 'dora@client.example' })
  await tick(portal.deps)
  const mails = await alertsAfter(async () => {
    await addPasskey(browser)
    await invite(person)
    await disablePerson(portal.deps, SYSTEM, person.id)
    await changeTo(person, { email: 'dora@taken.example' })
  })
  expect(mails).toEqual([])
})

test('what was told before a restart is not told again', async () => {
  const { person } = await enrolled({ name: 'Eve Client', email: 'eve@client.example' })
  expect(await alertsAfter(() => invite(person))).toHaveLength(1)
  const before = smtp.mails.length
  const db = openDatabase(join(portal.dataDir, 'portal.db'))
  await tick({ ...portal.deps, db })
  db.close()
  expect(smtp.mails.length).toBe(before)
  expect(
    smtp.mails.filter(({ to, parsed }) => to[0] === 'eve@client.example' && parsed.subject === ALERTS.en),
  ).toHaveLength(1)
})

test('neither a stranger nor somebody else’s session makes an alert', async () => {
  const { person } = await enrolled({ name: 'Fay Client', email: 'fay@client.example' })
  const other = portal.person({ name: 'Other Client', kind: 'client' })
  await tick(portal.deps)
  const mails = await alertsAfter(async () => {
    for (const who of [portal.stranger, other]) {
      await who.post(`/firm/people/${person.id}/enrolment`)
      await who.post(`/firm/people/${person.id}`, {
        kind: 'client',
        name: 'F',
        email: 'f@evil.example',
        language: 'en',
      })
    }
  })
  expect(mails).toEqual([])
})
