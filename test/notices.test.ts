import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { MINUTE, SECOND } from '../src/clock.ts'
import { appendEvent } from '../src/events/append.ts'
import type { NewEvent } from '../src/events/kinds.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'
import { raiseWall } from './support/walls.ts'

const PLANTED = ['Zephyrine', 'Quillfeather', 'Obsidian', 'Marzipan', 'T-2026-Walrus', 'Bramble']

const NOBODY = { personId: null, passkeyId: null, from: null }

let smtp: MailServer
let portal: TestPortal
let lawyer: TestPerson
let client: TestPerson
let matterId: string

beforeAll(async () => {
  smtp = await startMailServer()
  portal = await startPortal(mailFlags(smtp.port))
  lawyer = portal.person({ name: 'Ada Quillfeather', email: 'ada@firm.example' })
  client = portal.person({
    name: 'Zephyrine Roy',
    kind: 'client',
    language: 'fr',
    email: 'z.roy@client.example',
  })
  matterId = await portal.matter({
    title: 'Obsidian v. Bramble',
    responsible: lawyer,
    number: 'T-2026-Walrus',
  })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, client, 'client')
})
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})

/** What arrives when the batching minute is over. */
async function mailsAfterTheMinute() {
  const before = smtp.mails.length
  await tick(portal.deps)
  expect(smtp.mails.length).toBe(before)
  portal.clock.forward(61 * SECOND)
  await tick(portal.deps)
  return smtp.mails.slice(before)
}

const add = (by: TestPerson) => addDocument(portal, matterId, by, 'Marzipan.pdf', 'Bramble')
/** A new document, shared in words of both languages. */
async function shareWith(...to: TestPerson[]) {
  const document = await add(lawyer)
  const words = { title: 'Obsidian report', note: 'Bramble' }
  await share(matterId, [document], { by: lawyer, to, en: words, fr: words })
  return document
}

test('what is shared within a minute is told in one mail, in the language of its reader, without content', async () => {
  const first = await shareWith(client)
  await shareWith(client)
  portal.clock.forward(30 * SECOND)
  await shareWith(client)
  const mails = await mailsAfterTheMinute()
  expect(mails.length).toBe(1)
  const { parsed, raw, to } = mails[0] ?? { parsed: null, raw: '', to: [] }
  expect(to).toEqual(['z.roy@client.example'])
  expect(parsed?.subject).toBe('Du nouveau vous attend')
  expect(parsed?.text).toContain('Du nouveau vous attend dans le portail client de Tremblay Okafor.')
  expect(parsed?.text).toContain('http://localhost:8080/')
  expect(parsed?.text).toContain('nous n’envoyons jamais de documents')
  expect(String(parsed?.html)).toContain('lang="fr-CA"')
  const readable = `${raw} ${parsed?.text} ${parsed?.html}`.replace('z.roy@client.example', '')
  for (const word of PLANTED) expect(readable).not.toContain(word)
  expect(toldAt(first.id)).toBe(portal.clock.now().toISOString())
  expect(eventsOf('notice.sent')).toEqual([{ matter_id: matterId, person_id: client.id }])
})

test('its headers say that it is automatic, who sent it, when, and in which language', async () => {
  await shareWith(client)
  const [mail] = await mailsAfterTheMinute()
  const headers = mail?.parsed.headers
  expect(headers?.get('auto-submitted')).toBe('auto-generated')
  expect(headers?.get('content-language')).toBe('fr-CA')
  expect(headers?.has('reply-to')).toBe(false)
  expect(mail?.parsed.from?.value).toEqual([{ name: 'Tremblay Okafor', address: 'portal@firm.example' }])
  expect(mail?.parsed.messageId).toMatch(/^<[0-9a-f-]{36}\.[0-9a-f]{32}@localhost>$/)
  expect(mail?.parsed.date).toEqual(new Date(Math.floor(portal.clock.now().getTime() / 1000) * 1000))
  const kept = portal.deps.db.query('select state, body, sent_at from mails').all()
  expect(kept).toContainEqual({ state: 'sent', body: null, sent_at: portal.clock.now().toISOString() })
})

test('what is recalled before the minute is over is not told', async () => {
  await recall(matterId, await shareWith(client), lawyer)
  expect(await mailsAfterTheMinute()).toEqual([])
})

