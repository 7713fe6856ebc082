import { afterAll, expect, test } from 'bun:test'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { HOSTILE_WORDS } from './support/hostile-words.ts'
import { linksIn, startSearching } from './support/searching.ts'
import { recall, share } from './support/shares.ts'
import { raiseWall } from './support/walls.ts'

const { portal, people, openMatter, add, search } = await startSearching()
afterAll(portal.stop)
const { owner, lawyer, colleague, client, spouse } = people

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

test('B11 the firm finds people by a part of their name, and clients find nobody', async () => {
  const name = 'Zoltan <i>Wiśniewski'
  const zoltan = portal.person({ name, email: 'zoltan@client.example', kind: 'client' })
  for (const who of [lawyer, people.bookkeeper]) {
    const page = await search(who, 'wisniew')
    expect(linksIn(page)).toEqual([`/firm/people/${zoltan.id}`])
    expect(page).toContain('Zoltan &lt;i&gt;Wiśniewski')
    expect(page).not.toContain('Nothing was found')
  }
  expect(linksIn(await search(lawyer, 'z'))).not.toContain(`/firm/people/${zoltan.id}`)
  expect(await search(client, 'wisniew')).toContain('Nothing was found')
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
