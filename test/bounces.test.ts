import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { recordReport } from '../src/bounces/record.ts'
import { mayBeReport, readReport } from '../src/bounces/report.ts'
import { DAY, MINUTE } from '../src/clock.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { type About, exchange, exim, feedback, holiday, oldExim, postfix } from './support/reports.ts'
import { share } from './support/shares.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
const { db } = portal.deps
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const lawyer = portal.person({ name: 'Ada Lawyer', email: 'ada@firm.example' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')

function newClient(): TestPerson {
  const email = `${crypto.randomUUID().slice(0, 8)}@client.example`
  const client = portal.person({ name: 'Zoe Client', kind: 'client', email })
  portal.join(matterId, client, 'client')
  return client
}

async function mailTo(client: TestPerson): Promise<About> {
  const document = await addDocument(portal, matterId, lawyer, 'Letter.pdf', 'a letter')
  await share(matterId, [document], { by: lawyer, to: [client], en: { title: 'A letter' } })
  const before = smtp.mails.length
  await tick(portal.deps)
  await passMinute()
  const mail = smtp.mails.slice(before).find(({ to }) => to.includes(client.email))
  return { messageId: mail?.parsed.messageId ?? '', recipient: client.email }
}

const passMinute = () => pass(2 * MINUTE)

/** Everybody stays signed in, and has just used their passkey. */
async function pass(milliseconds: number): Promise<void> {
  portal.clock.forward(milliseconds)
  const now = portal.clock.now().toISOString()
  db.query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now').run({ now })
  await tick(portal.deps)
}

/** As the task does with a message of the mailbox. Returns of how many mails it spoke. */
async function receive(raw: string): Promise<number> {
  expect(mayBeReport(raw.split('\r\n\r\n')[0] ?? '')).toBe(true)
  const report = await readReport(Buffer.from(raw))
  return report ? db.transaction(() => recordReport(portal.deps, report)).immediate() : 0
}

type State = { mailState: string; complained: string | null; told: number }
function stateOf({ id }: TestPerson): State {
  const row = db
    .query<State, { id: string }>(`
      select mail_state as mailState, complained_at as complained,
        (select count(*) from share_recipients where person_id = $id and told_at is not null) as told
      from persons where id = $id`)
    .get({ id })
  if (!row) throw new Error('no such person')
  return row
}

for (const [name, write, said] of [
  ['Postfix', postfix, '5.1.1 smtp; 550 5.1.1'],
  ['Exim', exim, '5.0.0'],
  ['Exim before 2016', oldExim, 'SMTP error from remote mail server'],
  ['Exchange', exchange, '5.1.10 smtp;550 5.1.10 RESOLVER'],
] as const)
  test(`J4 what ${name} sends back marks the address, takes back that somebody was told, and tells the firm`, async () => {
    const client = newClient()
    const about = await mailTo(client)
    expect(stateOf(client)).toEqual({ mailState: 'ok', complained: null, told: 1 })
    const report = write(about)
    expect(await receive(report)).toBe(1)
    expect(stateOf(client)).toEqual({ mailState: 'bounced', complained: null, told: 0 })
    const page = await (await lawyer.get('/firm/mail')).text()
    expect(page).toContain(Bun.escapeHTML(said))
    const before = smtp.mails.length
    await receive(report)
    await passMinute()
    expect(smtp.mails.slice(before).map(({ to }) => to)).toEqual([['ada@firm.example']])
  })

test('J4 when the address is put right, what came back is told anew, once', async () => {
  const client = newClient()
  await receive(postfix(await mailTo(client)))
  await passMinute()
  const changed = await lawyer.post(`/firm/people/${client.id}`, {
    kind: 'client',
    name: 'Zoe Client',
    email: `new-${client.email}`,
    language: 'en',
  })
  expect(changed.status).toBe(303)
  const before = smtp.mails.length
  await passMinute()
  await passMinute()
  const mails = smtp.mails.slice(before).filter(({ to }) => to.includes(`new-${client.email}`))
  expect(mails.map(({ parsed }) => parsed.subject)).toEqual(['Something new is waiting for you'])
  expect(stateOf(client)).toEqual({ mailState: 'ok', complained: null, told: 1 })
})

test('J4 nobody stops somebody else’s mail: a mark that is not ours, another’s mark and none at all do nothing', async () => {
  const [victim, other] = [newClient(), newClient()]
  const { messageId, recipient } = await mailTo(victim)
  const [id = '', mark = ''] = messageId.slice(1).split(/[.@]/)
  const { messageId: otherId } = await mailTo(other)
  const otherMark = otherId.split(/[.@]/)[1] ?? ''
  for (const forged of [
    `<${id}@localhost>`,
    `<${id}.${'0'.repeat(32)}@localhost>`,
    `<${id}.${otherMark}@localhost>`,
    `<${crypto.randomUUID()}.${mark}@localhost>`,
    '',
  ])
    for (const write of [postfix, exim, oldExim, exchange, feedback])
      expect(await receive(write({ messageId: forged, recipient }))).toBe(0)
  // a true mark speaks for its own mail only, whatever address the report names
  await receive(postfix({ messageId: otherId, recipient }))
  expect(stateOf(victim).mailState).toBe('ok')
  expect(stateOf(other).mailState).toBe('bounced')
})

test('J4 a delay, a holiday and a receipt are nothing that came back', async () => {
  const client = newClient()
  const about = await mailTo(client)
  for (const [action, status] of [
    ['delayed', '4.4.1'],
    ['delivered', '2.0.0'],
    ['relayed', '2.0.0'],
  ] as const)
    expect(await receive(postfix(about, action, status))).toBe(0)
  expect(await readReport(Buffer.from(holiday(about)))).toBeNull()
  expect(mayBeReport(holiday(about).split('\r\n\r\n')[0] ?? '')).toBe(false)
  for (const type of ['not-spam', 'auth-failure', 'virus'])
    expect(await receive(feedback(about, type))).toBe(0)
  expect(stateOf(client)).toEqual({ mailState: 'ok', complained: null, told: 1 })
})

test('J4 a mail of before does not mark the address of today', async () => {
  const client = newClient()
  const about = await mailTo(client)
  const changed = await lawyer.post(`/firm/people/${client.id}`, {
    kind: 'client',
    name: 'Zoe Client',
    email: `new-${client.email}`,
    language: 'en',
  })
  expect(changed.status).toBe(303)
  expect(await receive(postfix(about))).toBe(1)
  expect(stateOf(client).mailState).toBe('ok')
})

test('J4 a complaint ends summaries and tells the firm, until its person chooses anew', async () => {
  const client = newClient()
  await client.post('/account/telling', { pace: 'daily', hour: '8', weekday: '1' })
  await mailTo(client)
  const before = smtp.mails.length
  await pass(DAY)
  const digest = smtp.mails.slice(before).find(({ to }) => to.includes(client.email))
  expect(digest?.parsed.subject).toBe('Your daily summary')
  const report = feedback({ messageId: digest?.parsed.messageId ?? '', recipient: client.email })
  expect(await receive(report)).toBe(1)
  expect(await receive(report)).toBe(1)
  expect(stateOf(client).mailState).toBe('ok')
  expect(stateOf(client).complained).not.toBeNull()
  const complaints = db
    .query(`select 1 from events where kind = 'mail.complained' and person_id = ?`)
    .all(client.id)
  expect(complaints.length).toBe(1)
  const pace = () => db.query('select pace from telling_preferences where person_id = ?').get(client.id)
  expect(pace()).toEqual({ pace: 'off' })
  expect(await (await lawyer.get(`/firm/people/${client.id}`)).text()).toContain(
    'Reported an e-mail of ours as unwanted',
  )
  await client.post('/account/telling', { pace: 'daily', hour: '8', weekday: '1' })
  expect(stateOf(client).complained).toBeNull()
})

test('hostile reports are read in a moment, or not at all', async () => {
  const about = { messageId: '', recipient: 'a@b.example' }
  const odd = [
    '',
    'Content-Type: multipart/report; report-type=delivery-status',
    `Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n${'--x\r\n'.repeat(20_000)}`,
    postfix(about).replace('Action: failed', `Action: failed\r\n${' x'.repeat(60_000)}`),
    `${'X: y\r\n'.repeat(30_000)}\r\n`,
    `Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n\r\n${nested(60)}`,
    `X-Failed-Recipients: a\r\n\r\n${'    SMTP error '.repeat(10_000)}`,
  ]
  const began = performance.now()
  for (const raw of odd) {
    const report = await readReport(Buffer.from(raw)).catch(() => null)
    if (report) expect(db.transaction(() => recordReport(portal.deps, report)).immediate()).toBe(0)
  }
  expect(performance.now() - began).toBeLessThan(2000)
})

const nested = (depth: number): string =>
  depth === 0
    ? 'end'
    : `--a${'a'.repeat(60 - depth)}\r\nContent-Type: multipart/mixed; boundary=a${'a'.repeat(61 - depth)}\r\n\r\n${nested(depth - 1)}`
