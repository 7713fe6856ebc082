import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { FIRM_ID } from '../../src/firm/queries.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { listenOn } from '../support/listening.ts'
import { startPortal } from '../support/portal.ts'
import { openSignedIn } from '../support/signed-in.ts'

const asked: string[] = []
const portal = await startPortal()
const server = listenOn(portal, ({ url }) => {
  asked.push(new URL(url).pathname)
  return undefined
})
const lawyer = portal.person({ name: 'Lee Lawyer' })
const matterId = await portal.matter({ responsible: lawyer, clientTitle: 'Zephyrine against Quillfeather' })
const VISITED = ['/account', `/portal/matters/${matterId}`, '/account/telling']
const WEATHER = '<!doctype html><title>Weather</title><h1>Rain, 4 degrees</h1>'
const weather = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => new Response(WEATHER, { headers: { 'content-type': 'text/html' } }),
})
const AWAY = `http://127.0.0.1:${weather.port}/`
leadTo(AWAY)

/** As the firm's setting does, which takes only what begins with https. */
function leadTo(address: string): void {
  const { db, vault } = portal.deps
  const sealed = vault.firm.seal('firm.exit_address', FIRM_ID, address)
  db.query('update firm set exit_address = $sealed').run({ sealed })
}

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await weather.stop(true)
  portal.stop()
})

/** A client on a phone who has looked at a few pages; the neutral place is played. */
async function clientAtHome(options: { javaScriptEnabled: boolean }): Promise<BrowserPerson> {
  const client = portal.person({ name: 'Zephyrine Roy', kind: 'client' })
  portal.join(matterId, client, 'client')
  const viewport = { width: 390, height: 844 }
  const person = await openSignedIn(browser, server.origin, client, { ...options, viewport })
  const { page } = person
  for (const path of VISITED) await page.goto(server.origin + path)
  if (options.javaScriptEnabled) await page.evaluate("localStorage.setItem('kept', 'Zephyrine')")
  return person
}

/** Everything that Back and Forward show, one step after the other. */
async function lookAround(page: Page): Promise<string[]> {
  const seen: string[] = []
  for (const way of ['goBack', 'goForward'] as const)
    for (let step = 0; step <= VISITED.length; step++) {
      await page[way]({ waitUntil: 'commit' })
      await page.waitForURL(/^(http:\/\/127|about:blank)/)
      seen.push(`${page.url()} ${await page.title()} ${await page.locator('body').textContent()}`)
    }
  return seen
}

const countSessions = () =>
  portal.deps.db.query<{ n: number }, []>('select count(*) as n from sessions').get()?.n ?? 0
/** The sheet that every page asks for, kept by the browser for a year. */
const countSheets = () => asked.filter((path) => /^\/static\/.*app.*\.css$/.test(path)).length

const WAYS: [string, boolean, (page: Page) => Promise<void>][] = [
  ['by the button', true, (page) => page.locator('#leave button').click()],
  ['by Escape, three times', true, pressEscape],
  ['without a script', false, (page) => page.locator('#leave button').click()],
]

async function pressEscape(page: Page): Promise<void> {
  for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
}

for (const [how, javaScriptEnabled, leave] of WAYS)
  test(`J3 whoever leaves quickly, ${how}, leaves nothing behind, and Back shows nothing`, async () => {
    const person = await clientAtHome({ javaScriptEnabled })
    const { page } = person
    const sessions = countSessions()
    await leave(page)
    await page.waitForURL(AWAY)
    while (countSessions() === sessions) await Bun.sleep(5)
    const seen = await lookAround(page)
    expect(seen.filter((one) => one.includes('Rain')).length).toBeGreaterThan(2)
    for (const word of ['Tremblay', 'Zephyrine', 'Sign in', 'portal'])
      expect(seen.filter((one) => one.includes(word))).toEqual([])
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name, value }) => [name, value])).toEqual([['__Host-a', 'en']])
    await page.context().clearCookies()
    const before = countSheets()
    await page.goto(`${server.origin}/account`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(countSheets()).toBeGreaterThan(before)
    if (javaScriptEnabled) expect(await page.evaluate<string[]>('Object.keys(localStorage)')).toEqual([])
    await person.close()
  })

test('J3 the button is big enough for a thumb, hides nothing, and staff have none', async () => {
  const person = await clientAtHome({ javaScriptEnabled: true })
  const { page } = person
  const box = await page.locator('#leave button').boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(48)
  expect(box?.width).toBeGreaterThanOrEqual(48)
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  const last = await page.locator('.site-foot').boundingBox()
  const leave = await page.locator('#leave button').boundingBox()
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(leave?.y ?? 0)
  await person.close()
  const { page: firm, close } = await openSignedIn(browser, server.origin, lawyer)
  await firm.goto(`${server.origin}/firm`)
  expect(await firm.locator('#leave').count()).toBe(0)
  await close()
})
