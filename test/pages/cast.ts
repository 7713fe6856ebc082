import type { Page } from 'playwright-core'
import type { BrowserPerson, TestBrowser } from '../support/browser.ts'
import type { Demo, DemoDoor } from '../support/demo.ts'
import type { Who } from './page.ts'

const INVITED: readonly Who[] = ['owner', 'assistant', 'client', 'other client', 'co-counsel']

export type Cast = ReadonlyMap<Who, BrowserPerson>

/** Everybody who looks, each enrolled by link, code and passkey as the demonstration firm invited them. */
export async function enrolCast(browser: TestBrowser, { origin, invitations }: Demo): Promise<Cast> {
  const cast = new Map<Who, BrowserPerson>()
  for (const [index, who] of INVITED.entries()) {
    const door = invitations[index]
    if (!door) throw new Error(`the demonstration firm invites no ${who}`)
    const person = await browser.newPerson({ baseURL: origin })
    await enrol(person.page, door)
    if (who !== 'owner' && who !== 'assistant') await skipFirstVisit(person.page)
    cast.set(who, person)
  }
  cast.set('stranger', await browser.newPerson({ baseURL: origin }))
  return cast
}

export async function enrol(page: Page, { link, code }: Pick<DemoDoor, 'link' | 'code'>): Promise<void> {
  await page.goto(link)
  await page.fill('[name=code]', code)
  await page.locator('form[data-ceremony] button').click()
  await page.waitForURL('**/account/second-passkey')
}

async function skipFirstVisit(page: Page): Promise<void> {
  await page.goto('/portal/first-visit')
  await page.locator('form[action="/portal/first-visit"] button').click()
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/portal/first-visit'))
}

export function personOf(cast: Cast, who: Who): BrowserPerson {
  const person = cast.get(who)
  if (!person) throw new Error(`nobody plays the ${who}`)
  return person
}

/** Changes the language as the person would; a stranger's is kept by a cookie, everybody else's by their account. */
export async function readIn(page: Page, who: Who, language: 'en' | 'fr'): Promise<void> {
  await page.goto(who === 'stranger' ? '/sign-in' : '/account')
  const other = page.locator(`form.language button[value=${language}]`)
  if ((await other.count()) === 0) return
  await other.click()
  await page.locator(`html[lang^=${language}]`).waitFor()
}

/** Dangerous acts want a passkey used within five minutes. */
export async function verify(page: Page): Promise<void> {
  await page.goto('/verify?next=/account')
  await page.locator('form[data-ceremony] button').click()
  await page.waitForURL(({ pathname }) => pathname === '/account')
}
