import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { verifyBinder } from '../../src/binder/verify.ts'
import { personOf } from '../pages/cast.ts'
import { openStage, type Stage } from '../pages/stage.ts'
import { findAccessibilityProblems } from '../support/accessibility.ts'
import { readZip } from '../support/zip.ts'

const dir = mkdtempSync(join(tmpdir(), 'vestibule-binder-'))
const home = join(dir, 'at home')
let stage: Stage
let zip: string

beforeAll(async () => {
  stage = await openStage()
  const { page } = personOf(stage.cast, 'client')
  await page.goto('/')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main a[href$="/binder"]').first().click(),
  ])
  expect(download.suggestedFilename()).toEndWith('.zip')
  zip = join(dir, 'binder.zip')
  await download.saveAs(zip)
  for (const { name, content } of readZip(readFileSync(zip))) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), content)
  }
})
afterAll(async () => {
  await stage.close()
  rmSync(dir, { recursive: true })
})

/** As somebody opens it years later: from the disk, with no network and no script. */
async function openAtHome(options: { javaScriptEnabled: boolean; width?: number }) {
  const { javaScriptEnabled, width = 1280 } = options
  const viewport = { width, height: 900 }
  const reader = await stage.browser.newPerson({ javaScriptEnabled, offline: true, viewport })
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(request.url()))
  await reader.page.goto(pathToFileURL(join(home, 'index.html')).href)
  return { page: reader.page, asked }
}

test('what the browser saved is a whole binder', async () => {
  expect(await verifyBinder(zip)).toMatchObject({ ok: true, signature: 'good', unreadable: [] })
})

test('it opens from the disk without network or script, in the client’s language, and changes to the other', async () => {
  const { page, asked } = await openAtHome({ javaScriptEnabled: false })
  const [english, french] = [page.locator('main .in-en'), page.locator('main .in-fr')]
  expect([await english.isVisible(), await french.isVisible()]).toEqual([false, true])
  await page.locator('label[for=show-en]').click()
  expect([await english.isVisible(), await french.isVisible()]).toEqual([true, false])
  const styled = await english
    .locator('.sheet')
    .first()
    .evaluate((sheet) => getComputedStyle(sheet).borderTopWidth)
  expect(styled).toBe('1px')
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
})

test('every link in it leads to a file that is there', async () => {
  const { page } = await openAtHome({ javaScriptEnabled: false })
  const links = await page
    .locator('main .in-fr a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(links.length).toBeGreaterThan(2)
  for (const link of links) expect([link, readFileSync(new URL(link)).length > 0]).toEqual([link, true])
  const text = page.locator('main .in-fr a[href$=".txt"]').first()
  await text.click()
  expect(await page.locator('body').textContent()).toContain('BEGIN PGP SIGNED MESSAGE')
})

test('it is accessible, and fits a phone', async () => {
  for (const width of [1280, 390]) {
    const { page } = await openAtHome({ javaScriptEnabled: true, width })
    expect(await findAccessibilityProblems(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
})

test('printed it is one language, without the choice', async () => {
  const { page } = await openAtHome({ javaScriptEnabled: false })
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('label[for=show-en]').isVisible()).toBe(false)
  expect(await page.locator('main .in-en').isVisible()).toBe(false)
  const pdf = await page.pdf()
  expect(pdf.length).toBeGreaterThan(5000)
})
