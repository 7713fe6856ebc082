import { Database } from 'bun:sqlite'
import { afterAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { csvLine } from '../src/audit/csv.ts'
import { EVENT_GROUPS } from '../src/audit/filter.ts'
import { verifyChain } from '../src/audit/verify.ts'
import { dayFrom, startOfDay } from '../src/days.ts'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { catalogues } from '../views/text/catalogue.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const rival = portal.person({ name: 'Rita Rival', firmRole: 'owner', language: 'fr' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper' })
const client = portal.person({ name: '=HYPERLINK("https://evil.example","Ada")', kind: 'client' })
const secret = await portal.matter({ title: 'Obsidian merger', number: 'T-1', responsible: lawyer })
const plain = await portal.matter({ title: 'Marzipan lease', number: 'T-2', responsible: lawyer })
for (const matterId of [secret, plain]) {
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, client, 'client')
  portal.join(matterId, clerk, 'bookkeeper')
}
await addDocument(portal, secret, lawyer, 'Obsidian term sheet.pdf', 'terms')
await addDocument(portal, plain, lawyer, '<script>alert(1)<script>.pdf', 'a lease')
await addDocument(portal, plain, client, '@SUM(A1).pdf', 'a sum')
await raiseWall(secret, { by: owner, against: rival })

const page = async (person: Pick<TestPerson, 'get'>, query = '') =>
  (await person.get(`/firm/log${query}`)).text()
const eventsOf = (kind: string) =>
  portal.deps.db.query('select actor_id, matter_id from events where kind = $kind').all({ kind })

test('the owner reads what happened, by whom and from where, and the reading is an event', async () => {
  const html = await page(owner)
  expect(html).toContain('Obsidian term sheet.pdf')
  expect(html).toContain('T-2 Marzipan lease')
  expect(html).toContain('>local<')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;script&gt;.pdf')
  expect(html).not.toContain('<script>alert')
  await page(owner, '?kind=documents')
  expect(eventsOf('log.read')).toEqual([{ actor_id: owner.id, matter_id: null }])
})

test('only owners read the whole log', async () => {
  for (const person of [lawyer, clerk, client]) {
    expect((await person.get('/firm/log')).status).toBe(404)
    expect((await person.get('/firm/log.csv')).status).toBe(404)
  }
  expect((await portal.stranger.get('/firm/log')).status).toBe(303)
})

test('T14 a wall stands against an owner in the log, in its filters and in its export', async () => {
  for (const path of ['', '?matter=T-1', `?person=${lawyer.id}`, '?kind=documents']) {
    const html = await page(rival, path)
    expect(html).not.toContain('Obsidian')
    expect(html).not.toContain(secret)
  }
  expect(await page(rival, '?matter=T-1')).toContain('Aucun dossier')
  expect(await page(rival)).toContain('Marzipan')
  const csv = await (await rival.get('/firm/log.csv')).text()
  expect(csv).not.toContain('Obsidian')
  expect(csv).toContain('Marzipan')
  expect((await rival.get('/firm/log.csv?matter=T-1')).status).toBe(404)
  expect((await rival.get(`/firm/matters/${secret}/log`)).status).toBe(404)
})

test('filters narrow by person, matter, kind and day', async () => {
  const rows = async (query: string) => (await page(owner, query)).split('id="event-').length - 1
  expect(await rows('?matter=T-1&kind=documents')).toBe(1)
  expect(await rows(`?person=${client.id}&kind=documents`)).toBe(1)
  expect(await rows('?kind=documents')).toBe(3)
  expect(await rows('?kind=documents&from=2026-03-02&to=2026-03-02')).toBe(3)
  expect(await rows('?kind=documents&from=2026-03-03')).toBe(0)
  expect(await rows('?kind=documents&to=2026-03-01')).toBe(0)
  expect(await rows("?kind=documents&from=2026-02-30&person=' or 1=1 --")).toBe(0)
  expect(await page(owner, '?matter=T-404')).toContain('No matter that you can open has this number.')
})

test('the log has pages of a hundred, and leafing loses and repeats nothing', async () => {
  const { deps } = portal
  deps.db
    .transaction(() => {
      for (let i = 0; i < 250; i += 1)
        appendEvent(deps, SYSTEM, { kind: 'person.changed', personId: lawyer.id, details: { fields: [] } })
    })
    .immediate()
  const seen: string[] = []
  let next: string | undefined = '?kind=people'
  for (let pages = 0; next && pages < 10; pages += 1) {
    const html: string = await page(owner, next)
    seen.push(...[...html.matchAll(/id="event-(\d+)"/g)].map(([, seq]) => seq ?? ''))
    next = html.match(/href="\/firm\/log(\?[^"]*before=\d+)"/)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.length).toBe(new Set(seen).size)
  expect(seen.length).toBeGreaterThan(250)
  expect(seen).toEqual(seen.toSorted((a, b) => Number(b) - Number(a)))
})

