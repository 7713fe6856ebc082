import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { readRecoveryPage } from '../../src/offline-pages.ts'
import { loadOpenpgp, PROFILE } from '../../src/vault/openpgp-profile.ts'
import { HOSTILE_NAMES, type LostPortal, losePortal } from '../recovery/lost-portal.ts'
import { sha256 } from '../recovery/support.ts'
import { findAccessibilityProblems, findOverflow, findSmallTargets } from '../support/accessibility.ts'
import { type BrowserPerson, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { someBytes } from '../support/tus.ts'
import { readZip } from '../support/zip.ts'

const CORPORA = join(import.meta.dir, '../corpus')

let lost: LostPortal
let browser: TestBrowser
let address = ''
beforeAll(async () => {
  lost = await losePortal()
  address = pathToFileURL(join(lost.backup, 'recovery.html')).href
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  lost.portal.stop()
})

type Visit = { language?: string; width?: number; url?: string; bypassCSP?: boolean }

/** Somebody opens recovery.html from the backup disk, without a network; `requests` is what the page asks for. */
async function visit({ language = 'en-CA', width = 1000, url = address, bypassCSP = false }: Visit = {}) {
  const isFile = url.startsWith('file:')
  const viewport = { width, height: 900 }
  const person = await browser.newPerson({ offline: isFile, locale: language, viewport, bypassCSP })
  const requests: string[] = []
  person.page.on('request', (request) => requests.push(request.url()))
  await person.page.goto(url)
  requests.splice(0)
  return { ...person, requests }
}

type Given = { backup?: string; copy?: string; key?: string; passphrase?: string }

async function open(page: Page, given: Given = {}) {
  const { backup = lost.backup, copy = lost.copy, key = lost.key, passphrase = lost.passphrase } = given
  if (backup) await page.setInputFiles('#backup', backup)
  await page.setInputFiles('#copy', copy)
  await page.setInputFiles('#key', key)
  await page.fill('#passphrase', passphrase)
  await page.click('#open')
}

const matter = (page: Page, number: string) => page.locator('.matter', { hasText: number })
const row = (page: Page, name: string) => page.locator('.documents li', { hasText: name })

async function openMatter(page: Page, number: string) {
  await matter(page, number).locator('summary').click()
  await matter(page, number).locator('li').first().waitFor()
}

async function savedBytes(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

async function leave(person: BrowserPerson & { requests: string[] }) {
  // A saved document is a blob: of the page itself; nothing else is ever asked for.
  expect(person.requests.filter((url) => !url.startsWith('blob:'))).toEqual([])
  await person.close()
}

test('a document is found and saved from a backup, offline, byte for byte', async () => {
  const person = await visit()
  const { page } = person
  await open(page)
  await page.getByRole('heading', { name: 'Tremblay Okafor' }).waitFor()
  await page.getByText('The firm’s signature on this backup is right.').waitFor()
  expect(await matter(page, '2026-002').textContent()).toContain('Destroyed on 1 November 2026')
  expect(await page.content()).not.toContain('Roy estate')
  await page.fill('#search', 'emond')
  await row(page, 'Émond.bin').waitFor()
  expect(await page.locator('.documents li').count()).toBe(1)
  const { name, bytes } = await savedBytes(page, () => row(page, 'Émond.bin').getByRole('button').click())
  expect(name).toBe('Émond.bin')
  expect(sha256(bytes)).toBe(sha256(someBytes(3_000_000, 7)))
  await row(page, 'Émond.bin').getByText('Saved').waitFor()
  await leave(person)
})

test('T50 a damaged and a missing document are named, and nothing of them is saved', async () => {
  const person = await visit()
  const { page } = person
  page.on('download', () => {
    throw new Error('something was saved')
  })
  await open(page)
  await openMatter(page, '2026-001')
  await row(page, 'Damaged.pdf').getByRole('button').click()
  await row(page, 'Damaged.pdf').getByText('damaged in the backup; nothing of it was saved').waitFor()
  await row(page, 'Missing.pdf').getByRole('button').click()
  await row(page, 'Missing.pdf').getByText('missing from the backup').waitFor()
  await leave(person)
})

test('T35 everything is saved as one zip where the browser cannot write into a folder', async () => {
  const person = await visit()
  const { page } = person
  await page.evaluate(() => Reflect.deleteProperty(window, 'showDirectoryPicker'))
  await open(page)
  const { name, bytes } = await savedBytes(page, () =>
    page.getByRole('button', { name: 'Save everything…' }).click(),
  )
  expect(name).toBe('vestibule.zip')
  const files = readZip(bytes)
  expect(files).toHaveLength(3 + HOSTILE_NAMES.length)
  const known = files.find((file) => file.name === '2026-001 Gagnon separation/Letters/Lease.pdf')
  expect(known?.content.toString()).toBe('the signed lease')
  for (const file of files) expect(file.name).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)|[\p{Cc}\p{Cf}]/u)
  const hostile = files.filter((file) => file.name.startsWith('HOSTILE'))
  expect(hostile.map(({ content }) => content.toString()).sort()).toEqual(
    HOSTILE_NAMES.map((_, index) => `hostile ${index}`).sort(),
  )
  await page.getByText('2 documents could not be saved:').waitFor()
  expect(await page.getByRole('alert').last().textContent()).toContain(
    '2026-001 Gagnon separation/Damaged.pdf: damaged in the backup',
  )
  await leave(person)
})

