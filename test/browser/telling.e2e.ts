import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../../src/background/background.ts'
import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { addDocument } from '../support/documents.ts'
import { listenOn } from '../support/listening.ts'
import type { TestPerson } from '../support/people.ts'
import { startPortal } from '../support/portal.ts'
import { share } from '../support/shares.ts'
import { openSignedIn } from '../support/signed-in.ts'
import { mailFlags, startMailServer } from '../support/smtp.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
const server = listenOn(portal)
const owners = {
  en: portal.person({ name: 'Olive Owner', firmRole: 'owner' }),
  fr: portal.person({ name: 'Odile Propriétaire', firmRole: 'owner', language: 'fr' }),
}
const client = portal.person({
  name: 'Ada Client',
  kind: 'client',
  language: 'fr',
  email: 'ada@client.example',
})
const matterId = await portal.matter({ responsible: owners.en, number: 'T-1' })
portal.join(matterId, client, 'client')
const longName = `${'Very long file name '.repeat(8)}.pdf`
const document = await addDocument(portal, matterId, owners.en, longName, 'a letter')
await share(matterId, [document], { by: owners.en, to: [client], fr: { title: 'Une lettre' } })
const sent = await addDocument(portal, matterId, client, 'Relevé.pdf', 'un relevé')
smtp.refuse(client.email, 550)
portal.clock.forward(61_000)
await tick(portal.deps)

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  portal.stop()
  await smtp.stop()
})

const firmPages = [
  '/firm/mail',
  '/firm/log',
  '/firm/log?matter=none&kind=people',
  `/firm/matters/${matterId}/log`,
  `/firm/matters/${matterId}/documents/${document.id}/receipt`,
]
const guestPages = [`/portal/matters/${matterId}/documents/${sent.id}/receipt`]

type Seen = { width: number; theme: 'light' | 'dark' }
const open = (person: TestPerson, { width, theme }: Seen): Promise<BrowserPerson> =>
  openSignedIn(browser, server.origin, person, { viewport: { width, height: 900 }, colorScheme: theme })

async function problemsOn({ page }: BrowserPerson, paths: readonly string[]) {
  const problems: string[] = []
  for (const path of paths) {
    const response = await page.goto(server.origin + path)
    if (response?.status() !== 200) problems.push(`${path} is ${response?.status()}`)
    const found = [findAccessibilityProblems, findOverflow, findSmallTargets].map((find) => find(page))
    problems.push(...(await Promise.all(found)).flat().map((problem) => `${path}: ${problem}`))
  }
  return problems
}

const looks = [
  { language: 'en', width: 1280, theme: 'light' },
  { language: 'en', width: 320, theme: 'dark' },
  { language: 'fr', width: 1280, theme: 'dark' },
  { language: 'fr', width: 390, theme: 'light' },
] as const
for (const { language, ...seen } of looks)
  test(`K4 mail, log and receipt in ${language}, ${seen.width} px, ${seen.theme}`, async () => {
    const person = await open(owners[language], seen)
    expect(await problemsOn(person, firmPages)).toEqual([])
    await person.close()
  })

test('K4 a client’s own receipt, on a phone and on a desk', async () => {
  for (const seen of [
    { width: 320, theme: 'dark' },
    { width: 1280, theme: 'light' },
  ] as const) {
    const person = await open(client, seen)
    expect(await problemsOn(person, guestPages)).toEqual([])
    await person.close()
  }
})

test('the owner narrows the log by its form, leaves it as CSV, and sends a refused mail again', async () => {
  const person = await open(owners.en, { width: 1280, theme: 'light' })
  const { page } = person
  await page.goto(`${server.origin}/firm/log`)
  await page.getByLabel('Kind').selectOption('documents')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/kind=documents/)
  expect(await page.locator('#log tbody tr').count()).toBeGreaterThan(2)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('log-2026-03-02.csv')
  await page.getByRole('link', { name: 'See the mail' }).click()
  smtp.refuse(client.email, null)
  await page.locator('#failed').getByRole('button', { name: 'Send again (mail to Ada Client)' }).click()
  await page.waitForSelector('#failed', { state: 'detached' })
  await tick(portal.deps)
  expect((await smtp.mailTo(client.email)).parsed.subject).toBe('Du nouveau vous attend')
  await person.close()
})
