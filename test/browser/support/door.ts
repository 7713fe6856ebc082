import type { Page } from 'playwright-core'
import type { BrowserPerson } from '../../support/browser.ts'

type Invitation = { link: string; code: string }

/** From the link to the first page behind the door, with a passkey made on the way. */
export async function enrol({ page }: BrowserPerson, { link, code }: Invitation): Promise<void> {
  await page.goto(link)
  await giveCode({ page }, code)
  await page.waitForURL('**/account/second-passkey')
  await page.locator('.button.quiet[href]').first().click()
  await page.waitForURL(/\/(firm|portal)/)
  if (page.url().endsWith('/portal/first-visit')) await readCards(page)
}

/** The three cards of a first visit, to the last. */
async function readCards(page: Page): Promise<void> {
  for (const card of ['mail', 'return']) {
    await page.locator(`a.filled[href$="card=${card}"]`).click()
    await page.waitForURL(`**/portal/first-visit?card=${card}`)
  }
  await page.locator('form[action="/portal/first-visit"] button').click()
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/portal/first-visit'))
}

export async function giveCode({ page }: Pick<BrowserPerson, 'page'>, code: string): Promise<void> {
  await page.locator('[name=code]').fill(code)
  await page.locator('form[data-ceremony] button').click()
}

/** What a mail scanner does with a link: it has no fragment to send, and takes no cookie. */
export async function scan(link: string, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let time = 0; time < times; time++) {
    const response = await fetch(link, { method: time % 3 === 0 ? 'HEAD' : 'GET', redirect: 'manual' })
    await response.arrayBuffer()
    statuses.push(response.status)
  }
  return statuses
}

export async function signOut({ page }: BrowserPerson): Promise<void> {
  await page.locator('form[action="/sign-out"] button').click()
  await page.waitForURL('**/sign-in*')
}

export async function signIn({ page }: BrowserPerson): Promise<void> {
  await page.locator('form[data-ceremony=authenticate] button').click()
  await page.waitForURL(/\/(firm|portal)/)
}
