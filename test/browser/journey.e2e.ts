import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { findAccessibilityProblems, findOverflow } from '../support/accessibility.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Installation, installPortal, type RunningPortal, startPortal } from '../support/executable.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../support/smtp.ts'
import { enrol, giveCode, scan, signIn, signOut } from './support/door.ts'
import { addClient, invite, openFolder, openMatter, share, uploadFolder } from './support/firm.ts'
import { LETTER, PURCHASE_PDF, purchasePapers, writePapers } from './support/papers.ts'

// The whole job, on the built program, by three people at their own machines. Each test goes on where the one before stopped.

const FIRM = 'Tremblay Okafor'
const OWNER = 'odile@firm.example'
/** Brother and sister read the same mail. */
const MAILBOX = 'famille@gagnon.example'
const EMILIE = { name: 'Émilie Gagnon', email: MAILBOX, phone: '+1 514 555 0142', language: 'fr' } as const
const PAUL = { name: 'Paul Gagnon', email: MAILBOX, phone: '+1 514 555 0143', language: 'fr' } as const
const OFFER = {
  fileName: 'P-2231 offre.pdf',
  title: 'L’offre d’achat à lire',
  note: 'Lisez surtout la page 2.',
}
const BANK = { fileName: 'RBC-lettre.txt', title: 'La lettre de la banque', note: 'Pour vos dossiers.' }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr-CA' }

const papers = writePapers({ ...purchasePapers(), 'reçu taxes.jpg': new Uint8Array(60_000).fill(7) })
let smtp: MailServer
let installation: Installation
let portal: RunningPortal
let browser: TestBrowser
let owner: BrowserPerson
let emilie: BrowserPerson
let paul: BrowserPerson
const codes = { emilie: '', paul: '' }
/** Addresses that the first client's browser asked for, by method. */
const used = new Set<string>()
let matterPath = ''
let clientPath = ''

beforeAll(async () => {
  smtp = await startMailServer()
  installation = await installPortal(
    { firmName: FIRM, ownerName: 'Odile Tremblay', ownerEmail: OWNER },
    {
      VESTIBULE_SMTP_HOST: '127.0.0.1',
      VESTIBULE_SMTP_PORT: String(smtp.port),
      VESTIBULE_SMTP_FROM: 'portail@firm.example',
      VESTIBULE_SMTP_REQUIRE_TLS: 'false',
      VESTIBULE_MAIL_BATCH_SECONDS: '1',
    },
  )
  portal = await startPortal(installation)
  browser = await launchBrowser()
  owner = await browser.newPerson({ viewport: { width: 1280, height: 900 } })
  emilie = await browser.newPerson(PHONE)
  paul = await browser.newPerson(PHONE)
  for (const { page } of [owner, emilie, paul]) page.setDefaultTimeout(30_000)
  emilie.page.on('request', (request) => {
    if (request.url().includes('/portal/matters/')) used.add(`${request.method()} ${request.url()}`)
  })
})
afterAll(async () => {
  await browser.close() // throws when any page complained of anything
  await portal.stop()
  installation.remove()
  await smtp.stop()
  papers.remove()
})

/** Nothing for axe, and on a phone nothing sticks out. */
async function check(page: Page): Promise<void> {
  expect(await findAccessibilityProblems(page)).toEqual([])
  expect(await findOverflow(page)).toEqual([])
}

const isNotice = ({ parsed }: ReceivedMail) => !parsed.text?.includes('/enrol')
const noticesTo = (address: string) =>
  smtp.mails.filter((mail) => mail.to.includes(address) && isNotice(mail))
const linkIn = ({ parsed }: ReceivedMail) => parsed.text?.match(/http\S+\/enrol\S+/)?.[0] ?? ''

test('the owner enrols from the link and the code that init printed, a scanner and a wrong code notwithstanding', async () => {
  const { link, code } = installation.owner
  expect(new Set(await scan(link, 10))).toEqual(new Set([200]))
  await owner.page.goto(link)
  await giveCode(owner, 'CCCC-CCCC')
  await owner.page.getByText('Link and code do not fit').waitFor()
  owner.expectComplaint(/403/)
  await enrol(owner, { link, code })
  expect(new URL(owner.page.url()).pathname).toBe('/firm')
  await check(owner.page)
})

