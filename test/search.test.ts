import { afterAll, expect, test } from 'bun:test'
import { StaffAccess } from '../src/access.ts'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { addTask } from '../src/tasks/add.ts'
import type { StaffViewer } from '../src/viewer.ts'
import { addDocument } from './support/documents.ts'
import { HOSTILE_WORDS } from './support/hostile-words.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const colleague = portal.person({ name: 'Cole Colleague' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const spouse = portal.person({ name: 'Ben Client', kind: 'client', language: 'fr' })
const other = portal.person({ name: 'Eve Other', kind: 'client' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })

async function openMatter(title: string, clientTitle = 'Your matter') {
  const id = await portal.matter({ responsible: lawyer, title, clientTitle })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, client, 'client')
  portal.join(id, spouse, 'client')
  return id
}
const add = (matterId: string, name: string, by = lawyer) => addDocument(portal, matterId, by, name, 'a')

/** What the page of results says, once the index has all that happened. */
async function search(person: TestPerson, q: string, more = ''): Promise<string> {
  portal.search.follow()
  await portal.search.settled()
  const side = [client, spouse, other].includes(person) ? 'portal' : 'firm'
  const response = await person.get(`/${side}/search?q=${encodeURIComponent(q)}${more}`)
  expect(response.status).toBe(200)
  return response.text()
}
const linksIn = (page: string) =>
  [...page.matchAll(/<div class="row-title"><a href="([^"]+)"/g)].map(([, to]) => to)

test('B11 words are found without accents and capitals, by their beginning, and are marked', async () => {
  const id = await openMatter('Gagnon separation')
  const { id: documentId } = await add(id, 'Relevé d’emploi 2024.pdf')
  for (const q of ['releve', 'RELEVÉ 2024', "d'emploi", 'relev', '2024 employ', 'empl']) {
    const found = q === '2024 employ' ? [] : [`/firm/matters/${id}/documents/${documentId}`]
    expect(linksIn(await search(lawyer, q))).toEqual(found)
  }
  expect(await search(lawyer, 'releve')).toContain('<mark>Relevé</mark>')
})

test('B11 a client finds what was shared with them, in the words that they were given, and nothing internal', async () => {
  const id = await openMatter('Tremblay inheritance')
  const [shared, internal] = [await add(id, 'zebra draft.pdf'), await add(id, 'zebra memo.pdf')]
  const words = {
    en: { title: 'Your inventory', note: 'Read it on Friday' },
    fr: { title: 'Votre inventaire' },
  }
  await share(id, [shared], { by: lawyer, to: [client, spouse], ...words })
  expect(linksIn(await search(lawyer, 'zebra'))).toHaveLength(2)
  expect(linksIn(await search(client, 'zebra'))).toEqual([])
  const own = `/portal/matters/${id}/documents/${shared.id}`
  expect(linksIn(await search(client, 'inventory friday'))).toEqual([own])
  expect(linksIn(await search(client, 'inventaire'))).toEqual([])
  expect(linksIn(await search(spouse, 'inventaire'))).toEqual([own])
  await recall(id, shared, lawyer)
  expect(linksIn(await search(client, 'inventory'))).toEqual([])
  expect(internal.id).not.toBe(shared.id)
})

test('B11 what one client sent, another does not find; a client finds their matter, never its internal title', async () => {
  const id = await openMatter('Kowalski against Kowalski', 'Your divorce')
  const { id: sent } = await add(id, 'quartz statement.pdf', client)
  expect(linksIn(await search(client, 'quartz'))).toEqual([`/portal/matters/${id}/documents/${sent}`])
  expect(linksIn(await search(spouse, 'quartz'))).toEqual([])
  expect(linksIn(await search(client, 'divorce'))).toEqual([`/portal/matters/${id}`])
  expect(linksIn(await search(client, 'kowalski'))).toEqual([])
  expect(linksIn(await search(owner, 'kowalski'))).toEqual([`/firm/matters/${id}`])
})

