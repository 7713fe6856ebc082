import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { tick } from '../../src/background/background.ts'
import { SECOND } from '../../src/clock.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { findAccessibilityProblems, findOverflow } from '../support/accessibility.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { addDocument } from '../support/documents.ts'
import { listenOn } from '../support/listening.ts'
import { eventsIn, letPasskeysAge, passDays } from '../support/passing.ts'
import type { TestPerson } from '../support/people.ts'
import { startPortal } from '../support/portal.ts'
import { share } from '../support/shares.ts'
import { mailFlags, startMailServer } from '../support/smtp.ts'
import { enrol } from './support/door.ts'

// From the plan to the day after, in two browsers. Each test goes on where the one before stopped. It is 2 March 2026.
const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
const server = listenOn(portal)
const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
const marie = portal.person({
  name: 'Marie Gagnon',
  kind: 'client',
  language: 'fr',
  email: 'marie@client.example',
})
const matterId = await portal.matter({ responsible: lawyer, number: 'T-1' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, marie, 'client')
const document = await addDocument(portal, matterId, lawyer, 'Entente.pdf', 'what was agreed')
await share(matterId, [document], { by: lawyer, to: [marie], fr: { title: 'Votre entente' } })

let browser: TestBrowser
let firm: BrowserPerson
let client: BrowserPerson
beforeAll(async () => {
  browser = await launchBrowser()
  firm = await browser.newPerson({ viewport: { width: 1280, height: 900 }, baseURL: server.origin })
  client = await browser.newPerson({
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'fr-CA' },
    baseURL: server.origin,
  })
  for (const [person, who] of [
    [firm, lawyer],
    [client, marie],
  ] as const)
    await enrol(person, invite(who))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  portal.stop()
  await smtp.stop()
})

const invite = (who: TestPerson) =>
  createEnrolment({ ...portal.deps, origin: server.origin }, SYSTEM, who.id, { mail: false })
const closing = `/firm/matters/${matterId}/closing`
const matter = `/portal/matters/${matterId}`
const text = (page: Page) => page.locator('main').textContent()
async function daysLater(days: number): Promise<string[]> {
  passDays(portal, days)
  await tick(portal.deps)
  portal.clock.forward(61 * SECOND)
  await tick(portal.deps)
  return smtp.mails.splice(0).flatMap(({ to }) => to)
}
async function expectNoFaults({ page }: BrowserPerson): Promise<void> {
  expect([...(await findAccessibilityProblems(page)), ...(await findOverflow(page))]).toEqual([])
}

test('the lawyer sees what is open and plans the day; the client is told by mail, in French', async () => {
  await daysLater(0)
  const { page } = firm
  await page.goto(`/firm/matters/${matterId}`)
  await page.getByRole('link', { name: 'Closing', exact: true }).click()
  await page.waitForURL(`**${closing}`)
  expect(await text(page)).toContain('Marie Gagnon has not opened it')
  await page.fill('[name=date]', '2026-04-01')
  await page.getByRole('button', { name: 'Plan the closing' }).click()
  await page.getByRole('button', { name: 'Call off the closing' }).waitFor()
  expect(await text(page)).toContain('Read-only from 1 April 2026')
  expect(smtp.mails.splice(0)).toEqual([])
  await tick(portal.deps)
  const [mail] = smtp.mails.splice(0)
  expect(mail?.to).toEqual(['marie@client.example'])
  expect(mail?.parsed.text).toContain('1er avril 2026')
  await page.reload()
  expect(await text(page)).toContain('told on 2 March 2026')
  await expectNoFaults(firm)
})

test('the client reads until when, takes everything home, and says that she has it', async () => {
  const { page } = client
  await page.goto(matter)
  expect(await text(page)).toContain('Ce dossier sera fermé le 1er avril 2026')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#closing a[href$="/binder"]').click(),
  ])
  const zip = readFileSync(await download.path()).toString('latin1')
  expect(zip).toContain('manifest.json')
  expect(zip).toContain('index.html')
  await page.getByRole('button', { name: 'J’ai ma copie' }).click()
  await page.getByText('Merci. Le cabinet sait maintenant que vous avez votre copie.').waitFor()
  await expectNoFaults(client)
  await page.goto(matter)
  expect(await text(page)).toContain('Vous nous avez dit le 2 mars 2026 avoir votre copie.')
  const { page: other } = firm
  await other.reload()
  const line = await other.locator(`#person-${marie.id}`).textContent()
  expect(line).toContain('taken on 2 March 2026')
  expect(line).toContain('on 2 March 2026')
})

test('she is reminded at 14 and 3 days; on the day nothing can be sent, and the lawyer hears nothing more', async () => {
  await daysLater(0)
  expect(await daysLater(15)).toEqual([])
  expect(await daysLater(1)).toEqual(['marie@client.example'])
  expect(await daysLater(11)).toEqual(['marie@client.example'])
  const { page } = client
  await page.goto(matter)
  await page.locator('#send').waitFor()
  expect(await daysLater(3)).toEqual([])
  // The page is still the one of yesterday: the upload is refused in a sentence.
  client.page.once('dialog', (dialog) => void dialog.accept())
  await page.setInputFiles('#files-files', {
    name: 'Tard.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(9),
  })
  await page.getByText('Ce dossier est en lecture seule').first().waitFor()
  client.expectComplaint(/403/)
  await page.goto(matter)
  expect(await page.locator('#send').count()).toBe(0)
  expect(await text(page)).toContain('Vous pouvez consulter ce dossier jusqu’au 7 avril 2026')
  expect(await text(page)).toContain('Votre entente')
  await expectNoFaults(client)
  await firm.page.goto(`/firm/matters/${matterId}/documents`)
  expect(await text(firm.page)).toContain('Read-only.')
  expect(await firm.page.locator('#files-files').count()).toBe(0)
})

test('a week later the client reads whom to ask; the firm reads on', async () => {
  await daysLater(7)
  const { page } = client
  for (const path of [matter, `${matter}/documents/${document.id}`, '/portal']) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(410)
    client.expectComplaint(/410/)
    expect(await text(page)).toContain('Le portail de ce dossier est fermé')
    expect(await text(page)).toContain('Lee Lawyer')
    expect(await text(page)).not.toContain('Votre entente')
  }
  await page.reload()
  client.expectComplaint(/410/)
  await expectNoFaults(client)
  await firm.page.goto(`/firm/matters/${matterId}/documents/${document.id}`)
  expect(await text(firm.page)).toContain('Entente.pdf')
})

test('the lawyer opens the matter again with their passkey, and the client is in', async () => {
  letPasskeysAge(portal)
  const { page } = firm
  await page.goto(closing)
  expect(await text(page)).toContain('You will be asked for your passkey.')
  await page.getByRole('button', { name: 'Open the portal of this matter again' }).click()
  await page.locator('form[data-ceremony] button').click()
  await page.getByRole('button', { name: 'Plan the closing' }).waitFor()
  firm.expectComplaint(/403/)
  expect((await client.page.goto(matter))?.status()).toBe(200)
  expect(await text(client.page)).toContain('Votre entente')
  expect(eventsIn(portal, matterId, /^closing\.(?!rem)|matter\.(read|cl|reop)|binder/)).toEqual([
    'closing.planned',
    'binder.downloaded',
    'closing.acknowledged',
    'matter.read-only',
    'matter.closed',
    'matter.reopened',
  ])
})
