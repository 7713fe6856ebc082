import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { MINUTE } from '../src/clock.ts'
import { askForEverything } from './support/asked.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Ben Bookkeeper', firmRole: 'bookkeeper' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
const otherMatter = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, bookkeeper, 'bookkeeper')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
portal.join(matterId, expert, 'third-party')
portal.join(otherMatter, lawyer, 'responsible-lawyer')
portal.join(otherMatter, eve, 'client')
const firm = `/firm/matters/${matterId}`
const guest = `/portal/matters/${matterId}`
const shared = await addDocument(portal, matterId, lawyer, 'offer.txt', 'offer')
const internal = await addDocument(portal, matterId, lawyer, 'draft.txt', 'draft')
const words = { en: { title: 'The offer' }, fr: { title: 'L’offre' } }
await share(matterId, [shared], { by: lawyer, to: [ada, max, expert], ...words })

const page = async (person: TestPerson, path: string) => (await person.get(path)).text()
const shownTo = (person: TestPerson) => page(person, `${guest}/documents/${shared.id}`)
const comment = (person: TestPerson, fields: Record<string, string | string[]>, id = shared.id) =>
  person.post(`${person === lawyer ? firm : guest}/discussions/document/${id}`, fields)
const newest = () =>
  db.query<{ id: string }, []>('select id from comments order by written_at desc, id desc').get()?.id ?? ''
const noticesOf = async (person: TestPerson) => {
  await tick(portal.deps)
  const sql = `select count(*) as n from notices join events on seq = event_seq
    where kind = 'document.commented' and notices.person_id = ?`
  return db.query<{ n: number }, string>(sql).get(person.id)?.n ?? 0
}

test('T13 what a guest writes is for them and the firm; other guests who see the document see nothing of it', async () => {
  const sent = await comment(ada, { body: 'Que veut dire <b>clause 4</b>?' })
  expect(sent.status).toBe(303)
  expect(sent.headers.get('location')).toBe(`${guest}/documents/${shared.id}#comments`)
  expect(await shownTo(ada)).toContain('Que veut dire &lt;b&gt;clause 4&lt;/b&gt;?')
  expect(await page(lawyer, `${firm}/documents/${shared.id}`)).toContain('clause 4')
  for (const other of [max, expert]) expect(await shownTo(other)).not.toContain('clause 4')
  expect(await noticesOf(lawyer)).toBe(1)
  expect(await noticesOf(max)).toBe(0)
  expect((await comment(ada, { body: ' ' })).status).toBe(422)
})

test('T13 what the firm writes is internal unless it says for whom, in the language they read', async () => {
  portal.clock.forward(MINUTE)
  await comment(lawyer, { 'body-en': 'Too low, but do not say so' })
  for (const person of [ada, max, expert]) expect(await shownTo(person)).not.toContain('Too low')
  expect(await page(lawyer, `${firm}/documents/${shared.id}`)).toMatch(/is-internal.*Too low/s)
  expect((await comment(lawyer, { 'body-en': 'It is a date', reader: ada.id })).status).toBe(422)
  const both = { 'body-en': 'It is a date', 'body-fr': 'C’est une date' }
  expect((await comment(lawyer, { ...both, reader: [ada.id] })).status).toBe(303)
  expect(await page(ada, guest)).toContain(`/documents/${shared.id}#comments`)
  expect(await noticesOf(ada)).toBe(1)
  expect(await shownTo(ada)).toContain('C’est une date')
  expect(await page(ada, guest)).not.toContain(`/documents/${shared.id}#comments`)
  expect(await shownTo(max)).not.toContain('It is a date')
  for (const reader of [eve.id, bookkeeper.id])
    expect((await comment(lawyer, { ...both, reader })).status).toBe(422)
  expect((await comment(lawyer, { ...both, reader: ada.id }, internal.id)).status).toBe(422)
})

test('T13 nobody comments on what they do not see, nor reads what was said about it', async () => {
  const strangers = [
    ...[ada, max].map((person) => [person, `${guest}/discussions/document/${internal.id}`] as const),
    [eve, `/portal/matters/${otherMatter}/discussions/document/${shared.id}`] as const,
    [eve, `${guest}/discussions/document/${shared.id}`] as const,
    [bookkeeper, `${firm}/discussions/document/${shared.id}`] as const,
    [lawyer, `/firm/matters/${otherMatter}/discussions/document/${shared.id}`] as const,
  ]
  for (const [person, path] of strangers) {
    expect((await person.get(path)).status).toBe(404)
    expect((await person.post(path, { body: 'A word', 'body-en': 'A word' })).status).toBe(404)
  }
  expect((await expert.get(`${guest}/discussions/document/${shared.id}`)).status).toBe(303)
  expect((await expert.post(`${guest}/discussions/document/${shared.id}`, { body: 'A word' })).status).toBe(
    404,
  )
  expect((await portal.stranger.get(`${guest}/discussions/document/${shared.id}`)).status).toBe(303)
})

