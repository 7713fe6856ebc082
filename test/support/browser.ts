import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core'
import { findChromium } from './chromium.mjs'

/** One person at their own machine: their own cookies, and an authenticator that holds their passkeys. */
export type BrowserPerson = {
  readonly page: Page
  /** Makes the authenticator find its owner (a fingerprint that fits), or fail to. */
  setVerified(isVerified: boolean): Promise<void>
  /** Passkeys on this authenticator. */
  countPasskeys(): Promise<number>
  /** What the browser complained about on this person's pages. `close` throws when there is anything. */
  readonly complaints: string[]
  /** For a test that provokes a complaint: takes those that match off the list, and throws when none does. */
  expectComplaint(pattern: RegExp): void
  close(): Promise<void>
}

export type TestBrowser = {
  newPerson(options?: BrowserContextOptions): Promise<BrowserPerson>
  /** Throws when any person's page complained and the complaint was not expected. */
  close(): Promise<void>
}

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run'],
]

export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium was found; `npm test` installs one')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const people: BrowserPerson[] = []
  return {
    newPerson: async (options = {}) => {
      const person = await openPerson(browser, options)
      people.push(person)
      return person
    },
    close: async () => {
      const complaints = people.flatMap((person) => person.complaints)
      await browser.close()
      if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join('\n')}`)
    },
  }
}

async function openPerson(browser: Browser, options: BrowserContextOptions): Promise<BrowserPerson> {
  const context = await browser.newContext({ acceptDownloads: true, locale: 'en-CA', ...options })
  const page = await context.newPage()
  const complaints = await collectComplaints(page)
  const { session, authenticatorId } = await addAuthenticator(page)
  return {
    page,
    complaints,
    setVerified: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    countPasskeys: async () =>
      (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    expectComplaint: (pattern) => {
      const expected = complaints.filter((complaint) => pattern.test(complaint))
      if (expected.length === 0) throw new Error(`no complaint matches ${pattern}: ${complaints.join('\n')}`)
      for (const complaint of expected) complaints.splice(complaints.indexOf(complaint), 1)
    },
    close: async () => {
      await context.close()
      if (complaints.length > 0)
        throw new Error(`the browser complained:\n${complaints.splice(0).join('\n')}`)
    },
  }
}

/** A platform authenticator that holds discoverable passkeys and recognises its owner. */
async function addAuthenticator(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}

/** Errors and warnings on the console, uncaught exceptions, and what the Content-Security-Policy blocked. */
async function collectComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint) complaints.push(`${message.type()} on ${page.url()}: ${message.text()}`)
  })
  await page.exposeFunction('__reportViolation', (text: string) => complaints.push(`blocked by CSP: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const report = Reflect.get(window, '__reportViolation')
      if (typeof report === 'function') report(`${violatedDirective} ${blockedURI}`)
    })
  })
  return complaints
}
