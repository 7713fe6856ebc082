import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { personOf } from '../pages/cast.ts'
import type { Places, Who } from '../pages/page.ts'
import { openStage, type Stage } from '../pages/stage.ts'
import type { BrowserPerson } from '../support/browser.ts'

// Signing in needs a script, because passkeys do; what comes after it does not.

let stage: Stage
let places: Places
const readers = new Map<Who, BrowserPerson>()
beforeAll(async () => {
  stage = await openStage()
  places = stage.places
  const { cast, browser, demo } = stage
  for (const who of ['owner', 'client'] as const) {
    const cookies = await personOf(cast, who).page.context().cookies()
    const reader = await browser.newPerson({ baseURL: demo.origin, javaScriptEnabled: false })
    await reader.page.context().addCookies(cookies)
    readers.set(who, reader)
  }
})
afterAll(() => stage.close())

function readerOf(who: Who): BrowserPerson {
  const reader = readers.get(who)
  if (!reader) throw new Error(`nobody plays the ${who}`)
  return reader
}
const main = (page: Page) => page.locator('main')

test('without a script a client reads a document, says so, and finds it confirmed', async () => {
  const { page } = readerOf('client')
  await page.goto('/')
  await main(page).locator('.button.filled').click()
  await main(page).locator('form[action$="/acknowledgement"] button').click()
  await main(page).locator('.notice.success').waitFor()
  expect(await main(page).locator('form[action$="/acknowledgement"]').count()).toBe(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).locator('a[href$="/download"]').first().click(),
  ])
  expect(download.suggestedFilename()).toBe(places.names.shared)
})

test('without a script a client sends a file by a plain form, and gets a receipt for it', async () => {
  const { page } = readerOf('client')
  await page.goto('/')
  await page.setInputFiles('#files-files', {
    name: 'Talon de paie.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('un talon'),
  })
  await main(page).locator('form[action$="/uploads/form"] > button').click()
  const sent = main(page).locator('li', { hasText: 'Talon de paie.txt' })
  await sent.locator('a[href$="/receipt"]').click()
  expect(await main(page).textContent()).toContain('Talon de paie.txt')
})

test('without a script the language changes for good', async () => {
  const { page } = readerOf('client')
  await page.goto('/account')
  await Promise.all([page.waitForEvent('load'), page.locator('form.language button').click()])
  await page.goto('/')
  expect(await page.locator('html').getAttribute('lang')).toBe('en-CA')
})

test('without a script a matter is searched for, opened, and a refused form keeps what was typed', async () => {
  const owner = readerOf('owner')
  const { page } = owner
  await page.goto('/firm/matters')
  await page.fill('main [name=q]', 'Kovalenko')
  await main(page).locator('search button').click()
  expect(await main(page).locator('tbody tr').count()).toBe(2)
  await main(page).locator('tbody a').first().click()
  expect(await main(page).locator('h1').textContent()).toContain('Kovalenko')
  await page.goto('/firm/matters/new')
  await page.fill('[name=internalTitle]', 'Kovalenko – appeal')
  await page.fill('[name=number]', 'no such number!')
  await page.selectOption('[name=practiceArea]', 'immigration')
  await main(page).locator('.form-actions button').click()
  await main(page).locator('[role=alert]').waitFor()
  expect(await page.inputValue('[name=internalTitle]')).toBe('Kovalenko – appeal')
  owner.expectComplaint(/422/)
})

test('without a script a document is shared in two steps, and taken back', async () => {
  const { page } = readerOf('owner')
  await page.goto(places.internal)
  await main(page).locator('form[action$="/shares/draft"] button').click()
  await page.getByLabel('Marie Gagnon').check()
  const folded = page.locator('details.more-words > summary')
  expect(await folded.count()).toBeGreaterThan(0)
  for (const summary of await folded.all()) await summary.click()
  for (const field of await page.locator('[name^=title-]').all()) await field.fill('Le projet d’entente')
  await main(page).locator('.form-actions button.filled').click()
  expect(await main(page).textContent()).toContain('Le projet d’entente')
  await main(page).locator('.form-actions button.filled').click()
  await main(page).locator('.notice.success').waitFor()
  await page.goto(places.internal)
  await main(page).locator('details:has(form[action$="/recalls"]) > summary').click()
  await main(page).locator('form[action$="/recalls"] button').click()
  expect(new URL(page.url()).searchParams.get('done')).toBe('recalled')
})
