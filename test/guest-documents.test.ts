import { afterAll, expect, test } from 'bun:test'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
const base = `/portal/matters/${matterId}`
const documents = []
for (let n = 0; n < 60; n++) documents.push(await addDocument(portal, matterId, lawyer, `${n}.txt`, `${n}`))
await share(matterId, documents, { by: lawyer, to: [ada], en: { title: 'A <b>letter</b>' } })
const listed = async (path: string) => {
  const page = await (await ada.get(path)).text()
  const part = page.slice(page.indexOf('my-documents'))
  return new Set(part.match(/\/documents\/[0-9a-f-]{36}"/g))
}

test('a matter with many documents shows the newest ten, and where the rest is', async () => {
  expect((await listed(base)).size).toBe(10)
  const page = await (await ada.get(base)).text()
  expect(page).toContain(`href="${base}/documents"`)
  expect(page).not.toContain('<b>letter')
})

test('every document stands on exactly one of the further pages', async () => {
  const [first, second] = [await listed(`${base}/documents`), await listed(`${base}/documents?page=2`)]
  expect([first.size, second.size]).toEqual([50, 10])
  expect(first.union(second).size).toBe(60)
})

test('the first page is shown for a page that makes no sense', async () => {
  for (const page of ['0', '-1', 'x', '1e99'])
    expect((await listed(`${base}/documents?page=${page}`)).size).toBe(50)
})

test('the list does not exist for a stranger, nor for somebody else', async () => {
  expect((await portal.stranger.get(`${base}/documents`)).status).toBe(303)
  expect((await eve.get(`${base}/documents`)).status).toBe(404)
})

test('with several matters, each says how much in it is new, and only to whom it was shared', async () => {
  const read = await portal.matter({ responsible: lawyer, title: 'Read' })
  const unread = await portal.matter({ responsible: lawyer, title: 'Unread' })
  const max = portal.person({ name: 'Max Client', kind: 'client' })
  for (const id of [read, unread]) {
    portal.join(id, lawyer, 'lawyer')
    portal.join(id, max, 'client')
    const document = await addDocument(portal, id, lawyer, 'letter.txt', 'letter')
    await share(id, [document], { by: lawyer, to: [max], en: { title: 'First' } })
    await share(id, [document], { by: lawyer, to: [max], en: { title: 'The same again' } })
    if (id === read) await max.get(`/portal/matters/${id}/documents/${document.id}`)
  }
  const page = (await (await max.get('/portal')).text()).replaceAll('\u00a0', ' ')
  expect(page.match(/\d+ new document/g)).toEqual(['1 new document'])
  portal.join(read, eve, 'client')
  portal.join(unread, eve, 'client')
  expect(await (await eve.get('/portal')).text()).not.toContain('new document')
})

test('words in another language than the reader’s say which, for whoever listens to them', async () => {
  const luc = portal.person({ name: 'Luc Client', kind: 'client', language: 'fr' })
  portal.join(matterId, luc, 'client')
  const [letter] = [await addDocument(portal, matterId, lawyer, 'letter.txt', 'letter')]
  const words = { title: 'Une lettre <i>pour</i> vous', note: 'À lire' }
  await share(matterId, [letter], { by: lawyer, to: [luc], fr: words })
  const page = async (path: string) => (await luc.get(path)).text()
  expect(await page(base)).not.toContain('lang="fr"')
  await luc.post('/language', { language: 'en' })
  const shown = '<bdi lang="fr">Une lettre &lt;i&gt;pour&lt;/i&gt; vous</bdi>'
  for (const path of [base, `${base}/documents`, `${base}/documents/${letter.id}`]) {
    expect(await page(path)).toContain(shown)
    expect(await page(path)).toMatch(/<p class="note[^"]*" lang="fr">À lire/)
  }
  expect(await page(base)).toContain('<bdi>Your separation</bdi>')
})

test('what was shared or sent in the same moment stands by name', async () => {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, ada, 'client')
  for (const title of ['Part 10', 'Part 2', 'Annex']) {
    const document = await addDocument(portal, id, lawyer, `${title}.txt`, title)
    await share(id, [document], { by: lawyer, to: [ada], en: { title } })
    await addDocument(portal, id, ada, `mine ${title}.txt`, title)
  }
  const page = await (await ada.get(`/portal/matters/${id}/documents`)).text()
  expect([...page.matchAll(/<bdi>([^<]*(?:Part|Annex)[^<]*)<\/bdi>/g)].map(([, name]) => name)).toEqual([
    ...['Annex', 'Part 2', 'Part 10'],
    ...['mine Annex.txt', 'mine Part 2.txt', 'mine Part 10.txt'],
  ])
})

test('a link that repeats says to a screen reader which document it is about, as a sentence', async () => {
  const heard = (html: string, start: string) => {
    const link = html.slice(html.indexOf(start)).match(/^[^<]*<span class="seen-by-readers">(.*?)<\/span>/s)
    return link?.[1]?.replace(/<[^>]*>/g, '')
  }
  const zoe = portal.person({ name: 'Zoé Client', kind: 'client', language: 'fr' })
  portal.join(matterId, zoe, 'client')
  await addDocument(portal, matterId, zoe, 'reçu taxes.jpg', 'x')
  const letter = await addDocument(portal, matterId, lawyer, 'l.txt', 'x')
  await share(matterId, [letter], { by: lawyer, to: [zoe], fr: { title: 'Votre lettre' } })
  const page = await (await zoe.get(base)).text()
  expect(heard(page, 'Voir le reçu<')).toContain('pour «\u202freçu taxes.jpg\u202f»')
  expect(heard(page, 'Lire<')).toContain('«\u202fVotre lettre\u202f»')
})
