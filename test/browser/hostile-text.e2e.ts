import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { NO_PAGES } from '../pages/list.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { HOSTILE_WORDS } from '../support/hostile-words.ts'
import { listenOn } from '../support/listening.ts'
import type { TestPerson } from '../support/people.ts'
import { openSignedIn } from '../support/signed-in.ts'
import { fillPath, routesOf, startWrittenFirm, type WrittenFirm } from '../support/written-firm.ts'

let firm: WrittenFirm
let server: ReturnType<typeof listenOn>
let browser: TestBrowser
beforeAll(async () => {
  firm = await startWrittenFirm(HOSTILE_WORDS)
  server = listenOn(firm.portal)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  firm.portal.stop()
})

async function enter(reader: TestPerson): Promise<BrowserPerson & { dialogs: string[] }> {
  const viewport = { width: 1280, height: 900 }
  const person = await openSignedIn(browser, server.origin, reader, { viewport })
  const dialogs: string[] = []
  person.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return { ...person, dialogs }
}

/** What a page of ours never has, in the DOM that the browser made of it. */
const injected = (page: Page) =>
  page.evaluate(() => {
    const strange =
      'iframe, object, embed, base, meta[http-equiv], math, video, audio, body form[action*="//"], a[href^="javascript"]'
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name }) => /^on|^hx-on|^style$/.test(name)),
    )
    const inline = document.querySelectorAll('script:not([src])')
    return [...document.querySelectorAll(strange), ...handlers, ...inline].map(({ outerHTML }) =>
      outerHTML.slice(0, 200),
    )
  })

const pages = (side: RegExp) =>
  routesOf(firm, 'GET')
    .map(({ path }) => path)
    .filter((path) => side.test(path) && !NO_PAGES.test(path) && !/\/shares\/:step$|\/moves\//.test(path))

for (const [who, side] of [
  ['owner', /^\/(firm|account)/],
  ['client', /^\/(portal|account)/],
] as const)
  test(`T18 Chromium makes nothing but text of hostile text, on every page of the ${who}`, async () => {
    const person = await enter(firm[who])
    const paths = pages(side)
    expect(paths.length).toBeGreaterThan(5)
    for (const path of paths) {
      const response = await person.page.goto(server.origin + fillPath(firm, path))
      if (response?.status() === 404) person.expectComplaint(/404/)
      expect({ path, injected: await injected(person.page), dialogs: person.dialogs }).toEqual({
        path,
        injected: [],
        dialogs: [],
      })
    }
    await person.close() // throws when the browser blocked or complained of anything
  })

test('T18 the search for injected elements finds one that is there', async () => {
  const { page, close } = await enter(firm.client)
  await page.goto(`${server.origin}/account`)
  await page.evaluate(() => document.body.append(document.createElement('iframe')))
  expect(await injected(page)).toHaveLength(1)
  await close()
})
