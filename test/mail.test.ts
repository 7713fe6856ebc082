import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { HOUR, MINUTE } from '../src/clock.ts'
import { openCarrier } from '../src/mail/carrier.ts'
import { deliverMails } from '../src/mail/deliver.ts'
import { queueMail } from '../src/mail/queue.ts'
import { plainEmail } from '../src/people/email.ts'
import { makeCertificate } from './support/certificate.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'vestibule-mail-'))
const passwordFile = join(folder, 'password')
const open: { stop(): unknown }[] = []
let pair: { key: string; cert: string }

beforeAll(() => {
  makeCertificate(folder, 'mail')
  pair = { key: read('mail.key'), cert: read('mail.crt') }
  writeFileSync(passwordFile, `${PASSWORD}\n`)
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const own = <T extends { stop(): unknown }>(thing: T): T => {
  open.push(thing)
  return thing
}
const mailServer = async (offer?: Parameters<typeof startMailServer>[0]) => own(await startMailServer(offer))
type Setup = { portal: TestPortal; client: TestPerson; logs: string[] }

async function portalWith(port: number, flags: Record<string, string> = {}): Promise<Setup> {
  const portal = own(await startPortal({ ...mailFlags(port), ...flags }))
  const logs: string[] = []
  portal.deps.log = (...facts) => void logs.push(JSON.stringify(facts))
  const client = portal.person({ name: 'Ada Client', kind: 'client', email: 'ada@client.example' })
  return { portal, client, logs }
}

function queue({ deps }: TestPortal, { id }: { id: string }, subject = 'Hello') {
  return deps.db
    .transaction(() => queueMail(deps, { personId: id, kind: 'notice', subject, text: 'Words' }))
    .immediate()
}

type Row = { state: string; attempts: number; error: string | null }
function mailOf({ deps }: TestPortal, id: string): Row {
  const row = deps.db
    .query<Row & { error: never }, { id: string }>(
      'select state, attempts, last_error as error from mails where id = $id',
    )
    .get({ id })
  if (!row) throw new Error('no such mail')
  return { ...row, error: row.error && deps.vault.firm.open('mails.last_error', id, row.error) }
}

test('T24 only one plain address is an address', () => {
  const refused = [
    'a@b.c\r\nBcc: evil@x',
    '"a@evil"@b.c',
    'a@b.c, d@e.f',
    'a@b.c d@e.f',
    '<a@b.c>',
    'A <a@b.c>',
    'a@b.c>',
    'a@b',
    '.a@b.ca',
    'a..b@b.ca',
    'a@b..ca',
    'a(x)@b.ca',
    'a@[127.0.0.1]',
    'a\u0000@b.ca',
    `${'a'.repeat(65)}@b.ca`,
    `a@${'b'.repeat(64)}.ca`,
    '',
  ]
  for (const address of refused) expect([address, plainEmail(address)]).toEqual([address, null])
  expect(plainEmail(' Ada+x@Firm.Example ')).toBe('Ada+x@firm.example')
  expect(plainEmail('zoe@québec.example')).toBe('zoe@xn--qubec-csa.example')
})

test('T24 a mail reaches exactly one recipient, whatever the names in it say', async () => {
  const smtp = await mailServer()
  const { portal } = await portalWith(smtp.port)
  const odd = portal.person({
    name: 'x\r\nBcc: evil@x.example <evil@x.example>',
    kind: 'client',
    email: 'odd@client.example',
  })
  queue(portal, odd, 'Hi\r\nBcc: evil@x.example')
  await tick(portal.deps)
  expect(smtp.mails.map(({ to }) => to)).toEqual([['odd@client.example']])
  expect(smtp.mails[0]?.parsed.bcc).toBeUndefined()
})

test('T24 an address that slipped into a row is not written to', async () => {
  const { portal } = await portalWith(1)
  const bad = portal.person({ name: 'Bad', kind: 'client', email: '"a@evil.example"@b.example' })
  expect(() => queue(portal, bad)).toThrow('one plain address')
})

test('a recipient refused for good fails at once; one put off is tried again, and given up after two days', async () => {
  const smtp = await mailServer()
  const { portal, client } = await portalWith(smtp.port)
  const other = portal.person({ name: 'Eve', kind: 'client', email: 'eve@client.example' })
  smtp.refuse('ada@client.example', 550)
  smtp.refuse('eve@client.example', 451)
  const [forGood, forNow] = [queue(portal, client), queue(portal, other)]
  await tick(portal.deps)
  expect(mailOf(portal, forGood)).toMatchObject({ state: 'failed', attempts: 1 })
  expect(mailOf(portal, forGood).error).toContain('550')
  expect(mailOf(portal, forNow)).toMatchObject({ state: 'waiting', attempts: 1 })
  const gaps: number[] = []
  while (mailOf(portal, forNow).state === 'waiting' && gaps.length < 50) {
    gaps.push(minutesToNextAttempt(portal, forNow))
    portal.clock.forward((gaps.at(-1) ?? 0) * MINUTE - 1)
    await tick(portal.deps)
    expect(mailOf(portal, forNow).attempts).toBe(gaps.length)
    portal.clock.forward(1)
    await tick(portal.deps)
  }
  expect(gaps.slice(0, 7)).toEqual([1, 5, 15, 60, 120, 240, 240])
  const hours = gaps.reduce((sum, gap) => sum + gap, 0) / 60
  expect(hours).toBeGreaterThan(48)
  expect(hours).toBeLessThan(54)
  expect(mailOf(portal, forNow).state).toBe('failed')
}, 30_000)

function minutesToNextAttempt({ deps }: TestPortal, id: string): number {
  const row = deps.db
    .query<{ at: string }, { id: string }>('select next_attempt_at as at from mails where id = $id')
    .get({ id })
  return (Date.parse(row?.at ?? '') - deps.clock.now().getTime()) / MINUTE
}

test('T25 a server without STARTTLS gets nothing in the clear, and nothing is given up', async () => {
  const smtp = await mailServer()
  const { portal, client, logs } = await portalWith(smtp.port, { 'smtp-require-tls': 'true' })
  const ids = [queue(portal, client), queue(portal, client), queue(portal, client)]
  await tick(portal.deps)
  expect(smtp.mails).toEqual([])
  expect(ids.map((id) => mailOf(portal, id).attempts)).toEqual([1, 0, 0])
  portal.clock.forward(72 * HOUR)
  await tick(portal.deps)
  expect(ids.map((id) => mailOf(portal, id).state)).toEqual(['waiting', 'waiting', 'waiting'])
  expect(logs.join()).toContain('ETLS')
  expect(logs.join()).not.toContain('client.example')
})

test('T25 a certificate nobody vouches for is refused; with its authority the mail goes, signed in over TLS', async () => {
  const smtp = await mailServer({ tls: pair, user: { name: 'portal', password: PASSWORD } })
  const flags = {
    'smtp-require-tls': 'true',
    'smtp-user': 'portal',
    'smtp-password-file': passwordFile,
  }
  const distrusting = await portalWith(smtp.port, flags)
  queue(distrusting.portal, distrusting.client)
  await tick(distrusting.portal.deps)
  expect(smtp.mails).toEqual([])
  const trusting = await portalWith(smtp.port, { ...flags, 'smtp-ca-file': join(folder, 'mail.crt') })
  queue(trusting.portal, trusting.client)
  await tick(trusting.portal.deps)
  expect(smtp.mails.length).toBe(1)
  writeFileSync(passwordFile, 'a wrong secret word')
  const mistaken = await portalWith(smtp.port, { ...flags, 'smtp-ca-file': join(folder, 'mail.crt') })
  const id = queue(mistaken.portal, mistaken.client)
  await tick(mistaken.portal.deps)
  writeFileSync(passwordFile, PASSWORD)
  expect(mailOf(mistaken.portal, id)).toMatchObject({ state: 'waiting', attempts: 1 })
  const said = [...distrusting.logs, ...trusting.logs, ...mistaken.logs].join()
  expect(said).toContain('EAUTH')
  for (const secret of [PASSWORD, 'a wrong secret word', 'ada@client.example'])
    expect(said).not.toContain(secret)
})

test('T25 421 and silence leave the mail waiting, and a server that comes back gets it', async () => {
  const lines: string[] = []
  const closing = createServer((socket) => {
    lines.push('connected')
    socket.end('421 too busy\r\n')
  }).listen(0, '127.0.0.1')
  own({ stop: () => closing.close() })
  const { portal, client, logs } = await portalWith(portOf(closing))
  const id = queue(portal, client)
  await tick(portal.deps)
  expect(lines).toEqual(['connected'])
  expect(mailOf(portal, id)).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(logs.join()).toContain('"by":"server"')
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  own({ stop: () => silent.close() })
  portal.clock.forward(HOUR)
  await deliverThrough(portal, portOf(silent))
  expect(mailOf(portal, id)).toMatchObject({ state: 'waiting', attempts: 2 })
  const smtp = await mailServer()
  portal.clock.forward(HOUR)
  await deliverThrough(portal, smtp.port)
  expect(mailOf(portal, id).state).toBe('sent')
})

async function deliverThrough({ deps }: TestPortal, port: number) {
  const config = { ...deps.config, smtp: { ...deps.config.smtp, port } }
  const carrier = await openCarrier({ ...deps, config }, { greetingTimeout: 300 })
  if (!carrier) throw new Error('a mail server is configured')
  await deliverMails(deps, carrier, () => false)
  carrier.close()
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return address.port
}

test('a new enrolment mail replaces the one that has not left', async () => {
  const { portal, client } = await portalWith(1)
  const { deps } = portal
  const invite = () =>
    deps.db
      .transaction(() =>
        queueMail(deps, { personId: client.id, kind: 'enrolment', subject: 'Link', text: 'Link' }),
      )
      .immediate()
  invite()
  const second = invite()
  expect(deps.db.query('select id from mails').all()).toEqual([{ id: second }])
})

test('a mail is queued only in the transaction of what it tells of', async () => {
  const { portal, client } = await portalWith(1)
  const mail = { personId: client.id, kind: 'alert', subject: 'a', text: 'b' } as const
  expect(() => queueMail(portal.deps, mail)).toThrow('in the transaction')
})