test('the owner adds two clients who share a mailbox, opens a matter for each, and sees each code once', async () => {
  const { page } = owner
  const { origin } = portal
  for (const [who, client] of [
    ['emilie', EMILIE],
    ['paul', PAUL],
  ] as const) {
    await addClient(page, origin, client)
    const personPage = page.url()
    codes[who] = await invite(page)
    await page.goto(personPage)
    expect(await page.content()).not.toContain(codes[who])
  }
  await page.getByText('This mailbox is shared').waitFor()
  await openMatter(page, origin, {
    internalTitle: 'Gagnon (P.) testament',
    titleFr: 'Votre testament',
    client: PAUL.name,
  })
  const matter = {
    internalTitle: 'Gagnon (É.) achat Laval',
    titleFr: 'L’achat de votre maison',
    client: EMILIE.name,
  }
  matterPath = await openMatter(page, origin, matter)
  await check(page)
})

test('both enrol from the mail and the code, each as themselves, and find their own matter in French', async () => {
  const mail = await smtp.mailTo(MAILBOX, ({ parsed }) => parsed.text?.includes(EMILIE.name) ?? false)
  const mailToPaul = await smtp.mailTo(MAILBOX, ({ parsed }) => parsed.text?.includes(PAUL.name) ?? false)
  for (const { raw } of [mail, mailToPaul])
    for (const secret of [codes.emilie, codes.paul, 'Laval', 'testament']) expect(raw).not.toContain(secret)
  await scan(linkIn(mail), 10)
  await emilie.page.goto(linkIn(mail))
  await check(emilie.page)
  await giveCode(emilie, codes.paul) // another person's code is a wrong code
  await emilie.page.getByText('Le lien et le code ne vont pas ensemble').waitFor()
  emilie.expectComplaint(/403/)
  await enrol(emilie, { link: linkIn(mail), code: codes.emilie })
  await emilie.page.getByRole('heading', { level: 1, name: 'L’achat de votre maison' }).waitFor()
  clientPath = new URL(emilie.page.url()).pathname
  await enrol(paul, { link: linkIn(mailToPaul), code: codes.paul })
  await paul.page.getByRole('heading', { level: 1, name: 'Votre testament' }).waitFor()
  await check(emilie.page)
})

test('staff upload 30 files in 3 folders, all internal', async () => {
  const { page } = owner
  await page.goto(`${portal.origin}${matterPath}/documents`)
  await uploadFolder(page, papers.path('Achat'), 30)
  await openFolder(page, 'Achat')
  const folders = await page.locator('#documents tbody tr').allTextContents()
  expect(folders.map((row) => row.replaceAll('\u00a0', ' '))).toEqual(
    ['Banque', 'Notaire', 'Vendeur'].map((name) => `${name}Folder · 10 documents`),
  )
  await openFolder(page, 'Banque')
  expect(await page.locator('#documents').getByText('Only the firm').count()).toBe(10)
  await check(page)
  await emilie.page.reload()
  expect(await emilie.page.locator('#documents li').count()).toBe(0)
})

test('staff share two of them in plain French words', async () => {
  await share(owner.page, EMILIE.name, [OFFER, BANK])
  expect(await owner.page.locator('#documents').getByText('Only the firm').count()).toBe(8)
})

test('the client gets exactly one mail, in French, that says nothing of what it is about', async () => {
  const { raw, parsed, from } = await smtp.mailTo(MAILBOX, isNotice)
  expect(parsed.subject).toBe('Du nouveau vous attend')
  expect(parsed.text).toContain('Pour le consulter, ouvrez le portail')
  expect(String(parsed.html)).toContain('lang="fr-CA"')
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  expect(parsed.messageId).toMatch(/^<[0-9a-f-]{36}\.[0-9a-f]{32}@localhost>$/)
  expect(from).toBe('portail@firm.example')
  const said = [raw, parsed.subject, parsed.text, parsed.html, parsed.from?.text].join('\n')
  const number = (await emilie.page.locator('.page-head').textContent())?.match(/\d{4}-\d{4}/)?.[0] ?? ''
  expect(number).not.toBe('')
  const secrets = [OFFER, BANK].flatMap((shared) => Object.values(shared))
  const names = [
    'Odile',
    'Émilie',
    'Paul',
    'Achat',
    'Banque',
    'Laval',
    'maison',
    number,
    matterPath.slice(-36),
  ]
  expect([...secrets, ...names].filter((word) => said.includes(word))).toEqual([])
  expect(noticesTo(MAILBOX)).toHaveLength(1)
})