test('T13 a wall, an end and a missing right are asked about when somebody searches', async () => {
  const id = await openMatter('Falcon holdings')
  const walled = portal.person({ name: 'Wade Walled' })
  const reader = portal.person({ name: 'Rita Reader' })
  portal.join(id, walled, 'lawyer')
  portal.join(id, reader, 'lawyer', { levels: { documents: 'none' } })
  await add(id, 'falcon agreement.pdf')
  expect(linksIn(await search(walled, 'falcon'))).toHaveLength(2)
  expect(linksIn(await search(reader, 'falcon'))).toEqual([`/firm/matters/${id}`])
  expect(linksIn(await search(colleague, 'falcon'))).toEqual([])
  await raiseWall(id, { by: owner, against: walled })
  expect(linksIn(await search(walled, 'falcon'))).toEqual([])
})

test('B11 more than fit are on further pages of their group', async () => {
  const id = await openMatter('Many papers')
  for (let n = 1; n <= 7; n++) await add(id, `walrus ${n}.txt`)
  const first = await search(lawyer, 'walrus')
  expect(linksIn(first)).toHaveLength(5)
  expect(first).toContain('in=documents')
  expect(linksIn(await search(lawyer, 'walrus', '&in=documents'))).toHaveLength(7)
  expect(linksIn(await search(lawyer, 'walrus', '&in=documents&page=2'))).toEqual([])
})

test('B11 a changed title is found by its new words only', async () => {
  const id = await openMatter('Old heron name')
  expect(linksIn(await search(owner, 'heron'))).toHaveLength(1)
  const fields = {
    number: `H-${id.slice(-6)}`,
    internalTitle: 'Pelican',
    clientTitleEn: 'A',
    clientTitleFr: 'B',
  }
  const rest = { practiceArea: 'family', province: 'QC', responsible: lawyer.id, status: 'open' }
  expect((await lawyer.post(`/firm/matters/${id}`, { ...fields, ...rest })).status).toBe(303)
  expect(linksIn(await search(owner, 'heron'))).toEqual([])
  expect(linksIn(await search(owner, 'pelican'))).toEqual([`/firm/matters/${id}`])
})

test('T18 hostile words are words, in the question and in what is found', async () => {
  const id = await openMatter(`heronry ${HOSTILE_WORDS[0]}`)
  for (const q of [
    ...HOSTILE_WORDS.slice(0, 10),
    '" OR words MATCH "',
    'a* NEAR(b)',
    '\u{e000}s0',
    '(((',
    '-',
    '%00',
  ])
    expect((await lawyer.get(`/firm/search?q=${encodeURIComponent(q)}`)).status).toBe(200)
  const page = await search(lawyer, 'heronry')
  expect(linksIn(page)).toEqual([`/firm/matters/${id}`])
  expect(page).not.toContain('<script>alert')
})

test('an empty question and one without an answer say what to do', async () => {
  expect(await search(client, '')).toContain('Only what you can open is found')
  expect(await search(client, 'xyzzyx')).toContain('Nothing was found')
  expect(await search(spouse, 'xyzzyx')).toContain('Rien n’a été trouvé')
})

test('a matter that was destroyed leaves the index with its keys; one under new keys is found as before', async () => {
  const [doomed, kept] = [await openMatter('Ibis doomed'), await openMatter('Ibis kept')]
  expect(linksIn(await search(owner, 'ibis'))).toHaveLength(2)
  await portal.deps.vault.rekeyMatter(kept)
  const title = portal.deps.vault.matter(kept).seal('matters.internal_title', kept, 'Ibis kept again')
  portal.deps.db.query('update matters set internal_title = $title where id = $kept').run({ title, kept })
  await portal.deps.vault.destroyMatterKeys(doomed, portal.clock.now())
  portal.deps.db
    .transaction(() => {
      for (const matterId of [doomed, kept])
        appendEvent(portal.deps, SYSTEM, { kind: 'destruction.requested', matterId, details: {} })
    })
    .immediate()
  expect(linksIn(await search(owner, 'ibis again'))).toEqual([`/firm/matters/${kept}`])
  expect(await ask('ibis')).toEqual([kept])
})

/** What the index itself answers, asked by nobody. */
async function ask(word: string): Promise<string[]> {
  const terms = { words: [word], beginning: null }
  const question = { source: 'matter' as const, terms, matters: null, before: 2 ** 50, limit: 10 }
  return (await portal.search.ask([question])).flat().map(({ id }) => id)
}

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
