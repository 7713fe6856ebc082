import { afterAll, expect, test } from 'bun:test'
import { addDocument, contentPath } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const assistant = portal.person({ name: 'Bob Bookish', firmRole: 'assistant' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, assistant, 'assistant', { levels: { documents: 'read' } })
portal.join(matterId, ada, 'client')
const base = `/firm/matters/${matterId}/documents`
/** A page as it reads: the space inside "1 document" does not break. */
const readable = async (response: Response) => (await response.text()).replaceAll('\u00a0', ' ')
const pageOf = async (path: string) => readable(await lawyer.get(path))
const namesIn = (page: string) => [...page.matchAll(/<bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name)
const lastFolder = () =>
  portal.deps.db.query<{ id: string }, []>('select id from folders order by id desc limit 1').get()?.id ?? ''
async function makeFolder(name: string, parent?: string): Promise<string> {
  const response = await lawyer.post(`/firm/matters/${matterId}/folders`, { name, ...(parent && { parent }) })
  expect(response.status).toBe(303)
  return lastFolder()
}

test('a document is internal until it is shared, and the list says so in a word', async () => {
  const document = await addDocument(portal, matterId, lawyer, 'Strategy memo.txt', 'not for the client')
  const list = await pageOf(base)
  expect(list).toContain('Strategy memo.txt')
  expect(list).toContain('Only the firm')
  expect(list).toContain('is-internal')
  expect((await ada.get(`/portal/matters/${matterId}/documents/${document.id}`)).status).toBe(404)
  expect((await ada.get(contentPath('portal', matterId, document))).status).toBe(404)
  await share(matterId, [document], { by: lawyer, to: [ada], fr: { title: 'Notre plan' } })
  const shared = await pageOf(base)
  expect(shared).toContain('Ada Client')
  expect(shared).not.toContain('Only the firm')
})

test('what a client sends is named as theirs, and hidden from nobody in the firm', async () => {
  await addDocument(portal, matterId, ada, 'relevés.txt', 'mes relevés')
  const list = await pageOf(`${base}?show=client`)
  expect(namesIn(list)).toEqual(['relevés.txt'])
  expect(list).toContain('From client')
  expect(await (await ada.get(`/portal/matters/${matterId}`)).text()).toContain('relevés.txt')
})

test('a list is sorted by name as the language does, by size, by date and by who', async () => {
  const folder = await makeFolder('Sorted')
  const add = (name: string, size: number) =>
    addDocument(portal, matterId, lawyer, name, 'x'.repeat(size), { folderId: folder })
  await add('note 10.txt', 30)
  portal.clock.forward(1000)
  await add('Épreuve.txt', 20)
  portal.clock.forward(1000)
  await add('note 2.txt', 10)
  const sorted = async (query: string) => namesIn(await pageOf(`${base}?folder=${folder}&${query}`))
  expect(await sorted('sort=name')).toEqual(['Épreuve.txt', 'note 2.txt', 'note 10.txt'])
  expect(await sorted('sort=size')).toEqual(['note 10.txt', 'Épreuve.txt', 'note 2.txt'])
  expect(await sorted('')).toEqual(['note 2.txt', 'Épreuve.txt', 'note 10.txt'])
  expect(await sorted('sort=date&direction=ascending')).toEqual(['note 10.txt', 'Épreuve.txt', 'note 2.txt'])
  expect(await sorted('sort=who')).toHaveLength(3)
})

test('documents of the same moment, size or person stand by name, in each order and in a search', async () => {
  const folder = await makeFolder('Together')
  for (const name of ['twin c 10.txt', 'twin b.txt', 'twin c 9.txt', 'twin a.txt'])
    await addDocument(portal, matterId, lawyer, name, 'same', { folderId: folder })
  const byName = ['twin a.txt', 'twin b.txt', 'twin c 9.txt', 'twin c 10.txt']
  for (const sort of ['date', 'size', 'who'])
    for (const direction of ['ascending', 'descending'])
      for (const where of [`folder=${folder}`, 'q=twin'])
        expect(
          namesIn(await pageOf(`${base}?${where}&sort=${sort}&direction=${direction}`)).filter((name) =>
            name?.startsWith('twin'),
          ),
        ).toEqual(byName)
  portal.clock.forward(1000)
  await addDocument(portal, matterId, lawyer, 'twin z.txt', 'newer', { folderId: folder })
  expect(namesIn(await pageOf(`${base}?q=twin`))[0]).toBe('twin z.txt')
})

test('a search minds neither capitals nor accents, and looks in every folder', async () => {
  expect(namesIn(await pageOf(`${base}?q=EPREUVE`))).toEqual(['Épreuve.txt'])
  expect(await pageOf(`${base}?q=nowhere`)).toContain('No document fits')
})

test('a filter looks in every folder, and says in which', async () => {
  const folder = await makeFolder('Filtered')
  await addDocument(portal, matterId, lawyer, 'deep-internal.txt', 'x', { folderId: folder })
  const found = await pageOf(`${base}?show=internal`)
  expect(namesIn(found)).toContain('deep-internal.txt')
  expect(found).toContain('Filtered')
  expect(namesIn(await pageOf(base))).not.toContain('deep-internal.txt')
  expect(namesIn(await pageOf(`${base}?show=shared`))).not.toContain('deep-internal.txt')
})

test('a folder shows what is in it at any depth, its way back, and can be renamed', async () => {
  const outer = await makeFolder('Court & filings')
  const inner = await makeFolder('<i>2026</i>', outer)
  await addDocument(portal, matterId, lawyer, 'deep.txt', 'deep', { folderId: inner })
  const top = await pageOf(base)
  expect(top).toContain('Court &amp; filings')
  expect(top).toContain('Folder · 1 document')
  const inside = await pageOf(`${base}?folder=${inner}`)
  expect(inside).toContain('&lt;i&gt;2026&lt;/i&gt;')
  expect(inside).toContain(`?folder=${outer}`)
  expect(namesIn(inside)).toEqual(['deep.txt'])
  await lawyer.post(`/firm/matters/${matterId}/folders/${inner}/name`, { folderName: 'Filed in 2026' })
  expect(await pageOf(`${base}?folder=${outer}`)).toContain('Filed in 2026')
})

test('a folder without a name is refused beside its field, and keeps what was typed', async () => {
  const response = await lawyer.post(`/firm/matters/${matterId}/folders`, { name: ' \u202e ' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Write a name for the folder.')
})

test('a folder keeps its name when the new one is refused, which is said beside the field with what was typed', async () => {
  const folders = `/firm/matters/${matterId}/folders`
  const made = await lawyer.post(folders, { name: 'Kept name' })
  const list = await (await lawyer.get(`/firm/matters/${matterId}/documents`)).text()
  expect(made.status).toBe(303)
  const [, id] = /folder=([0-9a-f-]{36})"><bdi>Kept name/.exec(list) ?? []
  const response = await lawyer.post(`${folders}/${id}/name`, { folderName: 'x'.repeat(121) })
  expect(response.status).toBe(422)
  const page = await response.text()
  expect(page).toContain('id="error-folderName"')
  expect(page).toContain('x'.repeat(121))
  expect(page).toContain('Kept name')
})

test('documents and folders move into a folder, but no folder into itself', async () => {
  const from = await makeFolder('From')
  const to = await makeFolder('To')
  const document = await addDocument(portal, matterId, lawyer, 'moved.txt', 'moved', { folderId: from })
  const draft = await lawyer.post(`${base}/moves/draft`, { document: document.id, folder: from })
  const offered = await readable(draft)
  expect(offered).toContain('1 document and 1 folder')
  expect(offered).not.toContain(`<option value="${from}"`)
  expect((await lawyer.post(`${base}/moves`, { document: document.id, to })).status).toBe(303)
  expect(namesIn(await pageOf(`${base}?folder=${to}`))).toEqual(['moved.txt'])
  expect((await lawyer.post(`${base}/moves`, { folder: from, to: from })).status).toBe(422)
  expect((await lawyer.post(`${base}/moves`, { folder: from, to })).status).toBe(303)
  expect(await pageOf(`${base}?folder=${to}`)).toContain('From')
})

test('T35 folders lie at most fifty deep, however they get there, and are shown and packed at that depth', async () => {
  const path = [await makeFolder('level 1')]
  while (path.length < 50) path.push(await makeFolder(`level ${path.length + 1}`, path.at(-1)))
  const [deepest = '', above = ''] = [path.at(-1), path.at(-2)]
  const post = (to: string, fields: Record<string, string>) =>
    lawyer.post(`/firm/matters/${matterId}${to}`, fields)
  const made = await post('/folders', { name: 'level 51', parent: deepest })
  expect(made.status).toBe(422)
  const page = await made.text()
  expect(page).toContain('id="error-name"')
  expect(page).toContain('at most 50 deep')
  const outer = await makeFolder('Outer')
  await makeFolder('Inner', outer)
  const moved = await post('/documents/moves', { folder: outer, to: above })
  expect(moved.status).toBe(422)
  expect(await moved.text()).toContain('at most 50 deep')
  expect((await post('/documents/moves', { folder: await makeFolder('Flat'), to: above })).status).toBe(303)
  const sending = addDocument(portal, matterId, lawyer, 'a.txt', 'a', { folderId: deepest, path: 'In/a.txt' })
  await expect(sending).rejects.toThrow('too many folders')
  await addDocument(portal, matterId, lawyer, 'deep.txt', 'deep', { folderId: deepest })
  expect(await pageOf(`${base}?folder=${deepest}`)).toContain('deep.txt')
  const zip = await lawyer.get(`/firm/matters/${matterId}/documents/zip?folder=${path[0]}`)
  expect(Buffer.from(await zip.arrayBuffer()).includes('level 49/level 50/deep.txt')).toBe(true)
})

test('a hundred documents make a page, the rest is one link away', async () => {
  const folder = await makeFolder('Many')
  for (let i = 0; i < 103; i++)
    await addDocument(portal, matterId, lawyer, `many ${i}.txt`, `${i}`, { folderId: folder })
  const first = await pageOf(`${base}?folder=${folder}&sort=name`)
  expect(namesIn(first)).toHaveLength(100)
  expect(first).toContain('page=2')
  const second = await pageOf(`${base}?folder=${folder}&sort=name&page=2`)
  expect(namesIn(second)).toEqual(['many 100.txt', 'many 101.txt', 'many 102.txt'])
}, 60_000)

test('a new version keeps the old one, and those who had it keep seeing what was shared', async () => {
  const first = await addDocument(portal, matterId, lawyer, 'draft.txt', 'the first words')
  await share(matterId, [first], { by: lawyer, to: [ada], fr: { title: 'Le projet' } })
  const second = await addDocument(portal, matterId, lawyer, 'draft.txt', 'better words', {
    documentId: first.id,
  })
  expect(second).toMatchObject({ id: first.id, number: 2 })
  const page = await pageOf(`${base}/${first.id}`)
  expect(page).toContain('Version 2')
  expect(page).toContain('Version 1')
  expect(await pageOf(base)).toContain('Version 1 is shared; the newer one is internal')
  expect(await (await ada.get(contentPath('portal', matterId, first))).text()).toBe('the first words')
  expect((await ada.get(contentPath('portal', matterId, second))).status).toBe(404)
  await share(matterId, [second], { by: lawyer, to: [ada], fr: { title: 'Le projet, corrigé' } })
  expect(await (await ada.get(contentPath('portal', matterId, second))).text()).toBe('better words')
  expect((await ada.get(contentPath('portal', matterId, first))).status).toBe(404)
})

test('who may only read gets no button that changes, and no change by hand', async () => {
  const list = await (await assistant.get(base)).text()
  expect(list).toContain('Strategy memo.txt')
  expect(list).not.toContain('shares/draft')
  expect((await assistant.post(`/firm/matters/${matterId}/folders`, { name: 'Mine' })).status).toBe(404)
  expect((await assistant.post(`/firm/matters/${matterId}/shares`, {})).status).toBe(404)
})

test('T18 hostile words in names, titles and notes are shown as words', async () => {
  const name = '"><img src=x onerror=alert(1)>.txt'
  const document = await addDocument(portal, matterId, lawyer, name, '<script>alert(2)</script>')
  await share(matterId, [document], {
    by: lawyer,
    to: [ada],
    fr: { title: '<script>alert(3)</script>', note: `'"><svg/onload=alert(4)>\u202e` },
  })
  const pages = [
    await pageOf(base),
    await pageOf(`${base}/${document.id}`),
    await (await ada.get(`/portal/matters/${matterId}`)).text(),
    await (await ada.get(`/portal/matters/${matterId}/documents/${document.id}`)).text(),
  ]
  for (const page of pages) {
    expect(page).not.toMatch(/<img src=x|<script>alert|<svg\/onload|\u202e/)
    expect(page).toMatch(/&lt;(img|script|svg)/)
  }
})

test('a selection that nothing can be done with comes back on its list, as it stood, with what was ticked', async () => {
  const empty = await makeFolder('Empty <i>folder</i>')
  const list = 'sort=name&direction=descending'
  const acts = [`${base}/zip`, `${base}/moves/draft`, `/firm/matters/${matterId}/shares/draft`]
  for (const path of acts) {
    const refused = await lawyer.post(path, { list })
    expect(refused.status).toBe(422)
    const page = await readable(refused)
    expect(page).toContain('Tick at least one document or folder first.')
    expect(page).toContain('aria-sort="descending"')
    expect(page).toContain(`name="back" value="${base}?${list.replace('&', '&amp;')}"`)
  }
  for (const path of acts.filter((act) => !act.includes('moves'))) {
    const page = await readable(await lawyer.post(path, { list, folder: empty }))
    expect(page).toContain('There is no document in it.')
    expect(page).toMatch(new RegExp(`value="${empty}"[^>]* checked`))
    expect(page).not.toContain('<i>folder')
  }
  const whole = await lawyer.get(`${base}/zip?folder=${empty}`)
  expect([whole.status, await readable(whole)]).toEqual([422, expect.stringContaining('no document in it')])
  expect((await assistant.post(`${base}/moves/draft`, { list })).status).toBe(404)
  expect((await portal.stranger.post(`${base}/zip`, { list })).status).toBe(401)
  expect((await lawyer.post(`${base}/zip`, { list: 'folder=%22%3E&page=1e99' })).status).toBe(404)
})
