import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { MINUTE } from '../../src/clock.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { listenOn } from '../support/listening.ts'
import type { TestPerson } from '../support/people.ts'
import { startPortal, type TestPortal } from '../support/portal.ts'

let browser: TestBrowser
let portal: TestPortal
let server: ReturnType<typeof listenOn>
beforeAll(async () => {
  portal = await startPortal()
  server = listenOn(portal)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  portal.stop()
})

const invite = (person: Pick<TestPerson, 'id'>) =>
  createEnrolment({ ...portal.deps, origin: server.origin }, SYSTEM, person.id)
const alertOn = (page: Page) => page.locator('[data-problem]:not([hidden])').textContent()
const open = (page: Page, path: string) => page.goto(server.origin + path)

/** Goes from the mailed link to the first page, as somebody does. */
async function enrol({ page }: BrowserPerson, person: Pick<TestPerson, 'id'>) {
  const { link, code } = invite(person)
  await page.goto(link)
  await page.locator('[name=code]').fill(code)
  await page.locator('form[data-ceremony] button').click()
  await page.waitForURL('**/account/second-passkey')
}

test('a link and a code make a passkey, which signs in again; the token leaves the address at once', async () => {
  const ada = portal.person({ name: 'Ada Client', kind: 'client' })
  const { link, code } = invite(ada)
  const person = await browser.newPerson()
  const { page } = person
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.goto(link)
  expect(page.url()).toBe(`${server.origin}/enrol?lang=en`)
  await page.locator('[name=code]').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/account/second-passkey')
  expect(await person.countPasskeys()).toBe(1)
  expect(sent.join()).not.toContain(new URL(link).hash.slice(1))
  await open(page, '/account')
  await page.locator('form[action="/sign-out"] button').click()
  await page.waitForURL('**/sign-in')
  await page.getByRole('button', { name: 'Sign in with your passkey' }).click()
  await page.waitForURL('**/portal')
  await person.close()
})

test('a wrong code is said, the page keeps its link over a reload and a change of language', async () => {
  const bea = portal.person({ name: 'Bea Client', kind: 'client' })
  const { link, code } = invite(bea)
  const person = await browser.newPerson()
  const { page } = person
  await page.goto(link)
  await page.locator('[name=code]').fill('CCCC-CCCC')
  await page.getByRole('button', { name: 'Continue' }).click()
  expect(await alertOn(page)).toContain('Link and code do not fit')
  person.expectComplaint(/403/)
  await arrival(page, () => page.getByRole('button', { name: 'Français' }).click())
  await page.reload()
  await page.locator('[name=code]').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL('**/account/second-passkey')
  expect(await page.locator('html').getAttribute('lang')).toBe('en-CA')
  await person.close()
})

test('a link without its end says what to do', async () => {
  const { page, close } = await browser.newPerson()
  await open(page, '/enrol?lang=fr')
  expect(await page.locator('#incomplete-link').textContent()).toContain('Le lien n’est pas complet')
  expect(await page.locator('form[data-ceremony]').isVisible()).toBe(false)
  await close()
})

test('what goes wrong at the device is said in words, and the next try works', async () => {
  const person = await browser.newPerson()
  const { page } = person
  await enrol(person, portal.person({ name: 'Cleo Client', kind: 'client' }))
  await page.getByRole('button', { name: 'Add a second passkey' }).click()
  expect(await alertOn(page)).toContain('This device has a passkey for us already')
  await page.context().clearCookies()
  await open(page, '/sign-in?next=/account')
  await person.setVerified(false)
  await page.getByRole('button', { name: 'Sign in with your passkey' }).click()
  expect(await alertOn(page)).toContain('Nothing was confirmed')
  await person.setVerified(true)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Sign in with your passkey' }).click()
  await page.locator('[data-problem]', { hasText: 'could not be reached' }).waitFor()
  person.expectComplaint(/ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Sign in with your passkey' }).click()
  await page.waitForURL('**/account')
  await person.close()
})

test('a dangerous form waits for the passkey and is then sent with what was typed', async () => {
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const dora = portal.person({ name: 'Dora Client', kind: 'client' })
  const person = await browser.newPerson()
  const { page } = person
  await enrol(person, owner)
  portal.clock.forward(6 * MINUTE)
  await open(page, `/firm/people/${dora.id}/edit`)
  await page.locator('[name=email]').fill('dora@new.example')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Confirm with your passkey' }).click()
  person.expectComplaint(/403/)
  await page.locator('.definitions', { hasText: 'dora@new.example' }).waitFor()
  await person.close()
})

/** A click alone would leave the old page under what follows. */
async function arrival(page: Page, click: () => Promise<void>) {
  await Promise.all([page.waitForEvent('load'), click()])
}
