import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import type { BrowserPerson } from '../support/browser.ts'
import { type Cast, personOf, readIn } from './cast.ts'
import type { PageState, Places } from './page.ts'

export type Look = { language: 'en' | 'fr'; width: number }

/** Brings somebody's browser to a page in its state, in this language and at this width. */
export async function showPage(
  cast: Cast,
  at: Places,
  { who, show, complains }: PageState,
  { language, width }: Look,
): Promise<BrowserPerson> {
  const person = personOf(cast, who)
  const { page } = person
  await page.setViewportSize({ width, height: width < 640 ? 844 : 900 })
  // Without motion, so that no picture is taken half-way between two colours.
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', reducedMotion: 'reduce' })
  await readIn(page, who, language)
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

/** What is wrong with the page as it stands, one line each. */
export async function findFaults({ page, complaints }: BrowserPerson): Promise<string[]> {
  return [
    ...(await findAccessibilityProblems(page)),
    ...(await findOverflow(page)).map((found) => `sticks out: ${found}`),
    ...(await findSmallTargets(page)).map((found) => `small target: ${found}`),
    ...complaints.splice(0).map((complaint) => `the browser complains: ${complaint}`),
  ]
}
