import type { Page } from 'playwright-core'
import { SESSION_COOKIE } from '../../src/sessions/session.ts'
import type { BrowserPerson, TestBrowser } from './browser.ts'
import type { TestPerson } from './people.ts'

type Options = Parameters<TestBrowser['newPerson']>[0]
type Session = Pick<TestPerson, 'token'>

/** Somebody at a browser that holds their session already; signing in has tests of its own. */
export async function openSignedIn(
  browser: TestBrowser,
  origin: string,
  session: Session,
  options: Options = {},
): Promise<BrowserPerson> {
  const person = await browser.newPerson(options)
  await takeSession(person.page, origin, session)
  return person
}

/** From now on the browser is this person's. A `__Host-` cookie is set only for an address that begins with https. */
async function takeSession(page: Page, origin: string, { token }: Session): Promise<void> {
  const url = origin.replace('http:', 'https:')
  await page.context().addCookies([{ name: SESSION_COOKIE, value: token, url, secure: true }])
}