test('who lost the right in the meantime is not told', async () => {
  const expert = portal.person({ name: 'Bea Expert', kind: 'outside', email: 'bea@expert.example' })
  portal.join(matterId, expert, 'third-party', {
    endsAt: portal.clock.now().toISOString().replace(/..Z$/, '99Z'),
  })
  await shareWith(expert)
  expect(await mailsAfterTheMinute()).toEqual([])
})

test('the firm is told of what a client sends: who reads it there, and neither owner nor anybody behind a wall', async () => {
  const walled = portal.person({ name: 'Wanda Wall', firmRole: 'assistant', email: 'wanda@firm.example' })
  const owner = portal.person({ name: 'Oona Owner', firmRole: 'owner', email: 'oona@firm.example' })
  const clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper', email: 'carl@firm.example' })
  portal.join(matterId, walled, 'assistant')
  portal.join(matterId, clerk, 'bookkeeper')
  await raiseWall(matterId, { by: owner, against: walled })
  await add(client)
  const mails = await mailsAfterTheMinute()
  expect(mails.map(({ to }) => to)).toEqual([['ada@firm.example']])
  expect(mails[0]?.parsed.subject).toBe('Something new is waiting for you')
  for (const word of PLANTED) expect(mails[0]?.parsed.text).not.toContain(word)
})

test('the firm is told of a damaged document and of a passkey that may have been copied', async () => {
  const { id: documentId } = await add(lawyer)
  const alarms: [NewEvent, string][] = [
    [
      { kind: 'document.damaged', matterId, subjectId: documentId, details: { version: 1 } },
      'is damaged on the disk',
    ],
    [
      { kind: 'passkey.counter-went-back', personId: client.id, details: { stored: 10, received: 5 } },
      'may have been copied',
    ],
  ]
  for (const [alarm, words] of alarms) {
    portal.deps.db.transaction(() => appendEvent(portal.deps, NOBODY, alarm)).immediate()
    expect((await mailsAfterTheMinute()).map(({ to }) => to)).toEqual([['ada@firm.example']])
    expect(await (await lawyer.get('/firm')).text()).toContain(words)
  }
})

test('an address that was refused gets nothing more, and what waited goes out when it is put right', async () => {
  smtp.refuse('z.roy@client.example', 550)
  await shareWith(client)
  expect(await mailsAfterTheMinute()).toEqual([])
  expect(mailState(client)).toBe('bounced')
  await shareWith(client)
  portal.clock.forward(10 * MINUTE)
  await tick(portal.deps)
  smtp.refuse('z.roy@client.example', null)
  portal.deps.db.query(`update persons set mail_state = 'ok' where id = $id`).run({ id: client.id })
  const before = smtp.mails.length
  await tick(portal.deps)
  expect(smtp.mails.slice(before).map(({ to }) => to[0])).toContain('z.roy@client.example')
})

test('one person who cannot be written to keeps nobody else from being told', async () => {
  const odd = portal.person({ name: 'Odd', kind: 'client', email: 'odd@client.example' })
  portal.join(matterId, odd, 'client')
  const { db, vault } = portal.deps
  const email = vault.firm.seal('persons.email', odd.id, 'no address at all')
  db.query('update persons set email = $email where id = $id').run({ email, id: odd.id })
  await shareWith(odd, client)
  expect((await mailsAfterTheMinute()).map(({ to }) => to)).toEqual([['z.roy@client.example']])
})

test('T46 neither words nor addresses of mails lie readable in the database', () => {
  const files = ['portal.db', 'portal.db-wal'].map((name) => readFileSync(join(portal.dataDir, name)))
  // A matter's number is kept plain: it is looked up and sorted by.
  const written = PLANTED.filter((word) => word !== 'T-2026-Walrus')
  for (const word of [...written, 'z.roy@client.example', 'Du nouveau vous attend'])
    for (const bytes of files) expect([word, bytes.includes(word)]).toEqual([word, false])
})

function toldAt(documentId: string) {
  return portal.deps.db
    .query<{ told_at: string }, { documentId: string }>(
      'select told_at from share_recipients where document_id = $documentId',
    )
    .get({ documentId })?.told_at
}

function eventsOf(kind: string) {
  return portal.deps.db.query('select matter_id, person_id from events where kind = $kind').all({ kind })
}

function mailState({ id }: TestPerson) {
  return portal.deps.db
    .query<{ mail_state: string }, { id: string }>('select mail_state from persons where id = $id')
    .get({ id })?.mail_state
}
