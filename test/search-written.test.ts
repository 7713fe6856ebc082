import { afterAll, expect, test } from 'bun:test'
import { StaffAccess } from '../src/access.ts'
import { addTask } from '../src/tasks/add.ts'
import type { StaffViewer } from '../src/viewer.ts'
import type { TestPerson } from './support/people.ts'
import { linksIn, startSearching } from './support/searching.ts'
import { recall, share } from './support/shares.ts'
import { raiseWall } from './support/walls.ts'

const { portal, people, openMatter, add, search } = await startSearching()
afterAll(portal.stop)
const { owner, lawyer, colleague, client, spouse, other, bookkeeper } = people

test('of many the newest are shown first, although their ids follow from forms and not from time', async () => {
  const id = await openMatter('Axolotl')
  for (let n = 0; n < 45; n++) {
    portal.clock.forward(1000)
    const note = { body: `The axolotl was seen, time ${n}.`, once: crypto.randomUUID() }
    expect((await lawyer.post(`/firm/matters/${id}/notes`, note)).status).toBe(303)
  }
  const page = await search(lawyer, 'axolotl was seen', '&in=notes')
  const times = [...page.replace(/<\/?mark>/g, '').matchAll(/time (\d+)\./g)].map(([, n]) => Number(n))
  expect(times).toEqual(Array.from({ length: 30 }, (_, n) => 44 - n))
})

test('B11 a message is found by those who take part and by the firm, a note and a task of the firm by the firm only', async () => {
  const id = await openMatter('Correspondence')
  const to = {
    person: client.id,
    'subject-en': 'About the roof',
    'body-en': 'The ostrich report came on Friday.',
  }
  expect((await lawyer.post(`/firm/matters/${id}/messages`, to)).status).toBe(303)
  const note = { body: 'The ostrich is lying. Keep quiet.' }
  expect((await lawyer.post(`/firm/matters/${id}/notes`, note)).status).toBe(303)
  const access = StaffAccess.open(portal.deps, viewerOf(lawyer), id, 'tasks:edit')
  const texts = { en: 'Feed the ostrich', fr: 'Nourrir l’autruche' }
  const rest = { howTo: {}, dueOn: null, kind: 'other' as const, assigneeId: null }
  addTask(portal.deps, access, { ...rest, title: texts, audience: 'internal' })
  addTask(portal.deps, access, { ...rest, title: texts, audience: 'client', assigneeId: spouse.id })
  expect(linksIn(await search(lawyer, 'ostrich')).map((link) => link?.split('/')[4])).toEqual(
    expect.arrayContaining(['messages', 'tasks', 'tasks', 'notes']),
  )
  const [found, ...others] = linksIn(await search(client, 'ostrich'))
  expect(found).toStartWith(`/portal/matters/${id}/messages/`)
  expect(others).toEqual([])
  expect(linksIn(await search(spouse, 'ostrich'))).toEqual([])
  expect(linksIn(await search(spouse, 'autruche'))).toHaveLength(1)
})

const both = (field: string, text: string) => ({ [`${field}-en`]: text, [`${field}-fr`]: text })
async function send(person: TestPerson, path: string, fields: Record<string, string>) {
  const response = await person.post(path, fields)
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}
/** In the parts of a matter where the results of a search lie. */
const places = (links: readonly (string | undefined)[]) =>
  links.map((link) => link?.split('/')[4] ?? 'matter')

test('T13 of everything that a matter holds a bookkeeper finds its title, and nothing whoever is walled, removed or of another matter', async () => {
  const id = await openMatter('Tapir', 'Tapir')
  portal.join(await portal.matter({ responsible: lawyer }), other, 'client')
  const [walled, removed] = [portal.person({ name: 'Wade' }), portal.person({ name: 'Rita' })]
  for (const person of [walled, removed]) portal.join(id, person, 'lawyer')
  portal.join(id, bookkeeper, 'bookkeeper')
  const firm = `/firm/matters/${id}`
  const document = await add(id, 'tapir.pdf')
  await share(id, [document], { by: lawyer, to: [client], en: { title: 'Tapir' } })
  await send(lawyer, `${firm}/messages`, {
    person: client.id,
    ...both('subject', 'Tapir'),
    ...both('body', 'So'),
  })
  await send(lawyer, `${firm}/notes`, { body: 'Tapir' })
  await send(lawyer, `${firm}/tasks`, { kind: 'call', ...both('title', 'Tapir') })
  await send(lawyer, `${firm}/requests`, { ...both('title', 'Tapir'), ...both('item-0-title', 'Tapir') })
  const date = { kind: 'hearing', audience: 'internal', startDay: '2026-04-20', startTime: '09:30' }
  await send(lawyer, `${firm}/calendar`, { ...date, ...both('title', 'Tapir') })
  await send(client, `/portal/matters/${id}/discussions/document/${document.id}`, { body: 'Tapir' })
  const everything = [
    'matter',
    'messages',
    'tasks',
    'tasks',
    'tasks',
    'calendar',
    'documents',
    'discussions',
    'notes',
  ]
  for (const person of [lawyer, walled, removed])
    expect(places(linksIn(await search(person, 'tapir')))).toEqual(everything)
  await raiseWall(id, { by: owner, against: walled })
  portal.deps.db.query('delete from matter_members where person_id = $id').run({ id: removed.id })
  expect(places(linksIn(await search(bookkeeper, 'tapir')))).toEqual(['matter'])
  for (const person of [walled, removed, colleague, other])
    expect(linksIn(await search(person, 'tapir'))).toEqual([])
})

