import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { findOverflow } from '../support/accessibility.ts'
import { askForEverything } from '../support/asked.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type AddedDocument, addDocument } from '../support/documents.ts'
import { listenOn } from '../support/listening.ts'
import { makePdf } from '../support/pdf.ts'
import type { TestPerson } from '../support/people.ts'
import { HEIC, makePng } from '../support/pictures.ts'
import { startPortal } from '../support/portal.ts'
import { share } from '../support/shares.ts'
import { openSignedIn } from '../support/signed-in.ts'

const portal = await startPortal()
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
const firm = `/firm/matters/${matterId}/documents`
const guest = `/portal/matters/${matterId}`

const server = listenOn(portal)
let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  portal.stop()
})

type Options = Parameters<TestBrowser['newPerson']>[0]
async function open(person: TestPerson, path: string, options: Options = {}) {
  const opened = await openSignedIn(browser, server.origin, person, options)
  await opened.page.goto(`${server.origin}${path}`)
  return opened
}
const addShared = async (name: string, content: string | Uint8Array<ArrayBuffer>): Promise<AddedDocument> => {
  const document = await addDocument(portal, matterId, lawyer, name, content)
  await share(matterId, [document], {
    by: lawyer,
    to: [ada],
    fr: { title: `Titre de ${name}`, note: 'À lire.' },
  })
  return document
}
/** The colour that a picture or canvas really shows at a place between 0 and 1. */
const colourAt = (page: Page, selector: string, x: number) =>
  page.evaluate(
    async ([css, at]) => {
      const shown = document.querySelector(css)
      if (!(shown instanceof HTMLImageElement || shown instanceof HTMLCanvasElement)) return null
      if (shown instanceof HTMLImageElement) await shown.decode()
      const canvas = document.createElement('canvas')
      const width = shown instanceof HTMLImageElement ? shown.naturalWidth : shown.width
      canvas.width = width
      canvas.height = 10
      const context = canvas.getContext('2d')
      context?.drawImage(shown, 0, 0)
      return [...(context?.getImageData(Math.floor(width * at), 5, 1, 1).data ?? [])]
    },
    [selector, x] as const,
  )

const pages = Array.from({ length: 30 }, (_, i) => `This is page number ${i + 1}\nof the agreement`)

test('a PDF is read in the page by ranges, turned, enlarged, and its text can be read aloud', async () => {
  const agreement = await addShared('agreement.pdf', makePdf(pages))
  const { page, close } = await open(ada, `${guest}/documents/${agreement.id}`, {
    viewport: { width: 390, height: 844 },
  })
  await page.waitForSelector('.pdf-text span')
  expect(await page.textContent('.pdf-sheet[data-page="1"] .pdf-text')).toContain('This is page number 1')
  expect(await page.textContent('[data-pdf-count]')).toBe('de 30')
  expect(await page.locator('.pdf-sheet canvas').count()).toBeLessThan(8)
  await page.fill('[data-pdf-page]', '17')
  await page.press('[data-pdf-page]', 'Enter')
  await page.waitForSelector('.pdf-sheet[data-page="17"] .pdf-text span')
  await page.click('[data-pdf-act=next]')
  await page.waitForSelector('.pdf-sheet[data-page="18"] .pdf-text span')
  const width = () => page.evaluate(() => document.querySelector('.pdf-sheet')?.clientWidth ?? 0)
  const before = await width()
  await page.click('[data-pdf-act=larger]')
  expect(await width()).toBeGreaterThan(before * 1.2)
  expect(await findOverflow(page)).toEqual([])
  expect(await page.locator('.pdf-sheet canvas').count()).toBeLessThan(8)
  await close()
})

