import { afterAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { tick } from '../src/background/background.ts'
import { sweepLeftovers } from '../src/uploads/sweep.ts'
import { askForEverything } from './support/asked.ts'
import { addDocument } from './support/documents.ts'
import { keptDocuments } from './support/kept-documents.ts'
import { HEIC, makeJpeg, makePng } from './support/pictures.ts'
import { startPortal } from './support/portal.ts'
import { sendAll, tus } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const spouse = portal.person({ name: 'Abe Client', kind: 'client' })

async function askedItem() {
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  for (const member of [client, spouse]) portal.join(matterId, member, 'client')
  const sent = await addDocument(portal, matterId, client, 'before.txt', 'before')
  const { itemId } = askForEverything(portal, { matterId, lawyer, client, sent }, (what) => what)
  for (const table of ['document_targets', 'request_pages', 'page_sets'])
    db.query(`delete from ${table}`).run()
  const item = `/portal/matters/${matterId}/items/${itemId}`
  const photograph = (bytes: Uint8Array<ArrayBuffer>, position: number, name = `IMG_${position}.jpg`) =>
    sendAll(client, `/portal/matters/${matterId}/uploads`, {
      ...{ bytes, name, target: `pages:${itemId}`, position: String(position) },
    })
  return { matterId, itemId, item, photograph }
}

const one = (sql: string, id: string) => db.query<Record<string, string>, string>(sql).get(id) ?? {}
const documentOf = (itemId: string) => one('select * from page_sets where item_id = ?', itemId)
const countSent = (itemId: string) =>
  db.query('select document_id from document_targets where target_id = ?').all(itemId).length
const leftover = () => db.query('select id from uploads').all()

async function pagesOf(matterId: string, documentId: string) {
  const { id } = one('select id from document_versions where document_id = ?', documentId)
  const response = await client.get(
    `/portal/matters/${matterId}/documents/${documentId}/versions/${id}/content`,
  )
  const pdf = await getDocument({ data: new Uint8Array(await response.arrayBuffer()) }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
  return pages.map((page) => page.view.slice(2))
}

test('B6 photographs become one document, in order, turned as the camera says, and the originals stay', async () => {
  const { matterId, itemId, item, photograph } = await askedItem()
  await photograph(makePng(30, 20, [1, 2, 3]), 3, 'three.png')
  await photograph(makeJpeg({ orientation: 6 }), 1)
  await photograph(makeJpeg(), 2, '<b>2<i>.jpg')
  const page = await (await client.get(`${item}/pages`)).text()
  expect(page).toContain('Ce sont toutes les pages (3)')
  expect(page).toContain('&lt;b&gt;2&lt;i&gt;.jpg')
  const [, second] = db
    .query<{ document_id: string }, string>(
      'select document_id from request_pages where item_id = ? order by position',
    )
    .all(itemId)
  expect((await client.post(`${item}/pages/${second?.document_id}/earlier-place`)).status).toBe(303)
  expect((await spouse.post(`${item}/pages/${second?.document_id}/removal`)).status).toBe(404)
  expect((await client.post(`${item}/page-sets`)).status).toBe(303)
  expect(await (await client.get(item)).text()).toContain('en cours d’assemblage')
  await tick(portal.deps)
  const { document_id: documentId = '' } = documentOf(itemId)
  // the upright one is second now
  expect(await pagesOf(matterId, documentId)).toEqual([
    [792, 612],
    [612, 792],
    [792, 612],
  ])
  expect(await (await client.get(item)).text()).toContain('item fr.pdf')
  expect(one('select state from request_items where id = ?', itemId)).toEqual({ state: 'sent' })
  expect((await keptDocuments(portal.deps, matterId)).length).toBe(5)
  expect(leftover()).toEqual([])
  expect((await client.post(`${item}/page-sets`)).status).toBe(422)
})

test.each(['half written', 'written'])(
  'B6 killed when the document is %s, the pages are put together at the next start',
  async (moment) => {
    const { matterId, itemId, item, photograph } = await askedItem()
    for (const position of [1, 2]) await photograph(makeJpeg({ padding: 60_000 }), position)
    await client.post(`${item}/page-sets`)
    const secret = Buffer.from(portal.unlockSecret).toString('hex')
    const program = join(import.meta.dir, 'support/pages-child.ts')
    const child = Bun.spawn([process.execPath, program, portal.dataDir, secret, moment], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await child.exited
    expect(child.signalCode).toBe('SIGKILL')
    expect(documentOf(itemId).document_id).toBeNull()
    await sweepLeftovers(portal.deps)
    await tick(portal.deps)
    expect(await pagesOf(matterId, String(documentOf(itemId).document_id))).toHaveLength(2)
    expect(leftover()).toEqual([])
    expect(await sweepLeftovers(portal.deps)).toBeUndefined()
  },
)

test('B6 a photograph that is none keeps nobody from anything: the item has each as it is', async () => {
  const { itemId, item, photograph } = await askedItem()
  await photograph(makeJpeg(), 1)
  await photograph(new Uint8Array(Buffer.from('ffd8ffe000104a464946', 'hex')), 2)
  await photograph(bomb(), 3, 'bomb.png')
  await photograph(new Uint8Array(Buffer.from('no picture at all')), 4, 'plain.txt')
  await client.post(`${item}/page-sets`)
  await tick(portal.deps)
  expect(documentOf(itemId)).toMatchObject({ document_id: null, failed: 'unfit' })
  expect(countSent(itemId)).toBe(4)
  expect(await (await client.get(item)).text()).toContain('n’ont pas pu devenir un seul document')
})

test('B6 a HEIC photograph that no browser made into a JPEG stays a file of its own, beside the pages, and the page says so', async () => {
  const { itemId, item, photograph } = await askedItem()
  await photograph(makeJpeg(), 1)
  await photograph(HEIC, 2, 'IMG_2.heic')
  const page = await (await client.get(`${item}/pages`)).text()
  expect(page).toContain('Ce sont toutes les pages (1)')
  expect(page).toMatch(/id="sent-apart".*IMG_2\.heic.*Rien n’est perdu/s)
  expect(page).toContain('accept="image/jpeg,image/png"')
  await client.post(`${item}/page-sets`)
  await tick(portal.deps)
  expect(documentOf(itemId)).toMatchObject({ document_id: expect.any(String), failed: null })
  expect(countSent(itemId)).toBe(2)
})

test('B6 without a script a plain form sends pages too, in the order of the form, and leads back', async () => {
  const { matterId, itemId, item } = await askedItem()
  const form = new FormData()
  form.set('target', `pages:${itemId}`)
  for (const name of ['b.jpg', 'a.jpg', 'c.jpg']) form.append('files', new File([makeJpeg()], name))
  const answer = await client.fetch(`/portal/matters/${matterId}/uploads/form`, {
    method: 'POST',
    body: form,
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`${item}/pages`)
  const page = await (await client.get(`${item}/pages`)).text()
  expect(page).toMatch(/Page 1.*b\.jpg.*Page 2.*a\.jpg.*Page 3.*c\.jpg/)
})

test('T04 pages are nobody else’s, and take a right to send documents', async () => {
  const { matterId, itemId, item, photograph } = await askedItem()
  await photograph(makeJpeg(), 1)
  expect((await spouse.post(`${item}/page-sets`)).status).toBe(422)
  expect(await (await spouse.get(`${item}/pages`)).text()).not.toContain('IMG_1.jpg')
  db.query(`update matter_members set documents = 1 where matter_id = ? and person_id = ?`).run(
    matterId,
    client.id,
  )
  expect((await client.post(`${item}/page-sets`)).status).toBe(404)
  const sender = tus(client, `/portal/matters/${matterId}/uploads`)
  expect((await sender.create({ size: 3, target: `pages:${itemId}` })).status).toBe(404)
})

test('T30 photographs that are damaged on the disk keep nobody else waiting', async () => {
  const [damaged, whole] = [await askedItem(), await askedItem()]
  for (const { item, photograph } of [damaged, whole]) {
    await photograph(makeJpeg(), 1)
    await client.post(`${item}/page-sets`)
  }
  db.query(`
    update document_versions set session_key = zeroblob(length(session_key))
    where document_id in (select document_id from request_pages where item_id = ?)`).run(damaged.itemId)
  await expect(tick(portal.deps)).rejects.toThrow()
  expect(documentOf(damaged.itemId).document_id).toBeNull()
  expect(documentOf(whole.itemId).document_id).toBeString()
})

/** A PNG with transparency whose head says 8 × 8 and whose body unpacks to much more. */
function bomb(): Uint8Array<ArrayBuffer> {
  const bytes = makePng(2000, 2000, [0, 0, 0])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, 8)
  view.setUint32(20, 8)
  bytes[25] = 6
  return bytes
}
