import { afterAll, expect, test } from 'bun:test'
import { STARTERS } from '../src/library/starters.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const luc = portal.person({ name: 'Luc Client', kind: 'client', language: 'fr' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const family = await portal.matter({ responsible: lawyer })
const { db } = portal.deps
db.query(`update matters set practice_area = 'family' where id = ?`).run(family)
for (const person of [lawyer, ada, luc])
  portal.join(family, person, person === lawyer ? 'responsible-lawyer' : 'client')

type Fields = Record<string, string | string[]>
/** In both languages where only one is given: clients read both. */
const inBoth = (fields: Fields): Fields => ({
  ...{ 'title-en': fields['title-fr'] ?? '', 'body-en': fields['body-fr'] ?? '' },
  ...{ 'title-fr': fields['title-en'] ?? '', 'body-fr': fields['body-en'] ?? '' },
  ...fields,
})
const write = async (fields: Fields, state = 'published') => {
  const response = await lawyer.post('/firm/library', { kind: 'article', ...inBoth(fields) })
  expect(response.status).toBe(303)
  const id = /library\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')?.[1] ?? ''
  await lawyer.post(`/firm/library/${id}/publication`, { state })
  return id
}
const text = async (who: { get(path: string): Promise<Response> }, path: string) =>
  (await who.get(path)).text()
const status = async (who: { get(path: string): Promise<Response> }, path: string) =>
  (await who.get(path)).status

test('clients read what is published for the area of their matters, in their language', async () => {
  await write({
    'title-en': 'Dividing <i>things</i>',
    'body-en': '# Two\n\n**Fair**',
    'title-fr': 'Partager',
    'body-fr': 'Équitable',
    slug: 'dividing',
    area: ['family', 'tax'],
  })
  await write({ 'title-en': 'Everybody', 'body-en': 'All', slug: 'everybody' })
  const list = await text(ada, '/portal/library')
  expect(list).toContain('Dividing &lt;i&gt;things&lt;/i&gt;')
  expect(list).toContain('href="/portal/library/everybody"')
  expect(await text(ada, '/portal/library/dividing')).toContain('<h2>Two</h2><p><strong>Fair</strong></p>')
  expect(await text(luc, '/portal/library/dividing')).toContain('<p>Équitable</p>')
})