test('everything is saved into a folder where the browser can, and a second time goes on', async () => {
  const html = readRecoveryPage()
  if (!html) throw new Error('recovery.html was not built')
  // Only a page with an address has a folder of its own to write into; the picker of a real one is a window of the system.
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () => new Response(Uint8Array.from(html), { headers: { 'content-type': 'text/html' } }),
  })
  const person = await visit({ url: `http://127.0.0.1:${server.port}/` })
  const { page } = person
  await page.evaluate(() => {
    Reflect.set(window, 'showDirectoryPicker', () => navigator.storage.getDirectory())
  })
  await open(page)
  const save = page.getByRole('button', { name: 'Save everything…' })
  await save.click()
  await page.getByText(`${3 + HOSTILE_NAMES.length} documents were saved`).waitFor()
  await page.getByText('2 documents could not be saved:').waitFor()
  const files = await page.evaluate(listFolder)
  expect(files).toContain('2026-001 Gagnon separation/Letters/Lease.pdf 16')
  expect(files).toContain('2026-001 Gagnon separation/Émond.bin 3000000')
  expect(files).toHaveLength(3 + HOSTILE_NAMES.length)
  expect(files.join()).not.toContain('Damaged')
  await save.click()
  await page.getByText(`${3 + HOSTILE_NAMES.length} documents were there already`).waitFor()
  expect(await page.evaluate(listFolder)).toEqual(files)
  await person.close()
  await server.stop(true)
})

/** In the page: every file of its own folder with its size. */
async function listFolder(): Promise<string[]> {
  const files: string[] = []
  const visitFolder = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const [name, entry] of folder.entries()) {
      if (entry instanceof FileSystemDirectoryHandle) await visitFolder(entry, `${path}${name}/`)
      else files.push(`${path}${name} ${(await (entry as FileSystemFileHandle).getFile()).size}`)
    }
  }
  await visitFolder(await navigator.storage.getDirectory(), '')
  return files.sort()
}

test('what is wrong is said in words that help, and can be put right', async () => {
  const person = await visit()
  const { page } = person
  const said = (text: string | RegExp) => page.locator('#problem').getByText(text).first().waitFor()
  await page.click('#open')
  await said('Choose the keyring copy first (step 2).')
  await open(page, { passphrase: 'wrong' })
  await said(/The passphrase does not open this recovery key/)
  await open(page, { key: lost.copy })
  await said(/That file is no recovery key/)
  await open(page, { copy: lost.key })
  await said(/That file is no keyring copy/)
  const other = await otherRecoveryKey()
  await open(page, other)
  await said(/not the one of this keyring copy/)
  const empty = join(lost.folder, 'empty')
  mkdirSync(empty)
  writeFileSync(join(empty, 'photo.jpg'), 'x')
  await page.setInputFiles('#backup', empty)
  await page.getByText('That folder is no backup').waitFor()
  const broken = join(lost.folder, 'broken')
  mkdirSync(join(broken, 'snapshots/20260302T150000Z'), { recursive: true })
  copyFileSync(lost.key, join(broken, 'snapshots/20260302T150000Z/index.json.pgp'))
  await open(page, { backup: broken })
  await said(/The list of this backup does not open/)
  await open(page)
  await page.getByRole('heading', { name: 'Tremblay Okafor' }).waitFor()
  await leave(person)
})

/** Of another portal; its passphrase goes through Argon2, as other programs do it. */
async function otherRecoveryKey(): Promise<Given> {
  const { encryptKey, enums, generateKey } = await loadOpenpgp()
  const made = await generateKey({ userIDs: [{}], type: 'curve25519', format: 'object', config: PROFILE })
  const locked = await encryptKey({
    privateKey: made.privateKey,
    passphrase: 'other',
    config: { ...PROFILE, s2kType: enums.s2k.argon2 },
  })
  const key = join(lost.folder, 'other.asc')
  writeFileSync(key, locked.armor())
  return { key, passphrase: 'other' }
}

test('without a backup it says which matters the keyring copy opens', async () => {
  const person = await visit()
  const { page } = person
  await open(page, { backup: '' })
  await page.getByText('The recovery key opens 2 of 2 matters.').waitFor()
  expect(await page.locator('#opened li', { hasText: lost.matterIds.doomed }).textContent()).toContain(
    'Destroyed',
  )
  await leave(person)
})

for (const release of readdirSync(CORPORA, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  test(`T49 what release ${release.name} wrote opens in the page of this one`, async () => {
    const corpus = join(CORPORA, release.name)
    const person = await visit()
    const { page } = person
    const passphrase = readFileSync(join(corpus, 'passphrase.txt'), 'utf8').trim()
    const given = { copy: join(corpus, 'keyring'), key: join(corpus, 'recovery.asc') }
    await open(page, { backup: join(corpus, 'backup'), ...given, passphrase })
    await openMatter(page, '2026-001')
    const { bytes } = await savedBytes(page, () => row(page, 'Émond').getByRole('button').click())
    expect(sha256(bytes)).toBe(sha256('# Notes\n'.repeat(500)))
    await leave(person)
  })
}

test('in French, on a phone, for everybody: no problem that axe finds, nothing too wide or too small', async () => {
  const person = await visit({ language: 'fr-CA', width: 390, bypassCSP: true })
  const { page } = person
  await page.getByRole('heading', { name: 'Récupérer des documents' }).waitFor()
  expect(await findAccessibilityProblems(page)).toEqual([])
  await open(page)
  await openMatter(page, '2026-001')
  await openMatter(page, 'HOSTILE')
  await page.getByText('Détruit le 1er novembre 2026').waitFor()
  expect(await page.getByText('Save', { exact: true }).first().isVisible()).toBe(false)
  expect(await findAccessibilityProblems(page)).toEqual([])
  expect(await findOverflow(page)).toEqual([])
  expect(await findSmallTargets(page)).toEqual([])
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Recover documents' }).waitFor()
  await leave(person)
})
