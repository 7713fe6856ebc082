import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { MINUTE } from '../src/clock.ts'
import { appendEvent } from '../src/events/append.ts'
import type { EventKind } from '../src/events/kinds.ts'
import type { Json } from '../src/receipts/content.ts'
import { openSignedText } from '../src/vault/firm-key.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'
import { raiseWall } from './support/walls.ts'

const ORDER = 'It is ordered that'
const BANK = '7'.repeat(1234)
const sha256 = (content: string) => new Bun.CryptoHasher('sha256').update(content).digest('hex')

let smtp: MailServer
let portal: TestPortal
let lawyer: TestPerson
let client: TestPerson
let other: TestPerson
let matterId: string
let documentId: string
let sentId: string

beforeAll(async () => {
  smtp = await startMailServer()
  portal = await startPortal(mailFlags(smtp.port))
  lawyer = portal.person({ name: 'Lee Lawyer' })
  client = portal.person({ name: '<i>Ada</i> Client', kind: 'client', email: 'ada@client.example' })
  other = portal.person({ name: 'Eve Other', kind: 'client', language: 'fr' })
  matterId = await portal.matter({ responsible: lawyer, number: 'R-1' })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  for (const person of [client, other]) portal.join(matterId, person, 'client')
  const document = await addDocument(portal, matterId, lawyer, 'Order "final" <b>.pdf', ORDER)
  documentId = document.id
  const [en, fr] = [{ title: 'The order' }, { title: 'Le jugement' }]
  await share(matterId, [document], { by: lawyer, to: [client, other], en, fr })
  portal.clock.forward(2 * MINUTE)
  await tick(portal.deps)
  portal.clock.forward(MINUTE)
  record('document.opened', client)
  portal.clock.forward(MINUTE)
  record('document.acknowledged', client)
  record('document.opened', client)
  sentId = (await addDocument(portal, matterId, client, 'Bank.pdf', BANK)).id
})
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})

type Reading = Extract<EventKind, 'document.opened' | 'document.downloaded' | 'document.acknowledged'>
function record(kind: Reading, { id }: TestPerson) {
  const { deps } = portal
  const passkey = deps.db.query<{ id: string }, { id: string }>(
    'select id from passkeys where person_id = $id',
  )
  const actor = { personId: id, passkeyId: passkey.get({ id })?.id ?? null, from: '198.51.100.4' }
  const event = { kind, matterId, subjectId: documentId, personId: id }
  deps.db
    .transaction(() => appendEvent(deps, actor, { ...event, details: { version: 1, sha256: sha256(ORDER) } }))
    .immediate()
}

const at = (id: string, end = '') => `/firm/matters/${matterId}/documents/${id}/receipt${end}`
const sentAt = (id: string) => `/portal/matters/${matterId}/documents/${id}/receipt`
const page = async (person: TestPerson, path: string) => (await person.get(path)).text()
type Parsed = { [key: string]: Json } & {
  people: { name: string; version: number; sha256: string; [step: string]: Json }[]
  events: { [column: string]: Json }[]
}
const text = async (person = lawyer, id = documentId) => (await person.get(at(id, '.txt'))).text()
const json = async (person = lawyer, id = documentId): Promise<Parsed> => {
  const certificate = await portal.deps.vault.firmKey.certificate()
  const opened = await openSignedText(await text(person, id), certificate)
  return JSON.parse(opened?.split('\n==== JSON ====\n')[1] ?? '')
}

test('a receipt says for each person what happened, when, by which passkey, and where the proof is', async () => {
  const html = await page(lawyer, at(documentId))
  expect(html).toContain('Order &quot;final&quot; &lt;b&gt;.pdf')
  expect(html).toContain('&lt;i&gt;Ada&lt;/i&gt; Client')
  expect(html).toContain('Shared as “The order”, version 1')
  expect(html).toContain(sha256(ORDER))
  expect(html).toContain('2 March 2026, 10:02 (Toronto time)')
  expect(html).toContain('2026-03-02 15:02:00 UTC')
  expect(html).toContain('Passkey: Test passkey · From 198.51.100.4')
  expect(html.split('Not so far').length - 1).toBe(1 + 3)
  expect(html).not.toContain('Taken back')
  expect(html).toContain('by Lee Lawyer')
})

