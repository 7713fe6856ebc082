import { expect } from 'bun:test'
import type { Page } from 'playwright-core'
import { tick } from '../../../src/background/background.ts'
import { SECOND } from '../../../src/clock.ts'
import { findAccessibilityProblems, findOverflow } from '../../support/accessibility.ts'
import type { BrowserPerson } from '../../support/browser.ts'
import { passDays } from '../../support/passing.ts'
import type { TestPortal } from '../../support/portal.ts'
import type { MailServer, ReceivedMail } from '../../support/smtp.ts'

/** The mails of a story, and what none of them may hold. */
export type Post = {
  read: ReceivedMail[]
  /** Notes something that is written in the story and must not be in any of its mails. */
  written(text: string): string
  /** Days pass and mails leave; what arrived is read for what it must not say. */
  daysLater(days: number): Promise<ReceivedMail[]>
}

/** `names` may greet their person in an invitation: on one mailbox, that tells whose link it is. */
export function followPost(
  portal: TestPortal,
  smtp: MailServer,
  { secrets, names }: { secrets: readonly string[]; names: readonly string[] },
): Post {
  const said: string[] = []
  const read: ReceivedMail[] = []
  const expectNeutral = ({ parsed }: ReceivedMail) => {
    const words = [parsed.subject, parsed.text, String(parsed.html ?? '')].join('\n')
    const forbidden = [...secrets, ...(words.includes('/enrol?') ? [] : names), ...said]
    for (const secret of forbidden) expect(words).not.toContain(secret)
  }
  return {
    read,
    written: (text) => {
      said.push(text)
      return text
    },
    daysLater: async (days) => {
      passDays(portal, days)
      for (let turn = 0; turn < 3; turn++) {
        await tick(portal.deps)
        portal.clock.forward(61 * SECOND)
      }
      await tick(portal.deps)
      const arrived = smtp.mails.splice(0)
      arrived.forEach(expectNeutral)
      read.push(...arrived)
      return arrived
    },
  }
}

/** What stands on a page, with plain spaces. */
export async function textOf(page: Page): Promise<string> {
  return ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ')
}

export async function expectNoFaults({ page }: BrowserPerson): Promise<void> {
  expect([...(await findAccessibilityProblems(page)), ...(await findOverflow(page))]).toEqual([])
}

export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`main [name="${name}"]`, value)
}

/** Presses the button of the first form that leads there, and waits for the page that follows. */
export async function send(page: Page, action: string): Promise<void> {
  await clickThrough(page, `main form[action$="${action}"] button:not([formaction])`)
}

export async function clickThrough(page: Page, selector: string): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.locator(selector).first().click()
  await loaded
}

/** Follows the first link with this name that leads to another page. */
export async function follow(page: Page, name: RegExp): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.locator('main a:not([href^="#"])').filter({ hasText: name }).first().click()
  await loaded
}

export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}
