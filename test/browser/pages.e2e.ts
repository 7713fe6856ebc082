import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type Cast, personOf, readIn } from '../pages/cast.ts'
import { findUnlisted, PAGES } from '../pages/list.ts'
import type { Places, Who } from '../pages/page.ts'
import { findFaults, showPage } from '../pages/show.ts'
import { openStage, type Stage } from '../pages/stage.ts'
import { startPortal } from '../support/portal.ts'

let stage: Stage
let cast: Cast
let places: Places
beforeAll(async () => {
  stage = await openStage()
  cast = stage.cast
  places = stage.places
})
afterAll(() => stage.close())

test('every route that gives a page is in the list of pages that are looked at', async () => {
  const portal = await startPortal()
  expect(findUnlisted(portal.deps)).toEqual([])
  portal.stop()
})

// French has the longer words, so it goes on the phone; `npm run shots` takes every combination.
describe.each([
  { language: 'fr', width: 390 },
  { language: 'en', width: 1280 },
] as const)('every page in its states, language $language, $width px', ({ language, width }) => {
  test('axe, width, targets and the console have nothing to say, in both themes', async () => {
    const faults = await Promise.all([...cast.keys()].map((who) => lookAround(who, language, width)))
    expect(faults.flat()).toEqual([])
  }, 240_000)
})

async function lookAround(who: Who, language: 'en' | 'fr', width: number): Promise<string[]> {
  const found: string[] = []
  const { page } = personOf(cast, who)
  await readIn(page, who, language)
  for (const state of PAGES.filter((one) => one.who === who && !one.isPrinted)) {
    const person = await showPage(cast, places, state, width)
    expect(await page.locator('html').getAttribute('lang')).toBe(`${language}-CA`)
    const inLight = await findFaults(person)
    await page.emulateMedia({ colorScheme: 'dark' })
    const inDark = await findFaults(person, ['color-contrast'])
    found.push(...[...inLight, ...inDark].map((fault) => `${state.name}: ${fault}`))
  }
  return found
}
