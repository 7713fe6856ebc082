import { join } from 'node:path'
import type { Page } from 'playwright-core'

const AXE = await Bun.file(join(import.meta.dir, '../../node_modules/axe-core/axe.min.js')).text()

/**
 * What axe finds on the page as it stands, one line each: rule, element, what is wrong. WCAG 2.2 AA and axe's best
 * practices; or only some rules, where the rest was looked at before.
 */
export async function findAccessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  const runOnly = rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate<string[]>(`
    axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], preload: false }).then((result) => {
      if (result.passes.length < ${rules ? 1 : 5}) return ['axe saw next to nothing']
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary.replace(/\\s+/g, ' ')))
    })`)
}

/** Elements that stick out to the right of a page that should never scroll sideways (WCAG 1.4.10). */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
  })
}

/** Controls smaller than 24 px (WCAG 2.5.8); links inside a sentence are exempt there and here. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, textarea')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        const inSentence = getComputedStyle(element).display === 'inline'
        return width > 1 && height > 1 && !inSentence && (width < 24 || height < 24)
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}