test('B11 T13 a comment is found by whom it is for while they see what it stands on, and no more once it is withdrawn', async () => {
  const id = await openMatter('Comments')
  const document = await add(id, 'offer.pdf')
  await share(id, [document], {
    by: lawyer,
    to: [client, spouse],
    en: { title: 'Offer' },
    fr: { title: 'Offre' },
  })
  const discussion = `discussions/document/${document.id}`
  await send(client, `/portal/matters/${id}/${discussion}`, { body: 'Is the okapi included?' })
  await send(lawyer, `/firm/matters/${id}/${discussion}`, { 'body-en': 'The okapi is worthless' })
  await send(lawyer, `/firm/matters/${id}/${discussion}`, {
    ...both('body', 'Okapi <b>kept</b>'),
    reader: spouse.id,
  })
  const place = `matters/${id}/${discussion}?until=`
  const found = async (person: TestPerson) => linksIn(await search(person, 'okapi'))
  expect(await found(lawyer)).toHaveLength(3)
  expect(await found(client)).toEqual([expect.stringContaining(place)])
  expect(await found(spouse)).toEqual([expect.stringContaining(place)])
  expect(await search(spouse, 'okapi')).toContain('<mark>Okapi</mark> &lt;b&gt;kept')
  const own = (await found(client))[0]?.split('until=')[1]
  await send(client, `/portal/matters/${id}/comments/${own}/withdrawal`, {})
  expect(await found(client)).toEqual([])
  expect(await found(lawyer)).toHaveLength(2)
  await recall(id, document, lawyer)
  expect(await found(spouse)).toEqual([])
})

test('B11 T13 what was added to an update that is taken back is found no more', async () => {
  const id = await openMatter('Updates')
  const updates = `/firm/matters/${id}/updates`
  await send(lawyer, updates, both('happened', 'We filed it.'))
  const sql = 'select id from updates where matter_id = ?'
  const updateId = portal.deps.db.query<{ id: string }, string>(sql).get(id)?.id
  await send(lawyer, `${updates}/${updateId}/additions`, both('happened', 'By numbat.'))
  expect(linksIn(await search(client, 'numbat'))).toHaveLength(1)
  await send(lawyer, `${updates}/${updateId}/withdrawal`, {})
  for (const person of [client, lawyer]) expect(linksIn(await search(person, 'numbat'))).toEqual([])
})

test('B11 T6 an article is found by whoever may read it, a draft by those who write', async () => {
  const id = await openMatter('Area')
  portal.deps.db.query(`update matters set practice_area = 'tax' where id = $id`).run({ id })
  const words = {
    ...both('title', 'About [quagga] <i>'),
    ...both('body', 'The **quagga** [tax](https://x.test/)'),
  }
  const article = await send(lawyer, '/firm/library', {
    kind: 'article',
    slug: 'quagga',
    ...words,
    area: 'tax',
  })
  const path = article.replace(/#.*/, '')
  expect(linksIn(await search(lawyer, 'quagga'))).toEqual([path])
  expect(linksIn(await search(client, 'quagga'))).toEqual([])
  await send(lawyer, `${path}/publication`, { state: 'published' })
  expect(linksIn(await search(client, 'quagga tax'))).toEqual(['/portal/library/quagga'])
  for (const person of [other, bookkeeper]) expect(linksIn(await search(person, 'quagga'))).toEqual([])
  await send(lawyer, `${path}/removal`, {})
  for (const person of [client, lawyer]) expect(linksIn(await search(person, 'quagga'))).toEqual([])
})

function viewerOf({ id }: TestPerson): StaffViewer {
  const session = { sessionId: '', passkeyId: '', from: 'local', verifiedAt: '', language: 'en' as const }
  return { ...session, kind: 'staff', firmRole: 'lawyer', personId: id }
}
