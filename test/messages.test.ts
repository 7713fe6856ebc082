import { afterAll, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const assistant = portal.person({ name: 'Mia Assistant', firmRole: 'assistant' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const counsel = portal.person({ name: 'Cole Counsel', kind: 'outside' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, assistant, 'assistant')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
portal.join(matterId, counsel, 'co-counsel')
portal.join(matterId, expert, 'third-party')
const otherMatter = await portal.matter({ responsible: lawyer })
portal.join(otherMatter, lawyer, 'responsible-lawyer')
portal.join(otherMatter, eve, 'client')
const firm = `/firm/matters/${matterId}/messages`
const guest = `/portal/matters/${matterId}/messages`

const HOSTILE = '<script>alert(1)</script> & “quotes”'
const page = async (person: TestPerson, path: string) =>
  (await (await person.get(path)).text()).replaceAll('\u00a0', ' ')
const threadOf = (response: Response) => {
  expect(response.status).toBe(303)
  return response.headers.get('location')?.match(/messages\/([0-9a-f-]{36})#/)?.[1] ?? ''
}
type Beginning = { to: readonly TestPerson[]; en?: string; fr?: string; subject?: string }
const begin = (person: TestPerson, { to, en, fr, subject = 'About the hearing' }: Beginning) =>
  person.post(firm, {
    person: to.map(({ id }) => id),
    ...(en && { 'subject-en': subject, 'body-en': en }),
    ...(fr && { 'subject-fr': `${subject} (fr)`, 'body-fr': fr }),
  })
const idOf = (text: string) =>
  db.query<{ id: string }, []>('select id from messages order by sent_at desc, id desc').get()?.id ?? text
const eventsOf = (kind: string) =>
  db.query<{ n: number }, string>('select count(*) as n from events where kind = ?').get(kind)?.n ?? 0

test('the form proposes the clients and the team, and says who else may be chosen', async () => {
  const form = await page(lawyer, `${firm}/new`)
  for (const person of [ada, max, lawyer, assistant])
    expect(form).toMatch(new RegExp(`value="${person.id}"[^>]* checked|checked[^>]* value="${person.id}"`))
  expect(form).not.toMatch(
    new RegExp(`value="${counsel.id}"[^>]* checked|checked[^>]* value="${counsel.id}"`),
  )
  expect(form).not.toContain('Xavier Expert')
  expect(form).not.toContain('Eve Other')
})

test('K3 a conversation is begun in every language that one of its readers needs', async () => {
  const refused = await begin(lawyer, { to: [ada, max], en: 'We have a date' })
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain('error-subject-fr')
  expect(again).toContain('We have a date')
  const threadId = threadOf(
    await begin(lawyer, { to: [ada, max], en: 'We have a date', fr: 'Nous avons une date' }),
  )
  expect(await page(ada, `${guest}/${threadId}`)).toContain('Nous avons une date')
  expect(await page(max, `${guest}/${threadId}`)).toContain('We have a date')
  expect(await page(ada, `${guest}/${threadId}`)).not.toContain('We have a date')
})

test('T13 only participants see a conversation, and the firm’s readers of messages', async () => {
  const threadId = threadOf(await begin(lawyer, { to: [max], en: `Between us ${HOSTILE}` }))
  expect(await page(max, `${guest}/${threadId}`)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;')
  expect(await page(assistant, `${firm}/${threadId}`)).toContain('Between us')
  for (const person of [ada, counsel]) {
    expect((await person.get(`${guest}/${threadId}`)).status).toBe(404)
    expect((await person.post(`${guest}/${threadId}`, { body: 'Let me in' })).status).toBe(404)
    expect((await person.post(`${guest}/${threadId}/draft`, { body: 'Let me in' })).status).toBe(404)
    expect((await person.post(`${guest}/${threadId}/reading`)).status).toBe(404)
    expect(await page(person, guest)).not.toContain('Between us')
    expect(await page(person, `${guest}?q=between`)).not.toContain('Between us')
  }
  expect((await expert.get(guest)).status).toBe(404)
  expect((await eve.get(`/portal/matters/${otherMatter}/messages/${threadId}`)).status).toBe(404)
  expect((await lawyer.get(`/firm/matters/${otherMatter}/messages/${threadId}`)).status).toBe(404)
  expect((await portal.stranger.get(`${guest}/${threadId}`)).status).toBe(303)
})

test('T13 who loses the right or is walled off sees nothing any more, and is not named as a reader', async () => {
  const [leaving, walled] = [
    portal.person({ name: 'Lia Leaving', kind: 'client' }),
    portal.person({ name: 'Wade Walled' }),
  ]
  portal.join(matterId, leaving, 'client')
  portal.join(matterId, walled, 'lawyer')
  const threadId = threadOf(await begin(lawyer, { to: [leaving, walled, max], en: 'For a while' }))
  expect(await page(leaving, `${guest}/${threadId}`)).toContain('For a while')
  db.query('update matter_members set messages = 0 where person_id = ?').run(leaving.id)
  await raiseWall(matterId, { by: owner, against: walled })
  expect((await leaving.get(`${guest}/${threadId}`)).status).toBe(404)
  expect((await walled.get(`${firm}/${threadId}`)).status).toBe(404)
  const shown = await page(max, `${guest}/${threadId}`)
  expect(shown).not.toContain('Lia Leaving')
  expect(shown).not.toContain('Wade Walled')
})

test('a client writes to the team and to nobody else, in one language', async () => {
  const sent = await ada.post(guest, {
    subject: 'Une question',
    body: 'Bonjour',
    person: [max.id, counsel.id, expert.id],
  })
  const threadId = threadOf(sent)
  const participants = db
    .query<{ personId: string }, string>(
      'select person_id as personId from thread_participants where thread_id = ?',
    )
    .all(threadId)
    .map(({ personId }) => personId)
  expect(participants.sort()).toEqual([ada.id, lawyer.id, assistant.id].sort())
  const empty = await ada.post(guest, { subject: 'Encore', body: '  ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('error-body')
})

test('what is new is marked for each person until they have read it, and the firm sees when', async () => {
  const threadId = threadOf(await begin(lawyer, { to: [max], en: 'Please read this', subject: 'Reading' }))
  expect(await page(max, guest)).toContain('1 new')
  const read = eventsOf('message.read')
  expect(await page(lawyer, `${firm}/${threadId}`)).not.toContain('Read by Max')
  portal.clock.forward(MINUTE)
  await max.fetch(`${guest}/${threadId}`, { headers: { 'hx-request': 'true' } })
  expect(eventsOf('message.read')).toBe(read)
  await max.post(`${guest}/${threadId}/reading`)
  await page(max, `${guest}/${threadId}`)
  expect(eventsOf('message.read')).toBe(read + 1)
  expect(await page(lawyer, `${firm}/${threadId}`)).toContain('Read by Max Client on 2 March')
  expect(await page(max, `${guest}/${threadId}`)).not.toContain('Read by Max Client on')
})

test('a draft is kept for its writer alone, and goes when the message is sent, however late it is saved', async () => {
  const threadId = threadOf(await begin(lawyer, { to: [max], en: 'A thread to answer' }))
  const id = Bun.randomUUIDv7()
  const saved = await max.fetch(`${guest}/${threadId}/draft`, {
    method: 'POST',
    headers: { 'hx-request': 'true' },
    body: new URLSearchParams({ id, body: 'Half a sentence' }),
  })
  expect(await saved.text()).toMatch(/^Draft saved, \d+:\d\d$/)
  expect(await page(max, `${guest}/${threadId}`)).toContain('Half a sentence')
  expect(await page(lawyer, `${firm}/${threadId}`)).not.toContain('Half a sentence')
  await max.post(`${guest}/${threadId}`, { id, body: 'A whole sentence' })
  await max.post(`${guest}/${threadId}`, { id, body: 'A whole sentence' })
  await max.post(`${guest}/${threadId}/draft`, { id, body: 'A whole sentenc' })
  const answered = await page(max, `${guest}/${threadId}`)
  expect(answered.match(/A whole sentence/g)).toHaveLength(1)
  expect(answered).not.toContain('A whole sentenc<')
  expect(db.query('select 1 from message_drafts').all()).toEqual([])
})

test('a message is corrected or withdrawn for ten minutes; what it said stays for the firm alone', async () => {
  const threadId = threadOf(await begin(lawyer, { to: [max], en: 'On Tuesday', subject: 'Dates' }))
  const path = `${firm}/${threadId}/messages/${idOf('')}`
  expect((await assistant.get(path)).status).toBe(404)
  expect((await lawyer.post(path, { 'body-en': 'On Wednesday' })).status).toBe(303)
  const client = await page(max, `${guest}/${threadId}`)
  expect(client).toContain('On Wednesday')
  expect(client).toContain('Corrected 2 March')
  expect(client).not.toContain('On Tuesday')
  expect(await page(assistant, `${firm}/${threadId}`)).toContain('On Tuesday')
  await max.post(`${guest}/${threadId}`, { body: 'I did not mean to write this' })
  const mine = `${guest}/${threadId}/messages/${idOf('')}`
  expect((await max.post(`${mine}/withdrawal`)).status).toBe(303)
  expect((await max.post(`${mine}/withdrawal`)).status).toBe(303)
  expect(await page(max, `${guest}/${threadId}`)).not.toContain('I did not mean')
  expect(await page(lawyer, `${firm}/${threadId}`)).toContain('I did not mean to write this')
  portal.clock.forward(11 * MINUTE)
  const late = await lawyer.post(path, { 'body-en': 'On Thursday' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('ten minutes only')
  expect((await lawyer.post(`${path}/withdrawal`)).status).toBe(422)
  expect(await page(lawyer, `${firm}/${threadId}`)).toContain(`addendum=`)
  const add = { 'body-en': 'And bring the file', addendum: path.split('/').at(-1) ?? '' }
  expect((await assistant.post(`${firm}/${threadId}`, add)).status).toBe(404)
  expect((await lawyer.post(`${firm}/${threadId}`, add)).status).toBe(303)
  expect(await page(max, `${guest}/${threadId}`)).toContain('Addition')
})

test('a search finds words in what its reader may read, in any case and without accents', async () => {
  await ada.post(guest, { subject: 'Garde', body: 'La médiation aura lieu à Trois-Rivières' })
  expect(await page(ada, `${guest}?q=MEDIATION trois`)).toContain('Trois-Rivières')
  expect(await page(max, `${guest}?q=mediation`)).not.toContain('Trois-Rivières')
  expect(await page(lawyer, `${firm}?q=mediation`)).toContain('Trois-Rivières')
})

test('in a read-only matter everything is read and nothing is written', async () => {
  const closing = await portal.matter({ responsible: lawyer })
  portal.join(closing, lawyer, 'responsible-lawyer')
  portal.join(closing, max, 'client')
  const url = `/firm/matters/${closing}`
  const threadId = threadOf(
    await lawyer.post(`${url}/messages`, {
      person: max.id,
      'subject-en': 'Last',
      'body-en': 'The last words',
    }),
  )
  await lawyer.post(`${url}/closing`, { date: '2026-03-20' })
  db.query('update closings set closes_at = ? where matter_id = ?').run('2026-03-01T00:00:00.000Z', closing)
  const mine = `/portal/matters/${closing}/messages`
  expect(await page(max, `${mine}/${threadId}`)).toContain('The last words')
  expect((await max.post(`${mine}/${threadId}`, { body: 'More' })).status).toBe(403)
  expect((await lawyer.post(`${url}/messages/${threadId}`, { 'body-en': 'More' })).status).toBe(403)
  expect(await page(max, `${mine}/${threadId}`)).not.toContain('<textarea')
})

test('T13 whoever is let into a conversation reads all of it, and whoever is taken out nothing', async () => {
  const threadId = threadOf(await begin(lawyer, { to: [max, lawyer], en: 'From the beginning' }))
  const change = (...to: TestPerson[]) =>
    lawyer.post(`${firm}/${threadId}/participants`, { person: to.map(({ id }) => id) })
  expect((await change(lawyer)).status).toBe(422)
  expect((await change(eve)).status).toBe(422)
  expect((await change(counsel, lawyer)).status).toBe(303)
  expect(await page(counsel, `${guest}/${threadId}`)).toContain('From the beginning')
  expect((await max.get(`${guest}/${threadId}`)).status).toBe(404)
  expect(eventsOf('thread.joined')).toBe(1)
  expect(eventsOf('thread.left')).toBe(1)
})

test('the firm’s place for messages shows what is unread first, of matters that one may enter', async () => {
  const subjects = async (person: TestPerson, show = '') => {
    const html = await page(person, `/firm/messages${show}`)
    return [...html.matchAll(/#newest"><bdi>([^<]*)/g)].map(([, subject]) => subject)
  }
  await max.post(guest, { subject: 'Urgent, please', body: 'When?' })
  await lawyer.post(guest.replace('portal', 'firm'), {})
  portal.clock.forward(MINUTE)
  await begin(lawyer, { to: [max, lawyer], en: 'Later', subject: 'Written by myself' })
  expect((await subjects(lawyer))[0]).toBe('Urgent, please')
  expect(await subjects(assistant, '?show=all')).toContain('Written by myself')
  expect(await subjects(assistant)).not.toContain('Written by myself')
  const outsider = portal.person({ name: 'Olga Outsider' })
  expect(await subjects(outsider, '?show=all')).toEqual([])
  expect((await max.get('/firm/messages')).status).toBe(404)
})

test('somebody with several matters sees in which one a message waits', async () => {
  const second = await portal.matter({ responsible: lawyer, clientTitle: 'The cottage' })
  portal.join(second, lawyer, 'responsible-lawyer')
  portal.join(second, eve, 'client')
  expect(await page(eve, '/portal')).not.toContain('1 new message')
  const url = `/firm/matters/${second}/messages`
  await lawyer.post(url, { person: eve.id, 'subject-en': 'Keys', 'body-en': 'They are here' })
  expect(await page(eve, '/portal')).toMatch(/The cottage.*1 new message/s)
})
