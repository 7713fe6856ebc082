import { afterAll, afterEach, beforeEach, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { SECOND } from '../src/clock.ts'
import { eventsIn, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'
import { raiseWall } from './support/walls.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const HOSTILE = '<b>Obsidian</b>\r\nBcc: everybody@example.test'
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
let client: TestPerson
let francophone: TestPerson
let expert: TestPerson
let walled: TestPerson
let id: string
let count = 0

beforeEach(async () => {
  count += 1
  const someone = (name: string, kind: 'client' | 'outside', language: 'en' | 'fr' = 'en') =>
    portal.person({ name: `${name} Quillfeather`, kind, language, email: `${name}.${count}@example.test` })
  client = someone('ada', 'client')
  francophone = someone('zoe', 'client', 'fr')
  expert = someone('xavier', 'outside')
  walled = someone('wade', 'client')
  id = await portal.matter({ responsible: lawyer, title: HOSTILE, clientTitle: HOSTILE })
  portal.join(id, lawyer, 'responsible-lawyer')
  for (const who of [client, francophone, walled]) portal.join(id, who, 'client')
  const ends = new Date(portal.clock.now().getTime() + 80 * 86_400_000).toISOString()
  portal.join(id, expert, 'third-party', { endsAt: ends })
  passDays(portal, 0)
  await raiseWall(id, { by: owner, against: walled })
  await settle()
  smtp.mails.length = 0
})

/** A closing of another test would be told of in this one. */
afterEach(async () => {
  for (const act of ['closing/withdrawal', 'closure']) await lawyer.post(`/firm/matters/${id}/${act}`)
})

/** Everything that is due is sent, also what waits for its batching minute. */
async function settle(): Promise<void> {
  await tick(portal.deps)
  portal.clock.forward(61 * SECOND)
  await tick(portal.deps)
}
const today = () =>
  Temporal.Instant.from(portal.clock.now().toISOString()).toZonedDateTimeISO('America/Toronto')
const inDays = (days: number) => today().toPlainDate().add({ days }).toString()
const plan = (days: number) => lawyer.post(`/firm/matters/${id}/closing`, { date: inDays(days) })
async function after(days: number): Promise<string[]> {
  passDays(portal, days)
  await settle()
  return smtp.mails
    .splice(0)
    .flatMap(({ to }) => to)
    .sort()
}
const concerned = () => [client, expert, francophone].map(({ email }) => email).sort()

test('everybody who can read is told 30, 14 and 3 days before, each once, and nobody else', async () => {
  await plan(40)
  expect(await after(0)).toEqual([])
  expect(await after(9)).toEqual([])
  expect(await after(1)).toEqual(concerned())
  for (let i = 0; i < 3; i++) expect(await after(0)).toEqual([])
  expect(await after(15)).toEqual([])
  expect(await after(1)).toEqual(concerned())
  expect(await after(11)).toEqual(concerned())
  expect(await after(2)).toEqual([])
  expect(eventsIn(portal, id, /reminded/)).toHaveLength(9)
  expect(eventsIn(portal, id, /notice\.sent/)).toHaveLength(9)
})

test('the mail is in each person’s language, names the day, and nothing of the matter', async () => {
  await plan(20)
  await settle()
  expect(smtp.mails).toHaveLength(3)
  const mailTo = (who: TestPerson) => smtp.mails.find(({ to }) => to.includes(who.email))
  const english = mailTo(client)
  expect(english?.parsed.subject).toBe('Before the portal closes')
  expect(english?.parsed.text).toContain(
    'In the client portal of Tremblay Okafor, one of your matters closes on',
  )
  const french = mailTo(francophone)
  expect(french?.parsed.subject).toBe('Avant que le portail ferme')
  expect(french?.parsed.text).toContain('l’un de vos dossiers sera fermé le')
  expect(String(french?.parsed.html)).toContain('lang="fr-CA"')
  for (const { raw, parsed, to } of smtp.mails) {
    expect(to).toHaveLength(1)
    const readable = `${raw} ${parsed.text} ${parsed.html}`
    for (const word of ['Obsidian', 'everybody@', 'Quillfeather', `T-${id.slice(-8)}`, id])
      expect(readable).not.toContain(word)
  }
  for (const file of ['portal.db', 'portal.db-wal']) {
    const bytes = readFileSync(join(portal.dataDir, file)).toString('latin1')
    expect(bytes).not.toContain('Before the portal closes')
  }
})

test('of notices that are late only one goes out, and who joins later is told too', async () => {
  await plan(10)
  expect(await after(0)).toEqual(concerned())
  const late = portal.person({ name: 'Lara Late', kind: 'client', email: `late.${count}@example.test` })
  portal.join(id, late, 'client')
  expect(await after(1)).toEqual([late.email])
  expect(await after(6)).toEqual([...concerned(), late.email].sort())
})

test('a closing that is called off is told to nobody any more, not even by mails that wait', async () => {
  await plan(30)
  expect(await after(0)).toEqual(concerned())
  smtp.refuse(client.email, 451)
  expect(await after(16)).toEqual([expert, francophone].map(({ email }) => email).sort())
  await lawyer.post(`/firm/matters/${id}/closing/withdrawal`)
  smtp.refuse(client.email, null)
  expect(await after(1)).toEqual([])
  expect(await after(14)).toEqual([])
  expect(eventsIn(portal, id, /matter\.(read|cl)/)).toEqual([])
})

test('a new date is told to those who were told of the other one', async () => {
  await plan(30)
  expect(await after(0)).toEqual(concerned())
  await plan(60)
  expect(await after(0)).toEqual(concerned())
  await plan(30)
  expect(await after(0)).toEqual(concerned())
  expect(await after(1)).toEqual([])
})

test('whoever cannot be reached is said so on the page, and told once their address is right', async () => {
  smtp.refuse(client.email, 550)
  await plan(30)
  expect(await after(0)).toEqual([lawyer, expert, francophone].map(({ email }) => email).sort())
  const page = await (await lawyer.get(`/firm/matters/${id}/closing`)).text()
  expect(page).toContain('no mail reaches them: call them')
  const email = `right.${count}@example.test`
  await lawyer.post(`/firm/people/${client.id}`, { kind: 'client', name: client.name, email, language: 'en' })
  expect(await after(0)).toContain(email)
  expect(await after(1)).not.toContain(email)
})

test('the firm is told when the day comes and a client has not said that they have their copy', async () => {
  await plan(20)
  await after(0)
  await client.post(`/portal/matters/${id}/closing/acknowledgement`)
  expect(await after(0)).toEqual([lawyer.email])
  await after(17)
  expect(await after(3)).toEqual([lawyer.email])
  expect(await after(1)).toEqual([])
  const page = await (await lawyer.get(`/firm/matters/${id}/closing`)).text()
  expect(page).toContain('A client has not said that they have their copy.')
  expect(await (await lawyer.get('/firm')).text()).toContain('1\u00a0client has not said')
})

test('where every client has their copy, the day comes in silence', async () => {
  await plan(20)
  await after(0)
  for (const who of [client, francophone]) await who.post(`/portal/matters/${id}/closing/acknowledgement`)
  expect(await after(0)).toEqual([lawyer.email])
  await after(17)
  expect(await after(3)).toEqual([])
})