test('the client signs in again, sees exactly the two, reads, downloads and confirms', async () => {
  const { page } = emilie
  await signOut(emilie)
  await signIn(emilie)
  await page.getByRole('heading', { level: 1, name: 'L’achat de votre maison' }).waitFor()
  expect(await page.locator('#documents li .row-title').allTextContents()).toHaveLength(2)
  for (const { title, note } of [OFFER, BANK]) {
    await page.locator('#new').getByText(title, { exact: true }).first().waitFor()
    await page.locator('#documents').getByText(note).waitFor()
  }
  await check(page)
  await page.locator('#new').getByRole('link', { name: OFFER.title, exact: true }).click()
  await page.locator('[data-pdf] canvas').first().waitFor()
  await page.locator('[data-pdf-count]', { hasText: 'de 3' }).waitFor()
  await check(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe(OFFER.fileName)
  expect(new Uint8Array(readFileSync(await download.path()))).toEqual(PURCHASE_PDF)
  await page.getByRole('button', { name: 'J’ai lu ce document' }).click()
  await page.locator('.confirmed').waitFor()
  await page.locator('.back a').click()
  await page.locator('#documents').getByRole('link', { name: BANK.title }).click()
  expect(await page.locator('.text-preview').textContent()).toContain(LETTER.trim())
})

test('staff see on the receipt what she did, with which passkey, and the file’s SHA-256', async () => {
  const { page } = owner
  await page.goto(`${portal.origin}${matterPath}/documents`)
  await openFolder(page, 'Achat', 'Banque')
  await page.locator('#documents').getByRole('link', { name: OFFER.fileName }).click()
  await page.getByRole('link', { name: 'Receipt' }).click()
  await page.getByText(Bun.SHA256.hash(PURCHASE_PDF, 'hex')).first().waitFor()
  for (const step of ['Made available', 'Mail accepted', 'Opened', 'Downloaded', '“I have read this”']) {
    const row = page.locator('tr', { hasText: new RegExp(`^${step}`) }).first()
    expect([step, await row.getByText('Not so far').count()]).toEqual([step, 0])
    await row.getByText('UTC').waitFor()
  }
  const confirmed = page.locator('tr', { hasText: '“I have read this”' }).first()
  expect(await confirmed.textContent()).toContain(EMILIE.name)
  expect(await confirmed.textContent()).toContain('Passkey: ')
  await check(page)
})

test('the client sends a photo from the phone, and the firm is told at once where it chose so', async () => {
  await owner.page.goto(`${portal.origin}/account/telling`)
  await owner.page.getByRole('radio', { name: 'At once' }).check()
  await owner.page.getByRole('button', { name: 'Save' }).click()
  await owner.page.getByText('At once, by e-mail.').waitFor()
  const { page } = emilie
  await page.goto(`${portal.origin}${clientPath}`)
  await page.locator('#files-camera').setInputFiles(papers.path('reçu taxes.jpg'))
  await page.locator('#documents').getByRole('link', { name: 'reçu taxes.jpg', exact: true }).waitFor()
  await check(page)
  const { parsed, raw } = await smtp.mailTo(OWNER, isNotice)
  expect(parsed.subject).toBe('Something new is waiting for you')
  for (const word of ['taxes', 'Gagnon', 'Laval'])
    expect(`${raw}${parsed.text}${parsed.html}`).not.toContain(word)
  await owner.page.goto(`${portal.origin}/firm`)
  await owner.page.getByText('reçu taxes.jpg').first().waitFor()
  expect(noticesTo(MAILBOX)).toHaveLength(1)
})

test('whoever shares her mailbox sees nothing of it: every address she used does not exist for him', async () => {
  await paul.page.reload()
  const seen = await paul.page.content()
  for (const word of [OFFER.title, BANK.title, 'reçu taxes', 'maison', EMILIE.name])
    expect(seen).not.toContain(word)
  expect([...used].some((one) => one.endsWith('/download'))).toBe(true)
  expect([...used].some((one) => one.startsWith('PATCH '))).toBe(true)
  for (const one of used) {
    const [method = '', url = ''] = one.split(' ')
    const response = await paul.page.request.fetch(url, { method, maxRedirects: 0 })
    expect([one, response.status()]).toEqual([one, 404])
  }
})
