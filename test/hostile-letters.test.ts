import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { MINUTE } from '../src/clock.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { en, fr } from '../views/mail/text.ts'
import { HOSTILE_WORDS, PLAIN_WORDS } from './support/hostile-words.ts'
import { readMarkup } from './support/markup.ts'
import { type MailServer, type ReceivedMail, startMailServer } from './support/smtp.ts'
import { nameFirm, startWrittenFirm, type WrittenFirm } from './support/written-firm.ts'

let smtp: MailServer
let firm: WrittenFirm
beforeAll(async () => {
  smtp = await startMailServer()
  const server = { 'smtp-host': '127.0.0.1', 'smtp-port': String(smtp.port), 'smtp-require-tls': 'false' }
  firm = await startWrittenFirm(HOSTILE_WORDS, { ...server, 'smtp-from': 'portal@firm.example' })
}, 30_000)
afterAll(async () => {
  firm.portal.stop()
  await smtp.stop()
})

/** Everything that is due to be sent, as it arrives. */
async function deliver(): Promise<ReceivedMail[]> {
  const before = smtp.mails.length
  firm.portal.clock.forward(10 * MINUTE)
  await tick(firm.portal.deps)
  await tick(firm.portal.deps)
  return smtp.mails.slice(before)
}

const isAlert = ({ parsed }: ReceivedMail) =>
  [en, fr].some(({ alertSubject }) => alertSubject === parsed.subject)
const shapeOf = async ({ to, parsed }: ReceivedMail) => ({
  recipients: to.length,
  headers: [...parsed.headers.keys()].sort(),
  html: parsed.html ? await readMarkup(parsed.html) : null,
})

test('T18 a mail has the same headers, recipients and elements whatever is in its words', async () => {
  const { portal, client } = firm
  createEnrolment(portal.deps, SYSTEM, client.id)
  await deliver()
  const shapes = new Map<string, unknown>()
  for (const word of [...PLAIN_WORDS.slice(0, 1), ...HOSTILE_WORDS]) {
    nameFirm(portal, word)
    portal.deps.db
      .query('update persons set name = $name where id = $id')
      .run({ id: client.id, name: portal.deps.vault.firm.seal('persons.name', client.id, word) })
    createEnrolment(portal.deps, SYSTEM, client.id)
    // The link, and the warning that there is a new one; they leave together, in any order.
    const mails = (await deliver()).sort((a, b) => Number(isAlert(a)) - Number(isAlert(b)))
    expect(mails.map((mail) => [isAlert(mail), mail.to])).toEqual([
      [false, [client.email]],
      [true, [client.email]],
    ])
    shapes.set(word, await Promise.all(mails.map(shapeOf)))
  }
  const [expected] = shapes.values()
  for (const [word, shape] of shapes) expect({ word, shape }).toEqual({ word, shape: expected })
  expect(shapes.size).toBe(HOSTILE_WORDS.length + 1)
}, 30_000)

test('T18 the notices of a firm full of hostile words are all alike, and hold none of them', async () => {
  const notices = smtp.mails.filter((mail) => mail.parsed.html && !isAlert(mail))
  expect(notices.length).toBeGreaterThan(1)
  for (const { parsed } of notices) {
    expect((await readMarkup(String(parsed.html))).faults).toEqual([])
    const own = [parsed.subject, parsed.text].join('\n')
    expect(HOSTILE_WORDS.filter((word) => word !== HOSTILE_WORDS[0] && own.includes(word))).toEqual([])
  }
})

/** RFC 4180: cells in quotes may hold anything, a quote being written twice. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

test('T18 the log as CSV keeps its columns, and no cell is a formula', async () => {
  // The hours that went by while mail was sent ended the session that the firm was written in.
  const owner = firm.portal.person({ name: HOSTILE_WORDS[35] ?? '', firmRole: 'owner' })
  const csv = await (await owner.get('/firm/log.csv')).text()
  const [head = [], ...rows] = parseCsv(csv.replace(/^\ufeff/, ''))
  expect(rows.length).toBeGreaterThan(300)
  expect([...new Set(rows.map((row) => row.length))]).toEqual([head.length])
  expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
  expect(csv).toContain('HYPERLINK')
})