test('its file has the first of each step and the version, and every event of the document', async () => {
  const { format, people, events } = await json()
  expect(format).toBe('vestibule-receipt/1')
  expect(people.map(({ name }) => name)).toEqual(['<i>Ada</i> Client', 'Eve Other'])
  const [ada, eve] = people
  const when = (step: Json | undefined) => (step as { at: string } | null)?.at
  expect(ada).toMatchObject({ version: 1, sha256: sha256(ORDER), downloaded: null, recalled: null })
  expect(when(ada?.madeAvailable)).toBe('2026-03-02T15:00:00.000Z')
  expect(when(ada?.mailAccepted)).toBe('2026-03-02T15:02:00.000Z')
  expect(when(ada?.opened)).toBe('2026-03-02T15:03:00.000Z')
  expect(when(ada?.acknowledged)).toBe('2026-03-02T15:04:00.000Z')
  expect(eve).toMatchObject({ opened: null, acknowledged: null })
  expect(events.map(({ kind }) => kind)).toEqual([
    'document.added',
    'document.shared',
    'document.shared',
    'notice.sent',
    'notice.sent',
    'document.opened',
    'document.acknowledged',
    'document.opened',
  ])
})

test('its file says the same in words, in both languages, the maker’s first', async () => {
  const words = (await text()).split('==== JSON ====')[0] ?? ''
  expect(words).toContain('Order "final" <b>.pdf')
  expect(words).toContain('“I have read this”: 2 March 2026, 10:04')
  expect(words.indexOf('RECEIPT')).toBeLessThan(words.indexOf('REÇU'))
  expect(words).toContain('Le jugement')
})

test('each event in it can be checked against its chain hash with nothing but the receipt', async () => {
  const { events } = await json()
  for (const event of events) {
    const columns = ['seq', 'id', 'at', 'kind', 'actorId', 'passkeyId', 'matterId', 'subjectId', 'personId']
    const hasher = new Bun.CryptoHasher('sha256')
    hasher.update(`${JSON.stringify(columns.map((name) => event[name] ?? null))}\n`)
    hasher.update(Buffer.from(String(event.details), 'base64'))
    const chained = new Bun.CryptoHasher('sha256')
    chained.update(Buffer.from(String(event.prevHash), 'hex')).update(hasher.digest())
    expect(chained.digest('hex')).toBe(String(event.hash))
  }
})

test('a recall stands on the receipt, and what comes after it belongs to the next share', async () => {
  const document = await addDocument(portal, matterId, lawyer, 'Second.pdf', 'second')
  const sharing = { by: lawyer, to: [client], en: { title: 'Second' } }
  await share(matterId, [document], sharing)
  await recall(matterId, document, lawyer)
  await share(matterId, [document], sharing)
  const { people } = await json(lawyer, document.id)
  expect(people.map(({ recalled: step }) => step !== null)).toEqual([true, false])
  expect(await page(lawyer, at(document.id))).toContain('Taken back')
})

test('a client has a receipt for what they sent, and for nothing else', async () => {
  const html = await page(client, sentAt(sentId))
  expect(html).toContain('Bank.pdf')
  expect(html).toContain('1.2\u00a0kB (1,234\u00a0bytes)')
  expect(html).toContain(sha256(BANK))
  expect(html).toContain('Tremblay Okafor received this from you')
  expect((await client.get(sentAt(documentId))).status).toBe(404)
  expect((await other.get(sentAt(sentId))).status).toBe(404)
})

test('making a receipt is an event', async () => {
  const count = () => {
    const kind = 'receipt.made'
    return portal.deps.db.query('select actor_id from events where kind = $kind').all({ kind }).length
  }
  const before = count()
  await lawyer.get(at(documentId))
  await text()
  await client.get(sentAt(sentId))
  expect(count()).toBe(before + 3)
})

test('a receipt names whoever made it, also when they never touched the document', async () => {
  const clerk = portal.person({ name: 'Nina Newcomer', firmRole: 'assistant' })
  portal.join(matterId, clerk, 'assistant')
  expect((await json(clerk)).made).toMatchObject({ by: 'Nina Newcomer' })
})

test('strangers, other staff, walled staff and clients get no receipt of the firm', async () => {
  const walled = portal.person({ name: 'Wade Walled' })
  portal.join(matterId, walled, 'lawyer')
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  await raiseWall(matterId, { by: owner, against: walled })
  const outsider = portal.person({ name: 'Uma Other' })
  for (const person of [walled, outsider, client])
    for (const end of ['', '.txt']) expect((await person.get(at(documentId, end))).status).toBe(404)
  expect((await portal.stranger.get(at(documentId))).status).toBe(303)
  const elsewhere = await portal.matter({ responsible: lawyer, number: 'R-2' })
  portal.join(elsewhere, lawyer, 'responsible-lawyer')
  const wrongMatter = `/firm/matters/${elsewhere}/documents/${documentId}/receipt`
  expect((await lawyer.get(wrongMatter)).status).toBe(404)
})
