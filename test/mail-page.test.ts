import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { queueMail } from '../src/mail/queue.ts'
import { findMailTrouble } from '../src/mail/read.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'

let smtp: MailServer
let portal: TestPortal
let owner: TestPerson
let clerk: TestPerson
let client: TestPerson

beforeAll(async () => {
  smtp = await startMailServer()
  portal = await startPortal(mailFlags(smtp.port))
  owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper' })
  client = portal.person({ name: '<b>Ada</b> & Co', kind: 'client', email: 'ada@client.example' })
})
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})

const page = async (person: Pick<TestPerson, 'get'>) => (await person.get('/firm/mail')).text()

function queue(subject = 'Planted Subject'): string {
  const { deps } = portal
  const mail = { personId: client.id, kind: 'notice', subject, text: 'Planted Words' } as const
  return deps.db.transaction(() => queueMail(deps, mail)).immediate()
}

test('a refused mail stands on the page with its answer, without its words, until it is sent again', async () => {
  smtp.refuse('ada@client.example', 550)
  const id = queue()
  await tick(portal.deps)
  const html = await page(owner)
  expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; Co')
  expect(html).toContain('ada@client.example')
  expect(html).toContain('550 refused')
  expect(html).not.toContain('Planted')
  smtp.refuse('ada@client.example', null)
  const response = await owner.post(`/firm/mail/${id}/attempt`)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/firm/mail'])
  await tick(portal.deps)
  expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@client.example']])
  expect(await page(owner)).toContain('No mail waits here')
  const kinds = portal.deps.db.query(`select kind from events where kind like 'mail.%' order by seq`).values()
  expect(kinds.flat()).toEqual(['mail.failed', 'mail.retried'])
})

test('a mail is given up once, and its words go', async () => {
  smtp.refuse('ada@client.example', 550)
  const id = queue()
  await tick(portal.deps)
  expect((await owner.post(`/firm/mail/${id}/dismissal`)).status).toBe(303)
  expect((await owner.post(`/firm/mail/${id}/dismissal`)).status).toBe(404)
  expect((await owner.post(`/firm/mail/${id}/attempt`)).status).toBe(404)
  expect(portal.deps.db.query('select state, body from mails where id = $id').get({ id })).toEqual({
    state: 'dismissed',
    body: null,
  })
})

test('a new address on the person’s page sends what came back to it', async () => {
  smtp.refuse('ada@client.example', 550)
  queue()
  await tick(portal.deps)
  const person = { kind: 'client', name: 'Ada', email: 'ada.new@client.example', language: 'en' }
  expect((await owner.post(`/firm/people/${client.id}`, person)).status).toBe(303)
  await tick(portal.deps)
  expect((await smtp.mailTo('ada.new@client.example')).parsed.subject).toBe('Planted Subject')
  expect(
    portal.deps.db.query('select mail_state from persons where id = $id').get({ id: client.id }),
  ).toEqual({
    mail_state: 'ok',
  })
})

test('nobody else sees or moves mail', async () => {
  const id = queue()
  expect((await clerk.get('/firm/mail')).status).toBe(404)
  expect((await client.get('/firm/mail')).status).toBe(404)
  expect((await portal.stranger.get('/firm/mail')).status).toBe(303)
  expect((await clerk.post(`/firm/mail/${id}/attempt`)).status).toBe(404)
  expect((await client.post(`/firm/mail/${id}/dismissal`)).status).toBe(404)
})

test('without a mail server mails wait, and the staff are told', async () => {
  const silent = await startPortal()
  const lawyer = silent.person({ name: 'Lee Lawyer' })
  const reader = silent.person({ name: 'Luc Lecteur', language: 'fr', firmRole: 'assistant' })
  const { deps } = silent
  deps.db
    .transaction(() => queueMail(deps, { personId: lawyer.id, kind: 'alert', subject: 'a', text: 'b' }))
    .immediate()
  await tick(deps)
  expect(await page(lawyer)).toContain('No mail server is set up')
  expect(await page(reader)).toContain('Aucun serveur de courriel')
  expect(findMailTrouble(deps)).toEqual({ waiting: 1, failed: 0, late: 0, hasServer: false })
  silent.stop()
})