test('a comment is corrected or withdrawn by its author for ten minutes, and the firm keeps what it said', async () => {
  await comment(max, { body: 'I agree to all of it' })
  const path = `${guest}/comments/${newest()}`
  expect((await ada.get(path)).status).toBe(404)
  expect((await max.post(path, { body: 'I agree to most of it' })).status).toBe(303)
  expect(await shownTo(max)).toContain('most of it')
  expect(await page(lawyer, `${firm}/documents/${shared.id}`)).toContain('all of it')
  portal.clock.forward(11 * MINUTE)
  expect((await max.post(path, { body: 'No' })).status).toBe(422)
  expect((await max.post(`${path}/withdrawal`)).status).toBe(422)
  await comment(max, { body: 'Forget this' })
  expect((await max.post(`${guest}/comments/${newest()}/withdrawal`)).status).toBe(303)
  expect(await shownTo(max)).not.toContain('Forget this')
})

test('of many comments the newest stand beside the thing, and the others are reached from there', async () => {
  const long = await addDocument(portal, matterId, lawyer, 'long.txt', 'long')
  await share(matterId, [long], { by: lawyer, to: [max], ...words })
  db.transaction(() => {
    for (let n = 1; n <= 120; n++)
      db.query(`
        insert into comments (id, matter_id, subject_kind, subject_id, author_id, written_at)
        values ($id, $matterId, 'document', $subjectId, $by, $at)`).run({
        ...{
          id: Bun.randomUUIDv7(),
          matterId,
          subjectId: long.id,
          at: new Date(Date.UTC(2026, 0, 1) + n).toISOString(),
        },
        by: n === 10 ? ada.id : max.id,
      })
  })()
  const idsOn = (text: string) => [...text.matchAll(/id="c-([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
  const leadOn = (text: string) => /href="([^"]*\?until=[^"]+)"/.exec(text)?.[1] ?? ''
  const path = `${guest}/documents/${long.id}`
  const pages = [await page(max, path)]
  for (let next = leadOn(pages[0] ?? ''); next && pages.length < 5; next = leadOn(pages.at(-1) ?? ''))
    pages.push(await page(max, next))
  expect(pages.map((text) => idsOn(text).length)).toEqual([50, 50, 19]) // one is of somebody else
  expect(pages.map((text) => text.includes('<textarea'))).toEqual([true, false, false])
  const [newer = [], , oldest = []] = pages.map(idsOn)
  const discussion = `${guest}/discussions/document/${long.id}`
  const found = await max.get(`${discussion}?until=${newer[3]}`)
  expect(found.headers.get('location')).toBe(`${path}#c-${newer[3]}`)
  expect(idsOn(await page(max, `${discussion}?until=${oldest[3]}`))).toEqual(oldest.slice(0, 4))
  expect((await max.get(`${discussion}?until=nothing`)).status).toBe(200)
  expect((await ada.get(`${discussion}?until=${oldest[3]}`)).status).toBe(404)
})

test('T13 with a document that was taken back go the comments on it', async () => {
  await recall(matterId, shared, lawyer)
  expect((await ada.get(`${guest}/discussions/document/${shared.id}`)).status).toBe(404)
  expect((await max.get(`${guest}/comments/${newest()}`)).status).toBe(404)
  expect(await page(ada, guest)).not.toContain('#comments')
})

test('T13 a task, a request and a date are commented on by those who see them', async () => {
  const sent = await addDocument(portal, matterId, ada, 'sent.txt', 'sent')
  const asked = askForEverything(portal, { matterId, lawyer, client: ada, sent }, (what) => what)
  for (const [kind, id] of [
    ['task', asked.taskId],
    ['request', asked.requestId],
  ]) {
    const path = `discussions/${kind}/${id}`
    const said = await ada.post(`${guest}/${path}`, { body: `Une question sur ${kind}` })
    expect(said.status).toBe(303)
    expect(await page(lawyer, `${firm}/${kind}s/${id}`)).toContain(`Une question sur ${kind}`)
    expect(await page(max, `${guest}/${kind}s/${id}`)).not.toContain('Une question')
    expect((await expert.get(`${guest}/${path}`)).status).toBe(404)
  }
  for (const id of [asked.internalTaskId, asked.requestId, Bun.randomUUIDv7()])
    expect((await ada.post(`${guest}/discussions/task/${id}`, { body: 'Hm' })).status).toBe(404)
  expect((await ada.get(`${guest}/discussions/event/${asked.taskId}`)).status).toBe(404)
})