test('K3 what a client could read is published in their language or not at all, and staff see what is missing', async () => {
  const english = {
    kind: 'article',
    'title-en': 'Wills',
    'body-en': 'Soon',
    slug: 'wills',
    area: 'wills-and-estates',
  }
  const response = await lawyer.post('/firm/library', english)
  const page = response.headers.get('location')?.replace(/#.*/, '') ?? ''
  const publish = () => lawyer.post(`${page}/publication`, { state: 'published' })
  expect((await publish()).status).toBe(303)
  const everybody = await lawyer.post(page, { ...english, area: [] })
  expect([everybody.status, await everybody.text()]).toEqual([
    422,
    expect.stringContaining('id="error-title-fr"'),
  ])
  db.query(`update matters set practice_area = 'wills-and-estates' where id = ?`).run(family)
  expect(await text(lawyer, '/firm/library')).toContain('French is missing')
  expect(await text(luc, '/portal/library')).toContain('En anglais seulement')
  expect(await text(luc, '/portal/library/wills')).toContain('<div class="prose" lang="en">')
  await lawyer.post(`${page}/publication`, { state: 'draft' })
  const refused = await publish()
  expect(refused.status).toBe(422)
  const shown = await refused.text()
  expect(shown).toContain('id="error-title-fr"')
  expect(shown).toContain('There is no French text yet')
  expect(shown).not.toContain('value="published"')
  expect(await status(luc, '/portal/library/wills')).toBe(404)
  await lawyer.post(page, { ...english, 'title-fr': 'Testaments', 'body-fr': 'Bientôt' })
  expect((await publish()).status).toBe(303)
  expect(await text(luc, '/portal/library/wills')).toContain('Bientôt')
  db.query(`update matters set practice_area = 'family' where id = ?`).run(family)
})

test('what is for another area, a draft, or withdrawn does not exist for a client', async () => {
  expect(await status(eve, '/portal/library/everybody')).toBe(200)
  expect(await status(eve, '/portal/library/dividing')).toBe(404)
  expect(await text(eve, '/portal/library')).not.toContain('Dividing')
  const id = await write({ 'title-en': 'Draft', 'body-en': 'Not yet', slug: 'draft' }, 'draft')
  expect(await status(ada, '/portal/library/draft')).toBe(404)
  await lawyer.post(`/firm/library/${id}/publication`, { state: 'published' })
  expect(await status(ada, '/portal/library/draft')).toBe(200)
  await lawyer.post(`/firm/library/${id}/publication`, { state: 'draft' })
  expect(await status(ada, '/portal/library/draft')).toBe(404)
  await lawyer.post(`/firm/library/${id}/removal`)
  expect(await status(lawyer, `/firm/library/${id}`)).toBe(404)
})

test('T6 the library does not exist for strangers, its writing not for clients nor bookkeepers', async () => {
  expect(await status(portal.stranger, '/portal/library/everybody')).toBe(303)
  expect(await status(portal.stranger, '/firm/library')).toBe(303)
  for (const who of [ada, bookkeeper])
    for (const path of ['/firm/library', '/firm/library/new']) expect(await status(who, path)).toBe(404)
  expect((await bookkeeper.post('/firm/library', { 'title-en': 'x', 'body-en': 'y' })).status).toBe(404)
  expect((await ada.post('/firm/library/preview', { 'title-en': 'x' })).status).toBe(404)
})

test('news stand from their first day to their last', async () => {
  const days = [
    ['2026-03-03', ''],
    ['2026-02-01', '2026-03-01'],
    ['2026-03-02', '2026-03-02'],
    ['2026-01-01', ''],
  ]
  for (const [at, [beginsOn = '', endsOn = '']] of days.entries())
    await write({ kind: 'news', 'title-en': `News ${at}.`, 'body-en': 'Closed', beginsOn, endsOn })
  expect((await text(ada, '/portal/library')).match(/News \d\./g)).toEqual(['News 2.', 'News 3.'])
})

const typedIn = async (fields: Fields) => {
  const response = await lawyer.post('/firm/library', { kind: 'article', ...fields })
  expect(response.status).toBe(422)
  return response.text()
}

test('what is not whole is said beside its field, and what was typed is kept', async () => {
  expect(await typedIn({ 'title-fr': 'Seul', 'body-en': 'x' })).toContain('id="error-title-en"')
  expect(await typedIn({ 'title-fr': 'Titre <b>' })).toContain('value="Titre &lt;b&gt;"')
  expect(await typedIn({})).toContain('Write it in one language at least.')
  expect(await typedIn({ 'title-en': 'x', 'body-en': 'y', slug: 'Not good!' })).toContain('id="error-slug"')
  expect(await typedIn({ 'title-en': 'x', 'body-en': 'y', slug: 'everybody' })).toContain('Another article')
  const wrong = {
    kind: 'news',
    'title-en': 'x',
    'body-en': 'y',
    beginsOn: '2026-03-09',
    endsOn: '2026-03-01',
  }
  expect(await typedIn(wrong)).toContain('before the first')
  const long = await lawyer.post('/firm/library', { 'title-en': 'x', 'body-en': '['.repeat(50_000) })
  expect(long.status).toBe(422)
})

test('a preview shows both languages and saves nothing', async () => {
  const count = () => db.query<{ n: number }, []>('select count(*) as n from articles').get()?.n
  const before = count()
  const page = await lawyer.post('/firm/library/preview', {
    'title-en': 'P <script>',
    'body-en': '- one <script>alert(1)</script>',
    'body-fr': '*deux*',
  })
  const html = await page.text()
  expect(html).toContain('<li>one &lt;script&gt;alert(1)&lt;/script&gt;</li>')
  expect(html).toContain('<em>deux</em>')
  expect(count()).toBe(before)
})

test('the ready-made articles become drafts once, whole in both languages', async () => {
  await lawyer.post('/firm/library/starters')
  await lawyer.post('/firm/library/starters')
  const list = await text(lawyer, '/firm/library')
  for (const { slug, title, body } of STARTERS) {
    expect(list.split(`>${Bun.escapeHTML(title.en ?? '')}<`).length, slug).toBe(2)
    expect(Math.min(body.en?.length ?? 0, body.fr?.length ?? 0)).toBeGreaterThan(900)
    expect(await status(ada, `/portal/library/${slug}`)).toBe(404)
  }
  expect(list).not.toContain('action="/firm/library/starters"')
})

test('an address nobody chose is made from the title, and a taken one gets a number', async () => {
  for (const slug of ['l-epreuve-des-faits', 'l-epreuve-des-faits-2']) {
    await write({ 'title-fr': 'L’épreuve des faits', 'body-fr': 'x' })
    expect(await status(ada, `/portal/library/${slug}`)).toBe(200)
  }
})
