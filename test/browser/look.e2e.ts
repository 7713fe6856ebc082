import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { SPECIMENS, serveSpecimen } from '../specimen/serve.ts'
import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'

let browser: TestBrowser
let server: ReturnType<typeof serveSpecimen>
beforeAll(async () => {
  server = serveSpecimen()
  browser = await launchBrowser()
})
afterAll(async () => {
  await server.stop(true)
  await browser.close()
})

const open = (page: Page, path: string) => page.goto(new URL(path, server.url).href)
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'))

// Dark changes colours and nothing else, at any width.
test.each([
  ['light', 390, undefined],
  ['light', 1280, undefined],
  ['dark', 1280, ['color-contrast']],
] as const)(
  'axe finds nothing in any component, %s at %d px, in both languages',
  async (colorScheme, width, rules) => {
    const { page, close } = await browser.newPerson({ colorScheme, viewport: { width, height: 900 } })
    for (const specimen of SPECIMENS)
      for (const language of ['en', 'fr']) {
        await open(page, `/${specimen}?l=${language}`)
        expect(await findAccessibilityProblems(page, rules)).toEqual([])
      }
    await close()
  },
)

test('axe does find a fault that is planted', async () => {
  const { page, close } = await browser.newPerson()
  await open(page, '/client')
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  expect(String(await findAccessibilityProblems(page))).toContain('button-name')
  await close()
})

test('at 320 px nothing scrolls sideways and every target is at least 24 px', async () => {
  const { page, close } = await browser.newPerson({ viewport: { width: 320, height: 640 } })
  for (const specimen of SPECIMENS) {
    await open(page, `/${specimen}?l=fr`)
    expect(await findOverflow(page)).toEqual([])
    expect(await findSmallTargets(page)).toEqual([])
  }
  await close()
})

test('staff find their way by keyboard, and may switch the single keys off', async () => {
  const { page, close } = await browser.newPerson()
  await open(page, '/staff')
  await page.keyboard.press('/')
  expect(await focusedName(page)).toBe('q')
  await page.keyboard.type('?')
  expect(await page.inputValue('[name=q]')).toBe('?')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await page.getByLabel('Use keyboard shortcuts').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  expect(await focusedName(page)).not.toBe('q')
  await close()
})

test('on a phone the place one is at stands in view', async () => {
  const { page, close } = await browser.newPerson({ viewport: { width: 320, height: 640 } })
  await open(page, '/staff?l=fr')
  for (const strip of ['.places', '.tabs']) {
    const box = await page.locator(`${strip} [aria-current]`).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true)
  }
  await close()
})

test('the first Tab leads to the content', async () => {
  const { page, close } = await browser.newPerson()
  await open(page, '/staff')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await close()
})

test('a form that was refused takes the focus to its list of problems', async () => {
  const { page, close } = await browser.newPerson()
  await open(page, '/form')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
  await page.locator('[role=alert] a').click()
  expect(await focusedName(page)).toBe('family')
  await close()
})

test('a refusal behind htmx is said in the server’s words, as text', async () => {
  const person = await browser.newPerson()
  const { page } = person
  await open(page, '/staff')
  await page.evaluate(() => {
    const button = document.querySelector('main .button.filled')
    button?.setAttribute('hx-post', '/refusal')
    Reflect.get(window, 'htmx').process(button)
  })
  await page.getByRole('button', { name: 'Share selected' }).click()
  await page.locator('#page-problem:not(:empty)').waitFor()
  expect(await page.textContent('#page-problem')).toBe('Not while Marie has it open.')
  expect(await page.title()).not.toBe('ran')
  person.expectComplaint(/422/)
  await person.close()
})

test('a form that htmx sent and that was refused is replaced, and its problems take the focus', async () => {
  const person = await browser.newPerson()
  const { page } = person
  await open(page, '/staff')
  await page.evaluate(
    (attributes) => {
      const form = document.querySelector('search form')
      for (const [name, value] of Object.entries(attributes)) form?.setAttribute(name, value)
      Reflect.get(window, 'htmx').process(form)
    },
    { 'hx-post': '/form-refused', 'hx-swap': 'outerHTML', 'hx-status:422': 'swap:outerHTML' },
  )
  await page.getByRole('button', { name: 'Search' }).click()
  await page.locator('#refused').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('refused')
  expect(await page.textContent('#page-problem')).toBe('')
  person.expectComplaint(/422/)
  await person.close()
})

test('without a script the second step of a dangerous act still opens', async () => {
  const context = await browser.newPerson({ javaScriptEnabled: false })
  await open(context.page, '/staff')
  const recall = context.page.getByRole('button', { name: 'Recall it' })
  expect(await recall.isVisible()).toBe(false)
  await context.page.locator('summary').click()
  expect(await recall.isVisible()).toBe(true)
  await context.close()
})
