import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { listenOn } from '../support/listening.ts'
import { someBytes } from '../support/tus.ts'
import { uploadPage } from '../support/upload-page.tsx'
import { startUploadPortal } from '../support/upload-portal.ts'

const MB = 1_000_000
const world = await startUploadPortal()
const server = listenOn(world.portal, uploadPage)
const files = mkdtempSync(join(tmpdir(), 'vestibule-chosen-'))
let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  world.portal.stop()
  rmSync(files, { recursive: true })
})

/** A real file, because a browser knows one again by its date. */
function file(name: string, size: number): string {
  const path = join(files, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, someBytes(size, size))
  return path
}

type PanelOptions = { language?: 'en' | 'fr'; width?: number; query?: string; person?: { token: string } }

/** Somebody in front of the panel of an empty matter. */
async function openPanel(options: PanelOptions = {}) {
  const { language = 'en', width = 1280, query = '', person: sender = world.lawyer } = options
  const matter = await world.emptyMatter()
  const person = await browser.newPerson({ viewport: { width, height: 900 } })
  const { page } = person
  page.on('dialog', (dialog) => void dialog.accept())
  const { token } = sender
  await page.goto(`${server.origin}/panel?endpoint=${matter.staff}&token=${token}&l=${language}${query}`)
  return { ...matter, ...person, choose: (...paths: string[]) => page.setInputFiles('#files-files', paths) }
}

const summary = (page: Page) => page.locator('[data-summary]')
const row = (page: Page, name: string) => page.locator('.uploads-row', { hasText: name })
const saidIn = (page: Page, name: string) => row(page, name).locator('[data-state]')
const waitFor = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).first().waitFor({ state: 'visible', timeout: 30_000 })

/** So slow that something can happen in the middle. */
async function slowDown(page: Page, octetsPerSecond: number) {
  const session = await page.context().newCDPSession(page)
  const setNetwork = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: octetsPerSecond,
    })
  await setNetwork(false)
  return setNetwork
}
const underWay = (page: Page) =>
  page.waitForFunction(() => Number(document.querySelector('progress')?.value ?? 0) > 0.1)

test('B1 a folder of 30 files in 3 folders arrives with its folders', async () => {
  const { page, kept, close } = await openPanel()
  for (let n = 0; n < 30; n++) file(`dossier/part ${n % 3}/file ${n}.txt`, 1000 + n)
  await page.setInputFiles('#files-folder', join(files, 'dossier'))
  await waitFor(page, '30 files sent')
  const documents = await kept()
  expect(documents).toHaveLength(30)
  expect([...new Set(documents.map(({ folder }) => folder.join('/')))].sort()).toEqual([
    'dossier/part 0',
    'dossier/part 1',
    'dossier/part 2',
  ])
  expect(new Set(documents.map(({ folderId }) => folderId)).size).toBe(3)
  await close()
})

test('a reload in the middle: the same file chosen again goes on where it stopped', async () => {
  const { page, kept, close, choose } = await openPanel()
  const path = file('long film.mov', 24 * MB)
  await slowDown(page, 6 * MB)
  await choose(path)
  await underWay(page)
  await page.reload()
  await waitFor(page, /^1\u00a0file was not finished/)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('film')
  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await choose(path)
  await waitFor(page, '1\u00a0file sent')
  expect(offsets[0]).toBeGreaterThan(MB)
  const [document] = await kept()
  expect(Buffer.compare(document?.content ?? new Uint8Array(), someBytes(24 * MB, 24 * MB))).toBe(0)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await close()
})

test('a connection that is lost is said, and the file goes on by itself', async () => {
  const { page, kept, close, choose } = await openPanel()
  const setOffline = await slowDown(page, 5 * MB)
  await choose(file('offline.bin', 20 * MB))
  await underWay(page)
  await setOffline(true)
  await waitFor(page, 'no connection, it goes on by itself')
  await setOffline(false)
  await waitFor(page, '1\u00a0file sent')
  expect((await kept())[0]?.byteSize).toBe(20 * MB)
  await close()
})

test('pause, go on, cancel: each and all', async () => {
  const { page, kept, close, choose, matterId } = await openPanel()
  await slowDown(page, 2 * MB)
  await choose(...['one', 'two', 'three', 'four'].map((name) => file(`${name}.bin`, 6 * MB)))
  await page.getByRole('button', { name: 'Pause one.bin' }).click()
  await saidIn(page, 'one.bin').getByText('paused').waitFor()
  await page.getByRole('button', { name: 'Pause all' }).click()
  for (const name of ['one', 'two', 'three', 'four'])
    await saidIn(page, `${name}.bin`).getByText('paused').waitFor()
  await page.getByRole('button', { name: 'Cancel two.bin' }).click()
  await row(page, 'two.bin').waitFor({ state: 'detached' })
  await slowDown(page, -1)
  await page.getByRole('button', { name: 'Go on with one.bin' }).click()
  await waitFor(page, '1 of 3\u00a0files sent')
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.waitForFunction(() => document.querySelectorAll('.uploads-row').length === 1)
  expect((await kept()).map(({ fileName }) => fileName)).toEqual(['one.bin'])
  const unfinished = () =>
    world.portal.deps.db.query('select id from uploads where matter_id = ?').all(matterId).length
  while (unfinished() > 0) await Bun.sleep(10)
  await page.getByRole('button', { name: 'Clear the list' }).click()
  await page.locator('.uploads-list').waitFor({ state: 'hidden' })
  await close()
})