test('a PDF larger than its parts is opened without fetching all of it', async () => {
  const filler = new Uint8Array(
    Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.alloc(8 * 2 ** 20, 'x'), Buffer.from('\n')]),
  )
  const tail = makePdf(['The only page'])
  const text = Buffer.from(tail).toString('latin1').slice('%PDF-1.7\n'.length)
  const shift = filler.length - '%PDF-1.7\n'.length
  const moved = text
    .replace(/^(\d{10}) 00000 n /gm, (_, at) => `${String(Number(at) + shift).padStart(10, '0')} 00000 n `)
    .replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + shift}`)
  const document = await addShared(
    'large.pdf',
    new Uint8Array(Buffer.concat([filler, Buffer.from(moved, 'latin1')])),
  )
  const person = await openSignedIn(browser, server.origin, ada)
  let fetched = 0
  person.page.on('response', (response) => {
    if (response.url().endsWith('/content')) fetched += Number(response.headers()['content-length'] ?? 0)
  })
  await person.page.goto(`${server.origin}${guest}/documents/${document.id}`)
  await person.page.waitForSelector('.pdf-text span')
  expect(fetched).toBeGreaterThan(0)
  expect(fetched).toBeLessThan(2 * 2 ** 20)
  await person.close()
})

test('B6 a HEIC photograph of a page is sent as a JPEG, and so becomes a page', async () => {
  const sent = await addDocument(portal, matterId, ada, 'before.txt', 'before')
  const { itemId } = askForEverything(portal, { matterId, lawyer, client: ada, sent }, (what) => what)
  const { page, close } = await open(ada, `${guest}/items/${itemId}/pages`)
  const chosen = { name: 'IMG_7.HEIC', mimeType: 'image/heic', buffer: Buffer.from(HEIC) }
  expect(await page.getAttribute('#files-files', 'accept')).toContain('image/heic')
  const none = { ...chosen, name: 'IMG_8.HEIC', buffer: Buffer.from('no picture') }
  await page.setInputFiles('#files-files', [chosen, none])
  await page.locator('#pages-so-far').getByText('IMG_7.jpg').waitFor()
  await page.locator('#sent-apart').getByText('IMG_8.HEIC').waitFor()
  await close()
})

test('a picture, a HEIC photograph and a text are shown; what cannot be shown says so', async () => {
  const png = await addShared('blue.png', makePng(40, 30, [20, 40, 200]))
  const heic = await addShared('IMG_0001.heic', HEIC)
  const text = await addShared('lettre.txt', 'Chère Ada,\nbonjour')
  const other = await addShared('budget.xlsx', 'PK\x03\x04')
  const { page, close } = await open(ada, `${guest}/documents/${png.id}`)
  const show = (document: AddedDocument) => page.goto(`${server.origin}${guest}/documents/${document.id}`)
  expect(await colourAt(page, '.preview img', 0.5)).toEqual([20, 40, 200, 255])
  await show(heic)
  await page.waitForSelector('.preview canvas')
  const [left, right] = [
    await colourAt(page, '.preview canvas', 0.25),
    await colourAt(page, '.preview canvas', 0.75),
  ]
  expect(left?.[2]).toBeGreaterThan(150)
  expect(right?.[0]).toBeGreaterThan(150)
  await show(text)
  expect(await page.textContent('.text-preview')).toContain('Chère Ada,')
  await show(other)
  expect(await page.textContent('.preview')).toContain('Ce genre de fichier ne peut pas être affiché ici.')
  await close()
})

test('a PDF that is none says so, and offers the file', async () => {
  const broken = await addShared('broken.pdf', '%PDF-1.7 and then nothing that could be a document')
  const { page, close } = await open(ada, `${guest}/documents/${broken.id}`)
  await page.waitForFunction(() =>
    document.querySelector('[data-pdf-status]')?.textContent?.includes('Téléchargez-le'),
  )
  expect(await page.getByRole('link', { name: 'Télécharger' }).count()).toBeGreaterThan(0)
  await close()
})

test('active content opened by its address runs nothing', async () => {
  const html = await addDocument(
    portal,
    matterId,
    lawyer,
    'page.html',
    '<script>document.title = "ran"</script>',
  )
  const { page, close } = await open(lawyer, `${firm}/${html.id}/versions/${html.versionId}/content`)
  expect(await page.title()).not.toBe('ran')
  expect(await page.evaluate(() => document.contentType)).toBe('text/plain')
  await close()
})

test('the whole act of sharing works by keyboard without a script', async () => {
  const document = await addDocument(portal, matterId, lawyer, 'to share.txt', 'words')
  const { page, close } = await open(lawyer, firm, { javaScriptEnabled: false })
  await page.focus(`input[value="${document.id}"]`)
  await page.keyboard.press('Space')
  await page.focus('[formaction$="/shares/draft"]')
  await page.keyboard.press('Enter')
  await page.fill(`[name="title-fr-${document.id}"]`, 'Pour vous')
  await page.keyboard.press('Enter')
  await page.getByText('Ada Client will see').waitFor()
  await page.focus('form[action$="/shares"] button.filled')
  await page.keyboard.press('Enter')
  expect(await page.textContent('.notice.success')).toContain('Shared')
  expect(await page.textContent(`#document-${document.id}`)).toContain('Ada Client')
  await close()
})

test('the words in another language open when somebody who reads it is ticked', async () => {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  for (const guest of [ada, portal.person({ name: 'Ben Buyer', kind: 'client' })])
    portal.join(id, guest, 'client')
  const document = await addDocument(portal, id, lawyer, 'two languages.txt', 'words')
  const { page, close } = await open(lawyer, `/firm/matters/${id}/documents`)
  await page.check(`input[value="${document.id}"]`)
  await page.locator('[formaction$="/shares/draft"]').click()
  const french = page.locator(`[name="title-fr-${document.id}"]`)
  await page.getByLabel('Ben Buyer').check()
  expect(await french.isVisible()).toBe(false)
  await page.getByLabel('Ada Client').check()
  await french.fill('Pour vous')
  await close()
})