test('the export is CSV that a spreadsheet shows and does not run', async () => {
  const response = await owner.get('/firm/log.csv')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="log-2026-03-02.csv"')
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.bytes())
  expect(csv).toStartWith('\ufeffNumber,Time (UTC),')
  expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"",""Ada"")"`)
  expect(csv).toContain(`"'@SUM(A1).pdf"`)
  expect(csv.split('\r\n').length - 2).toBeGreaterThan(250)
  const numbers = [...csv.matchAll(/^(\d+),/gm)].map(([, seq]) => Number(seq))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(eventsOf('log.exported').length).toBeGreaterThan(0)
})

test('a cell that could be a formula gets an apostrophe, whatever stands before it', () => {
  const cells = ['=1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1', 'plain', 'a"b', 'a,b', 'a\r\nb', -1]
  expect(csvLine(cells)).toBe(
    `"'=1","'+1","'-1","'@x","'\t=1","' =1","'\r=1",plain,"a""b","a,b","a\r\nb",-1\r\n`,
  )
})

test('the log of one matter is for its members who may see who is in it, documents for who may read them', async () => {
  const log = async (person: TestPerson) => (await person.get(`/firm/matters/${plain}/log`)).text()
  expect(await log(lawyer)).toContain('@SUM(A1).pdf')
  expect(await log(lawyer)).not.toContain('Obsidian')
  expect(await log(clerk)).toContain('id="log"')
  expect(await log(clerk)).not.toContain('@SUM')
  expect((await client.get(`/firm/matters/${plain}/log`)).status).toBe(404)
  const outsider = portal.person({ name: 'Uma Other' })
  expect((await outsider.get(`/firm/matters/${plain}/log`)).status).toBe(404)
})

test('every kind of event belongs to a group of the filter', () => {
  const nouns: readonly string[] = Object.values(EVENT_GROUPS).flat()
  const kinds = Object.keys(catalogues.en.events.sentences)
  expect(kinds.filter((kind) => !nouns.includes(kind.split('.')[0] ?? ''))).toEqual([])
})

test('a day begins where the firm is, also when clocks change', () => {
  const start = (typed: string) => {
    const day = dayFrom(typed)
    return day && startOfDay(day, 'America/Toronto')
  }
  expect(start('2026-03-08')).toBe('2026-03-08T05:00:00.000Z')
  expect(start('2026-03-09')).toBe('2026-03-09T04:00:00.000Z')
  expect(start('2026-02-30')).toBe(null)
  expect(start('tomorrow')).toBe(null)
})

/** A copy of the database, so that each forgery begins with a whole log. */
function forged(...statements: string[]): ReturnType<typeof verifyChain> {
  const path = join(portal.dir, `${Bun.randomUUIDv7()}.db`)
  portal.deps.db.query('vacuum into $path').run({ path })
  const copy = new Database(path, { strict: true })
  for (const statement of statements) copy.run(statement)
  const verified = verifyChain(copy)
  copy.close()
  return verified
}

test('T61 a whole log verifies, and a forged one names the first bad event', () => {
  const whole = forged()
  expect(whole.firstBad).toBe(null)
  expect(whole.checked).toBe(whole.head.seq)
  const last = whole.head.seq
  expect(forged(`update events set at = '2020-01-01T00:00:00.000Z' where seq = 9`).firstBad).toEqual({
    seq: 9,
    fault: 'changed',
  })
  expect(forged(`update events set details = x'00' where seq = 12`).firstBad?.seq).toBe(12)
  expect(forged('update events set actor_id = null where seq = 11').firstBad?.seq).toBe(11)
  expect(forged('delete from events where seq = 7').firstBad).toEqual({ seq: 7, fault: 'missing' })
  expect(forged('delete from events where seq = 1').firstBad?.seq).toBe(1)
  expect(forged(`delete from events where seq > ${last - 10}`).firstBad).toEqual({
    seq: last - 9,
    fault: 'missing',
  })
  const swap = ['update events set seq = -1 where seq = 5', 'update events set seq = 5 where seq = 6']
  expect(forged(...swap, 'update events set seq = 6 where seq = -1').firstBad?.seq).toBe(5)
})

test('T61 an event put in between is found, also with the numbers after it moved on', () => {
  const shift = (from: number) => [
    `update events set seq = -seq where seq >= ${from}`,
    'update events set seq = 1 - seq where seq < 0',
  ]
  const insert = `
    insert into events select 8, 'forged', at, kind, actor_id, passkey_id, matter_id, subject_id, person_id, details,
      (select hash from events where seq = 7), hash from events where seq = 9`
  expect(forged(...shift(8), insert).firstBad).toEqual({ seq: 8, fault: 'changed' })
  expect(
    forged(
      "insert into events select 0, 'forged', at, kind, actor_id, passkey_id, matter_id, subject_id, person_id, details, prev_hash, hash from events where seq = 1",
    ).firstBad?.seq,
  ).toBe(0)
})

test('times are those of the firm, with its zone, and UTC', async () => {
  const html = await page(owner, '?kind=people')
  expect(html).toContain('2 March 2026, 10:00')
  expect(html).toContain('When (Toronto time)')
  expect(html).toContain('2026-03-02 15:00:00 UTC')
})