test('what is cancelled before the server said where it is, is taken back from there too', async () => {
  const { page, close, choose, matterId } = await openPanel()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await page.route('**/uploads', async (route) => {
    const response = await route.fetch()
    await answered
    await route.fulfill({ response })
  })
  const unfinished = () =>
    world.portal.deps.db.query('select id from uploads where matter_id = ?').all(matterId).length
  await choose(file('late.bin', MB))
  while (unfinished() === 0) await Bun.sleep(5)
  await page.getByRole('button', { name: 'Cancel late.bin' }).click()
  await row(page, 'late.bin').waitFor({ state: 'detached' })
  answer()
  while (unfinished() > 0) await Bun.sleep(5)
  await close()
})

test('files and folders are dropped, and a file that misses does not replace the page', async () => {
  const { page, kept, close } = await openPanel()
  const drop = (selector: string) =>
    page.evaluate((selector) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['dropped'], 'dropped.txt'))
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      return document.querySelector(selector)?.dispatchEvent(event)
    }, selector)
  expect(await drop('h1')).toBe(false)
  await drop('[data-file-drop]')
  await waitFor(page, '1\u00a0file sent')
  expect(await kept()).toHaveLength(1)
  await close()
})

test('refusals stand beside the file, in French too; the list of documents is told', async () => {
  const { page, close, choose, expectComplaint } = await openPanel({ language: 'fr' })
  await page.evaluate(() =>
    document.body.addEventListener('documents-changed', () => document.body.classList.add('told')),
  )
  await choose(file('vide.txt', 0), file('plein.txt', 10))
  await waitFor(page, 'Ce fichier est vide\u202f: il n’y a rien à envoyer.')
  await page.locator('body.told').waitFor()
  expect(await summary(page).textContent()).toBe(
    '1\u00a0fichier envoyé, 1\u00a0fichier n’a pas pu être envoyé',
  )
  await page.context().clearCookies()
  await choose(file('après.txt', 10))
  await waitFor(page, /Votre session a pris fin/)
  expectComplaint(/401/)
  expect(await findAccessibilityProblems(page)).toEqual([])
  await close()
})

test('B1 B4 on the pages themselves: the list and the versions follow what arrives', async () => {
  const { page, kept, close, choose, matterId } = await openPanel()
  await page.goto(`${server.origin}/firm/matters/${matterId}/documents`)
  await choose(file('first draft.txt', 100), file('other.txt', 100))
  await page.locator('#document-part').getByRole('link', { name: 'first draft.txt' }).waitFor()
  expect(await row(page, 'first draft.txt').count()).toBe(1)
  await page.locator('#document-part').getByRole('link', { name: 'first draft.txt' }).click()
  await choose(file('second draft.txt', 200))
  await page.waitForURL(/done=uploaded/)
  expect(await page.locator('#versions').textContent()).toContain('first draft.txt')
  expect((await kept()).map(({ fileName, number }) => [fileName, number])).toContainEqual([
    'second draft.txt',
    2,
  ])
  await close()
})

test('B7 what a client sends appears among what they sent', async () => {
  const { page, close, choose, matterId } = await openPanel({ width: 390, person: world.client })
  await page.goto(`${server.origin}/portal/matters/${matterId}`)
  await choose(file('Lettre du propriétaire.pdf', 500))
  await page.locator('#document-part').getByText('Lettre du propriétaire.pdf').first().waitFor()
  expect(await findAccessibilityProblems(page)).toEqual([])
  await close()
})

test('five thousand files at once: few rows, and the page stays quick', async () => {
  const { page, close, complaints, expectComplaint } = await openPanel()
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    for (let n = 0; n < 5000; n++) dataTransfer.items.add(new File([`file ${n}`], `file ${n}.txt`))
    const input = document.querySelector<HTMLInputElement>('#files-files')
    if (!input) throw new Error('the panel has no input')
    input.files = dataTransfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await waitFor(page, /of 5,000\u00a0files sent/)
  expect(await page.locator('.uploads-row').count()).toBeLessThanOrEqual(30)
  const slowest = await page.evaluate(async () => {
    let [longest, last] = [0, performance.now()]
    for (let frame = 0; frame < 60; frame++) {
      await new Promise(requestAnimationFrame)
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    return longest
  })
  expect(slowest).toBeLessThan(500)
  await page.getByRole('button', { name: 'Cancel all' }).click()
  await page.getByRole('button', { name: 'Pause all' }).waitFor({ state: 'hidden' })
  // One that is cancelled at its very end is there already.
  if (complaints.length > 0) expectComplaint(/404/)
  await close()
})

test('on a phone: the camera, no overflow, targets large enough, nothing for axe', async () => {
  const { page, close, choose } = await openPanel({ width: 390, query: '&audience=guest' })
  expect(await page.getByLabel('Take a photo').getAttribute('capture')).toBe('environment')
  await slowDown(page, 100_000)
  await choose(file(`${'a very long name '.repeat(8)}.pdf`, MB), file('empty.txt', 0))
  await underWay(page)
  expect(await findAccessibilityProblems(page)).toEqual([])
  expect(await findOverflow(page)).toEqual([])
  expect(await findSmallTargets(page)).toEqual([])
  await close()
})
