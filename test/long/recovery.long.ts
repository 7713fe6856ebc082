import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { createBackup } from '../../src/backup/create.ts'
import { insertDocument } from '../../src/documents/queries.ts'
import { insertVersion } from '../../src/documents/versions/queries.ts'
import { readRecoveryPage } from '../../src/offline-pages.ts'
import { recoverDocuments } from '../../src/recovery/recover.ts'
import { findChromium } from '../support/chromium.mjs'
import { startPortal, type TestPortal } from '../support/portal.ts'

const SIZE = 500_000_000
const PIECE = 1_000_000
/** Of the page's process above what it had before, in octets: the document is never in it as a whole. */
const MEMORY = 200_000_000
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']

let portal: TestPortal
let browser: Browser
let sha256 = ''
const folder = mkdtempSync(join(tmpdir(), 'vestibule-large-'))
const at = {
  backup: join(folder, 'backup'),
  copy: join(folder, 'keyring'),
  key: join(folder, 'recovery.asc'),
}

beforeAll(async () => {
  portal = await startPortal()
  sha256 = await addLargeDocument(portal)
  const order = { threads: 1, patience: 60_000, mayBegin: true, progress: () => {} }
  await createBackup(portal.deps, { ...order, path: at.backup })
  writeFileSync(at.copy, readFileSync(join(portal.dataDir, 'keyring')))
  writeFileSync(at.key, portal.recovery.privateKey)
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: FLAGS })
}, 300_000)
afterAll(async () => {
  await browser.close()
  portal.stop()
  rmSync(folder, { recursive: true })
})

/** Straight into the vault, piece by piece. Returns its SHA-256. */
async function addLargeDocument({ deps, clock, person, matter }: TestPortal): Promise<string> {
  const odile = person({ name: 'Odile Tremblay', firmRole: 'owner' })
  const matterId = await matter({ number: '2026-001', title: 'Large', responsible: odile })
  const [id, documentId] = [crypto.randomUUID(), crypto.randomUUID()]
  const version = { matterId, versionId: id, byteSize: SIZE }
  const { sessionKey } = await deps.vault.documents.begin(version)
  const incoming = await deps.vault.documents.resume({ ...version, sessionKey })
  const hash = new Bun.CryptoHasher('sha256')
  const piece = crypto.getRandomValues(new Uint8Array(65_536))
  for (let written = 0; written < SIZE; written += PIECE) {
    const octets = Buffer.alloc(PIECE, piece)
    octets.writeUInt32BE(written / PIECE)
    hash.update(octets)
    await incoming.write(octets)
  }
  const finished = await incoming.finish()
  const now = clock.now().toISOString()
  const createdBy = odile.id
  insertDocument(deps.db, { id: documentId, matterId, folderId: null, origin: 'firm', createdBy, at: now })
  insertVersion(deps.db, {
    ...{
      id,
      documentId,
      matterId,
      number: 1,
      mediaType: 'video/mp4',
      byteSize: SIZE,
      uploadedBy: createdBy,
      at: now,
    },
    ...finished,
    fileName: deps.vault.matter(matterId).seal('document_versions.file_name', id, 'Hearing.mp4'),
  })
  return hash.digest('hex')
}

async function hashOf(path: string): Promise<string> {
  const hash = new Bun.CryptoHasher('sha256')
  for await (const octets of createReadStream(path)) hash.update(octets)
  return hash.digest('hex')
}

async function openPage(url: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, offline: url.startsWith('file:') })
  const page = await context.newPage()
  await page.goto(url)
  await page.setInputFiles('#backup', at.backup)
  await page.setInputFiles('#copy', at.copy)
  await page.setInputFiles('#key', at.key)
  await page.fill('#passphrase', portal.recovery.passphrase)
  await page.click('#open')
  await page.locator('.matter summary').click()
  await page.locator('.documents li').waitFor()
  return page
}

/** Of all pages' processes together, in octets. */
async function memoryOf(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = processInfo.map(({ type, id }) => {
    if (type !== 'renderer') return 0
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    return Number(status.match(/RssAnon:\s+(\d+)/)?.[1] ?? 0) * 1024
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** What `work` gives, how long it took, and how much more memory the page had at its highest. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const session = await browser.newBrowserCDPSession()
  const before = await memoryOf(session)
  let highest = before
  const timer = setInterval(() => {
    void memoryOf(session).then((size) => {
      highest = Math.max(highest, size)
    })
  }, 100)
  const began = performance.now()
  const result = await work()
  clearInterval(timer)
  const seconds = (performance.now() - began) / 1000
  const grown = highest - before
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${(SIZE / 1e6 / seconds).toFixed(0)} MB/s, +${(grown / 1e6).toFixed(0)} MB`,
  )
  expect(grown).toBeLessThan(MEMORY)
  return result
}

test('the page saves a document of 500 MB from the file system without holding it', async () => {
  const page = await openPage(pathToFileURL(join(at.backup, 'recovery.html')).href)
  // The picker of a real file is a window of the system; without it the browser keeps the pieces.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const path = await measured('as a download', async () => {
    const saved = page.waitForEvent('download', { timeout: 600_000 })
    await page.locator('.documents li').getByRole('button').click()
    return (await saved).path()
  })
  expect(statSync(path).size).toBe(SIZE)
  expect(await hashOf(path)).toBe(sha256)
  await page.context().close()
})

test('the page writes a document of 500 MB into a chosen file, chunk by chunk', async () => {
  const html = Uint8Array.from(readRecoveryPage() ?? [])
  const fetch = () => new Response(html, { headers: { 'content-type': 'text/html' } })
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch })
  const page = await openPage(`http://127.0.0.1:${server.port}/`)
  await page.evaluate(() => {
    Reflect.set(window, 'showSaveFilePicker', async () =>
      (await navigator.storage.getDirectory()).getFileHandle('Hearing.mp4', { create: true }),
    )
  })
  await measured('into a file', async () => {
    await page.locator('.documents li').getByRole('button').click()
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 600_000 })
  })
  const size = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('Hearing.mp4')
    return (await handle.getFile()).size
  })
  expect(size).toBe(SIZE)
  await page.context().close()
  await server.stop(true)
})

test('recovery open writes a document of 500 MB', async () => {
  const began = performance.now()
  const { matters } = await recoverDocuments({
    backup: at.backup,
    keyringFile: at.copy,
    recovery: { armoredKey: portal.recovery.privateKey, passphrase: portal.recovery.passphrase },
    out: join(folder, 'out'),
    progress: () => {},
  })
  const seconds = (performance.now() - began) / 1000
  console.log(`by the command: ${seconds.toFixed(1)} s, ${(SIZE / 1e6 / seconds).toFixed(0)} MB/s`)
  expect(matters[0]?.documents[0]?.fate).toBe('written')
  expect(await hashOf(join(folder, 'out', matters[0]?.documents[0]?.path ?? ''))).toBe(sha256)
})
