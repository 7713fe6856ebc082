import { afterAll, expect, test } from 'bun:test'
import { deflateSync } from 'node:zlib'
import { StaffAccess } from '../src/access.ts'
import { tick } from '../src/background/background.ts'
import { gatherForFirm } from '../src/binder/gather-firm.ts'
import { pdfOf, UnfitPageError } from '../src/requests/pages/pdf.ts'
import type { StaffViewer } from '../src/viewer.ts'
import { askForEverything } from './support/asked.ts'
import { addDate, eventFields } from './support/calendar.ts'
import { addDocument } from './support/documents.ts'
import { writeToEachOther } from './support/messages.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { deps } = portal
const lawyer = portal.person({ name: 'Lee Lawyer' })
const clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper' })
const filing = portal.person({ name: 'Fay Filing', firmRole: 'assistant' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const spouse = portal.person({ name: 'Abe Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, clerk, 'bookkeeper')
portal.join(matterId, filing, 'assistant', {
  levels: { messages: 'none', tasks: 'none', calendar: 'none', status: 'none' },
})
for (const guest of [client, spouse]) portal.join(matterId, guest, 'client')
const sent = await addDocument(portal, matterId, client, 'Pay slip.txt', 'pay')
const say = (what: string) => `Zirconium ${what}`
const { requestId } = askForEverything(portal, { matterId, lawyer, client, sent }, say)
await writeToEachOther(portal, matterId, { lawyer, client }, say)
await addDate(matterId, lawyer, {
  ...{ audience: 'internal', 'title-en': say('date'), 'title-fr': say('date') },
})

const html = async (person: TestPerson, path: string) => (await person.get(path)).text()

test('T04 the log and the binder of a matter say nothing of the sections that their reader may not read', async () => {
  const log = `/firm/matters/${matterId}/log`
  for (const what of ['subject', 'chore', 'date']) expect(await html(lawyer, log)).toContain(say(what))
  for (const person of [clerk, filing]) {
    expect(await html(person, log)).toContain('id="log"')
    expect(await html(person, log)).not.toContain('Zirconium')
  }
  expect(await html(filing, log)).toContain('Pay slip.txt')
  const binderOf = ({ id }: TestPerson) => {
    const viewer: StaffViewer = {
      ...{ kind: 'staff', firmRole: 'assistant', personId: id, passkeyId: '', sessionId: '' },
      ...{ from: 'local', language: 'en', verifiedAt: '' },
    }
    return gatherForFirm(deps, StaffAccess.open(deps, viewer, matterId, 'documents:read'), 'en')
  }
  expect(JSON.stringify(binderOf(lawyer))).toContain('Zirconium')
  expect(binderOf(filing).history.length).toBeGreaterThan(3)
  expect(JSON.stringify(binderOf(filing))).not.toContain('Zirconium')
})

test('T04 nobody of the firm reads in a client’s binder what they may not read in the matter', async () => {
  const binderFor = async (person: TestPerson) => {
    const path = `/firm/matters/${matterId}/binder/people/${client.id}`
    return (await person.get(path)).text()
  }
  expect(await binderFor(lawyer)).toContain(say('correction'))
  expect(await binderFor(filing)).toContain('Pay slip.txt')
  expect(await binderFor(filing)).not.toContain('Zirconium')
})

test('T14 how somebody is reached in safety is kept from whoever stands behind a wall, who ends it no more', async () => {
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const rival = portal.person({ name: 'Rita Rival' })
  await raiseWall(matterId, { by: owner, against: rival })
  const person = `/firm/people/${spouse.id}`
  await lawyer.post(`${person}/safe-contact`, { note: 'At her sister’s in Laval', noVoicemail: 'yes' })
  await lawyer.post(`${person}/contact-preference`, { way: 'phone', note: 'The neighbour’s number' })
  for (const note of ['in Laval', 'neighbour']) {
    expect(await html(lawyer, person)).toContain(note)
    expect(await html(rival, person)).not.toContain(note)
  }
  for (const path of ['safe-contact', 'contact-preference'])
    expect((await rival.get(`${person}/${path}`)).status).toBe(403)
  for (const path of ['safe-contact', 'safe-contact/removal', 'contact-preference'])
    expect((await rival.post(`${person}/${path}`, { note: 'gone', way: 'portal' })).status).toBe(403)
  expect(await html(lawyer, person)).toContain('in Laval')
  await lawyer.post(`${person}/safe-contact/removal`)
})

test('T20 a draft keeps ids of people in the clear and nothing else that a form calls one', async () => {
  const fields = { body: 'Words', person: [lawyer.id, 'Zirconium in the clear'] }
  expect((await client.post(`/portal/matters/${matterId}/messages/draft`, fields)).status).toBe(303)
  const rows = deps.db.query('select participants from message_drafts where person_id = ?').all(client.id)
  expect(JSON.stringify(rows)).toContain(lawyer.id)
  expect(JSON.stringify(rows)).not.toContain('Zirconium')
  const { id = '' } =
    deps.db
      .query<{ id: string }, string>('select id from message_drafts where person_id = ?')
      .get(client.id) ?? {}
  const taken = { id, body: 'The same id' }
  expect((await spouse.post(`/portal/matters/${matterId}/messages/draft`, taken)).status).toBe(303)
})

test('T20 a series ends within the years that a date may lie ahead', async () => {
  const series = { repeat: 'yearly', until: '2400-01-01' }
  const form = { ...eventFields(series), 'title-en': say('series'), 'title-fr': say('series') }
  const refused = await lawyer.post(`/firm/matters/${matterId}/calendar`, form)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('10 years')])
})

test('two people with the form of a date open: the second one puts nothing back unseen', async () => {
  const id = await addDate(matterId, lawyer)
  const page = `/firm/matters/${matterId}/calendar/${id}`
  const sequenceIn = (text: string) => /name="sequence" value="(\d+)"/.exec(text)?.[1] ?? ''
  const seen = { sequence: sequenceIn(await html(lawyer, `${page}/edit`)) }
  const moved = eventFields({ ...seen, startDay: '2026-03-12' })
  expect([(await lawyer.post(page, moved)).status, (await lawyer.post(page, moved)).status]).toEqual([
    303, 303,
  ])
  const late = eventFields({ ...seen, place: 'Room 4' })
  const refused = await lawyer.post(page, late)
  const again = await refused.text()
  expect([refused.status, again]).toEqual([422, expect.stringContaining('Somebody else changed this')])
  expect(again).toContain('Room 4')
  expect(await html(lawyer, page)).toContain('Thursday 12 March')
  expect((await lawyer.post(page, { ...late, sequence: sequenceIn(again) })).status).toBe(303)
})

test('T04 whoever may not read documents reads no file name beside what was asked for', async () => {
  const page = `/firm/matters/${matterId}/requests/${requestId}`
  const reviewer = portal.person({ name: 'Rae Reviewer' })
  portal.join(matterId, reviewer, 'assistant', { levels: { documents: 'none' } })
  expect(await html(lawyer, page)).toContain('Pay slip.txt')
  expect(await html(reviewer, page)).toContain('Ada Client')
  expect(await html(reviewer, page)).not.toContain('Pay slip.txt')
})

test('T04 why a client does not have something is for the firm, and not for the matter’s other clients', async () => {
  const { id } =
    deps.db
      .query<{ id: string }, string>(
        `select id from request_items where request_id = ? and state = 'lacking'`,
      )
      .get(requestId) ?? {}
  const page = `/portal/matters/${matterId}/items/${id}`
  expect(await html(client, page)).toContain(say('reason of lacking'))
  expect(await html(spouse, page)).toContain('Quelqu’un d’autre a dit au cabinet')
  for (const path of [page, `/portal/matters/${matterId}/requests/${requestId}`])
    expect(await html(spouse, path)).not.toContain('reason of lacking')
})

test('T13 whoever left a conversation is not told of what was written in it before', async () => {
  const told = ({ id }: TestPerson) =>
    deps.db.query(`select 1 from mails where person_id = ? and kind = 'notice'`).all(id).length
  const wait = async () => {
    portal.clock.forward(10 * 60_000)
    await tick(deps)
    return [told(client), told(spouse)]
  }
  const [ofClient = 0, ofSpouse = 0] = await wait()
  const body = { 'subject-en': 'Plan', 'subject-fr': 'Plan', 'body-en': 'One', 'body-fr': 'Un' }
  const messages = `/firm/matters/${matterId}/messages`
  const begun = await lawyer.post(messages, { ...body, person: [client.id, spouse.id] })
  const thread = begun.headers.get('location')?.replace(/#.*/, '') ?? ''
  expect((await lawyer.post(`${thread}/participants`, { person: [lawyer.id, client.id] })).status).toBe(303)
  expect(await wait()).toEqual([ofClient + 1, ofSpouse])
})

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
function chunk(type: string, data: Uint8Array, length = data.length): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(length >>> 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  return bytes
}
function head(width: number, height: number, [depth, colour, interlace = 0]: number[]): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([depth ?? 0, colour ?? 0, 0, 0, interlace], 8)
  return chunk('IHDR', data)
}
const end = chunk('IEND', Buffer.alloc(0))
const rows = (filter: number) => chunk('IDAT', deflateSync(Buffer.alloc(8 * 33, filter)))
const clear = head(8, 8, [8, 6])
const hostile: Record<string, Buffer[]> = {
  'a chunk that leads back to itself': [head(8, 8, [8, 2]), chunk('loop', Buffer.alloc(0), -12), end],
  'a chunk longer than the file': [head(8, 8, [8, 2]), chunk('IDAT', Buffer.alloc(4), 0x7fffffff), end],
  'a filter that does not exist': [clear, rows(9), end],
  'fewer rows than its head says': [clear, chunk('IDAT', deflateSync(Buffer.alloc(33))), end],
  'what is no deflated data': [clear, chunk('IDAT', Buffer.from('no')), end],
  'its end before its data': [clear, end, rows(0)],
  'a second head': [clear, head(60_000, 60_000, [8, 6]), rows(0), end],
  'a depth that does not exist': [head(2000, 2000, [255, 6]), rows(0), end],
  'interlaced rows': [head(8, 8, [8, 6, 1]), rows(0), end],
  'no end': [clear, rows(0)],
}

async function pagesOf(...parts: Buffer[]): Promise<number> {
  const one = (async function* () {
    yield new Uint8Array(Buffer.concat([signature, ...parts]))
  })()
  let size = 0
  for await (const piece of pdfOf(one, 'title')) size += piece.length
  return size
}

test.each(Object.entries(hostile))('T30 a PNG with %s is no page, and holds nothing up', async (_, parts) => {
  expect(await pagesOf(clear, rows(0), end)).toBeGreaterThan(500)
  await expect(pagesOf(...parts)).rejects.toBeInstanceOf(UnfitPageError)
})
