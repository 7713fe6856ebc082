import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { enrol } from '../pages/cast.ts'
import { launchBrowser } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'
import { makeJpeg } from '../support/pictures.ts'

const PHONE = { width: 390, height: 844 }
const root = join(import.meta.dir, '../..')

/** `node deploy/run.mjs test/shots/taps.ts`: what a client's commonest errands cost on a phone, on the built executable. */
await using demo = await startDemo([join(root, 'dist/vestibule')])
const browser = await launchBrowser()
const { page } = await browser.newPerson({
  ...{ baseURL: demo.origin, viewport: PHONE, isMobile: true, hasTouch: true, locale: 'fr-CA' },
})
const cost = { taps: 0, screens: 0 }
const [, , client] = demo.invitations
if (!client) throw new Error('the demonstration firm invites no client')
await enrol(page, client)
await page.goto('/portal/first-visit')
await page.locator('form[action="/portal/first-visit"] button').click()
await page.waitForURL('**/portal/matters/*')
const home = new URL(page.url()).pathname

const ERRANDS: Record<string, (page: Page) => Promise<unknown>> = {
  'see what is next, asked and when': async () => {
    for (const part of ['.what-next', 'a[href="#dates"]', 'a[href="#asked"]'])
      if (!(await isSeen(page.locator(part)))) throw new Error(`${part} is not on the first screen`)
  },
  'read a new document': () => open('#news-part a[href*="/documents/"]', '**/documents/*'),
  'read it and confirm': async () => {
    await open('#asked-part a[href*="/documents/"], #news-part a[href*="/documents/"]', '**/documents/*')
    await open('form[action$="/acknowledgement"] button', '**done=read**')
  },
  'answer a request with a photo': async () => {
    await open('main a[href*="/items/"]', '**/items/*')
    const chosen = page.waitForEvent('filechooser')
    await tap(page.locator('#send :is(label, button):visible').filter({ hasText: /une photo/ }))
    await (await chosen).setFiles({
      name: 'talon.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(makeJpeg()),
    })
    await page.locator('#item-files').getByText('talon.jpg').waitFor()
  },
  'reply to a message': async () => {
    await open('main a[href$="#newest"]', '**/messages/**')
    await tap(page.locator('textarea:visible'))
    await page.locator('textarea:visible').first().fill('Merci, je vous l’envoie ce soir.')
    await tap(page.locator('main button.filled:visible'))
    await page.getByText('Merci, je vous l’envoie').first().waitFor()
  },
  'see where the next date is': () => open('#dates a[href*="/calendar/"]', '**/calendar/*'),
  'put it into the calendar': async () => {
    await open('#dates a[href*="/calendar/"]', '**/calendar/*')
    const file = page.waitForEvent('download')
    await tap(page.locator('main a[href*="event.ics"]'))
    await file
  },
  'ask for an update': async () => {
    await tap(page.locator('form[action$="/update-requests"] button'))
    await page.locator('.asking .notice').waitFor()
  },
  'change the language': async () => {
    await tap(page.locator('form.language button'))
    await page.locator('html[lang^=en]').waitFor()
  },
  'leave quickly': async () => {
    await page.route(/^https:/, (route) => route.fulfill({ body: 'elsewhere' }))
    await tap(page.locator('button').filter({ hasText: /Quitter vite|Leave quickly/ }))
    await page.waitForURL(/^https:/)
  },
}

for (const [name, run] of Object.entries(ERRANDS)) {
  await page.goto(home)
  Object.assign(cost, { taps: 0, screens: 0 })
  await run(page)
  console.log(`${name.padEnd(36)} ${cost.taps} taps, ${cost.screens} screens scrolled`)
}
await browser.close()

async function open(selector: string, leadsTo: string): Promise<void> {
  await tap(page.locator(selector))
  await page.waitForURL(leadsTo)
}

/** A screen scrolled is one height of the phone between what is seen and what is tapped. */
async function tap(locator: Locator): Promise<void> {
  const thing = locator.first()
  const bottom = await thing.evaluate((element) => element.getBoundingClientRect().bottom)
  cost.screens += Math.max(0, Math.ceil((bottom - PHONE.height) / PHONE.height))
  cost.taps += 1
  await thing.scrollIntoViewIfNeeded()
  await thing.tap()
}

async function isSeen(locator: Locator): Promise<boolean> {
  const box = await locator.first().boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= PHONE.height
}
