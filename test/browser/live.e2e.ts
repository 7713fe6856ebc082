import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createPortal } from '../../src/app.tsx'
import { startBackground } from '../../src/background/background.ts'
import { liveTask } from '../../src/live/task.ts'
import { readCertificate } from '../../src/server/certificate.ts'
import { listen } from '../../src/server/listen.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { makeCertificate } from '../support/certificate.ts'
import { addDocument } from '../support/documents.ts'
import type { TestPerson } from '../support/people.ts'
import { startPortal } from '../support/portal.ts'
import { share } from '../support/shares.ts'
import { openSignedIn } from '../support/signed-in.ts'

const portal = await startPortal()
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, client, 'client')
const path = `/portal/matters/${matterId}`

makeCertificate(portal.dir, 'portal')
const file = (kind: string) => join(portal.dir, `portal.${kind}`)
const certificate = readCertificate({ certificate: file('crt'), key: file('key') })
let listener = listen({ host: 'localhost', port: 0, certificate })
const origin = `https://localhost:${listener.port}`
/** The portal as `serve` runs it, only that the clock stands still. */
let served = createPortal({ ...portal.deps, origin })
const background = startBackground(
  { ...portal.deps, origin },
  { every: 50, further: [liveTask({ follow: () => served.live.follow(), ping: () => served.live.ping() })] },
)
const answer: Parameters<typeof listener.answerWith>[0] = (request, server) => served.fetch(request, server)
listener.answerWith(answer)

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  served.live.end()
  await listener.stop(1000)
  await background.stop()
  portal.stop()
})

const openAs = (person: TestPerson): Promise<BrowserPerson> =>
  openSignedIn(browser, origin, person, { ignoreHTTPSErrors: true })
const until = async (isTrue: () => boolean | Promise<boolean>) => {
  while (!(await isTrue())) await Bun.sleep(10)
}

/** Which part each fetch of a page by itself was for. */
function countFetches(page: Page): string[] {
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.headers()['x-unattended'] && !request.url().includes('/live'))
      fetched.push(request.headers()['hx-source'] ?? '')
  })
  return fetched
}

async function shareOne(title: string): Promise<void> {
  const document = await addDocument(portal, matterId, lawyer, `${title}.txt`, title)
  await share(matterId, [document], { by: lawyer, to: [client], en: { title } })
}

test('an open page shows what is shared, fetches that part once, and nothing for what is internal', async () => {
  const { page } = await openAs(client)
  const fetched = countFetches(page)
  await page.goto(origin + path)
  await until(() => served.live.size === 1)
  await addDocument(portal, matterId, lawyer, 'internal.txt', 'internal')
  await shareOne('A letter from the court')
  await page.locator('#document-part').getByText('A letter from the court').waitFor()
  // What is new, what is asked and the documents come in one answer.
  expect(fetched).toHaveLength(1)
  await page.goto('about:blank')
  await until(() => served.live.size === 0)
})

test('T9 eight pages listen over HTTP/2 while a ninth sends and fetches', async () => {
  const { page } = await openAs(client)
  const context = page.context()
  const pages = [page]
  while (pages.length < 8) pages.push(await context.newPage())
  for (const each of pages) await each.goto(origin + path)
  // A page behind another one lets go in the end, and not before.
  await until(() => served.live.size >= 8)
  const ninth = await context.newPage()
  await ninth.goto(origin + path)
  await ninth
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'Pay slip.txt',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(3_000_000, 'a'),
    })
  await ninth.getByText('Pay slip.txt').first().waitFor()
  await pages[0]?.locator('#document-part').getByText('Pay slip.txt').first().waitFor()
  const version = portal.deps.db
    .query<{ id: string; of: string }, []>(
      'select id, document_id as of from document_versions where byte_size = 3000000',
    )
    .get()
  const content = `${path}/documents/${version?.of}/versions/${version?.id}/download`
  const take = (range: string) =>
    ninth.evaluate(
      async ([to, bytes]) => {
        const response = await fetch(to ?? '', bytes ? { headers: { range: bytes } } : {})
        return [response.status, (await response.arrayBuffer()).byteLength]
      },
      [content, range],
    )
  expect(await take('bytes=2000000-2000009')).toEqual([206, 10])
  expect(await take('')).toEqual([200, 3_000_000])
  for (const each of pages.slice(1)) await each.close()
  await ninth.close()
  await page.goto('about:blank')
  await until(() => served.live.size === 0)
})

test('a page whose server was restarted listens again, and shows what happened meanwhile', async () => {
  const { page, expectComplaint } = await openAs(client)
  // Nothing has happened since this page was made, so it asks for nothing while the server goes.
  portal.clock.forward(1000)
  await page.goto(origin + path)
  await until(() => served.live.size === 1)
  const port = listener.port
  await listener.stop(0)
  served = createPortal({ ...portal.deps, origin })
  await shareOne('Written while nobody listened')
  listener = listen({ host: 'localhost', port, certificate })
  listener.answerWith(answer)
  await page.locator('#document-part').getByText('Written while nobody listened').waitFor()
  await until(() => served.live.size === 1)
  await page.goto('about:blank')
  expectComplaint(/ERR_CONNECTION/)
})

test('T13 a part that its reader may not have any more goes, and the page says so calmly', async () => {
  const { page, expectComplaint } = await openAs(client)
  await page.goto(origin + path)
  await until(() => served.live.size >= 1)
  portal.deps.db.query('delete from matter_members where person_id = $id').run({ id: client.id })
  await page.evaluate(() => document.body.dispatchEvent(new Event('documents-changed')))
  await page.locator('#page-changed:not(:empty)').waitFor()
  expect(await page.locator('#document-part').count()).toBe(0)
  expect(await page.locator('#page-problem').textContent()).toBe('')
  await page.goto('about:blank')
  expectComplaint(/404/)
})
