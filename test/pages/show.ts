import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import type { BrowserPerson } from '../support/browser.ts'
import { type Cast, personOf } from './cast.ts'
import type { PageState, Places } from './page.ts'

/** Brings somebody's browser to a page in its state, at this width, in the light theme and the language they read. */
export async function showPage(
  cast: Cast,
  at: Places,
  { who, show, complains }: PageState,
  width: number,
): Promise<BrowserPerson> {
  const person = personOf(cast, who)
  const { page } = person
  await page.setViewportSize({ width, height: width < 640 ? 844 : 900 })
  // Without motion, so that no picture is taken half-way between two colours.
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', reducedMotion: 'reduce' })
  const go = async (path: string) => {
    await page.goto(path)
  }
  await show({ page, at, go })
  await page.waitForLoadState('load')
  await page.locator('[data-pdf]:not(:has(canvas))').waitFor({ state: 'detached' })
  await page.evaluate(() => document.fonts.ready)
  if (complains) person.expectComplaint(complains)
  return person
}

/** What is wrong with the page as it stands, one line each. With `rules`, axe looks at those only. */
export async function findFaults(
  { page, complaints }: BrowserPerson,
  rules?: readonly string[],
): Promise<string[]> {
  return [
    ...(await findAccessibilityProblems(page, rules)),
    ...(await findOverflow(page)).map((found) => `sticks out: ${found}`),
    ...(await findSmallTargets(page)).map((found) => `small target: ${found}`),
    ...complaints.splice(0).map((complaint) => `the browser complains: ${complaint}`),
  ]
}
