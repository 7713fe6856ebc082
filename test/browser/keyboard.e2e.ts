import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { type Cast, personOf } from '../pages/cast.ts'
import type { Places } from '../pages/page.ts'
import { openStage, type Stage } from '../pages/stage.ts'

let stage: Stage
let cast: Cast
let places: Places
beforeAll(async () => {
  stage = await openStage()
  cast = stage.cast
  places = stage.places
})
afterAll(() => stage.close())

const MOST_STEPS = 80

/** Tabs until the focus is on the control; every stop on the way must show where one is, inside the window. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab')
    expect(await unseenFocus(page)).toBeNull()
    if (await control.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${MOST_STEPS} times Tab do not lead to ${control}`)
}

/** What has the focus without showing it, or null: an outline two pixels wide at least, in view and not covered. */
function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null // between the page and the browser's own controls
    const shown = element.closest('.file-pick') ?? element // the label draws it for its file field
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    const { top, bottom, left, right } = shown.getBoundingClientRect()
    const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
    const isDrawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    return inView && isDrawn ? null : `${element.outerHTML.slice(0, 160)} ${outlineStyle} ${outlineWidth}`
  })
}

/** Presses Enter on what has the focus, and waits for the next page. */
async function follow(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
}

test('a client reads the new document and confirms it by keyboard alone', async () => {
  const { page } = personOf(cast, 'client')
  await page.goto('/')
  await tabTo(page, page.locator('#new .button.filled'))
  await follow(page)
  await page.locator('[data-pdf] canvas').first().waitFor()
  await tabTo(page, page.locator('[data-pdf-act=next]'))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-pdf-page]')?.value === '2')
  await tabTo(page, page.locator('form[action$="/acknowledgement"] button'))
  await follow(page)
  await page.locator('main .notice.success:focus').waitFor()
  await page.locator('.skip').focus()
  await tabTo(page, page.locator('main .back a'))
  await follow(page)
  expect(new URL(page.url()).pathname).toBe(places.matter.replace('/firm/', '/portal/'))
})

test('staff find a matter, choose a document, write its words and share it by keyboard alone', async () => {
  const { page } = personOf(cast, 'owner')
  await page.goto('/firm')
  await page.locator('body').press('g')
  await Promise.all([page.waitForURL('**/firm/matters'), page.keyboard.press('m')])
  await page.keyboard.press('/')
  await page.keyboard.type(places.names.title)
  await page.keyboard.press('Enter')
  await page.locator('#matter-list tbody tr').nth(1).waitFor({ state: 'detached' })
  await tabTo(page, page.locator('#matter-list tbody a').first())
  await follow(page)
  await tabTo(page, page.locator(`nav.tabs a[href$="/documents"]`))
  await follow(page)
  await tabTo(page, page.locator(`main a[href="${places.folder}"]`))
  await follow(page)
  await tabTo(page, page.locator('tr', { hasText: places.names.internal }).locator('input'))
  await page.keyboard.press('Space')
  await tabTo(page, page.locator('button[formaction$="/shares/draft"]'))
  await follow(page)
  await tabTo(page, page.getByLabel('Marie Gagnon'))
  await page.keyboard.press('Space')
  for (const title of await page.locator('[name^=title-]:visible').all()) {
    await tabTo(page, title)
    await page.keyboard.type('Le projet d’entente')
  }
  for (const step of ['preview', 'share']) {
    await tabTo(page, page.locator('main .form-actions .button.filled'))
    await follow(page)
    expect(await page.locator('main [role=alert]').count(), step).toBe(0)
  }
  await page.locator('main .notice.success').waitFor()
})

test('Escape closes what was opened, and the focus goes back to where it was', async () => {
  const { page } = personOf(cast, 'owner')
  await page.goto(`${places.matter}/documents`)
  await page.locator('h1').click()
  const opener = page.locator('main .toolbar details > summary').first()
  await tabTo(page, opener)
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a focus that nobody can see is noticed', async () => {
  const { page } = personOf(cast, 'client')
  await page.goto('/')
  const link = page.locator('#documents a').first()
  await link.evaluate((element) => element.style.setProperty('outline', 'none'))
  const said = await tabTo(page, link).then(() => 'nothing', String)
  expect(said).toContain('none')
})
