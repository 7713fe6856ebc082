import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareAssets } from '../../deploy/assets.ts'
import { loadAssets } from '../../src/http/assets.ts'
import { readRecoveryPage } from '../../src/offline-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'offline-'))
let page = ''
beforeAll(async () => {
  await prepareAssets(join(folder, 'built'))
  page = readFileSync(join(folder, 'built/offline/recovery.html'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('recovery.html is one file that names no other and may connect to nothing', () => {
  expect(page).toStartWith('<!doctype html>')
  const [markup = ''] = page.replace(/<script>[\s\S]*<\/script>/, '').split('<style>')
  const body = page.slice(page.lastIndexOf('</style>')).replace(/<script>[\s\S]*<\/script>/, '')
  for (const part of [markup, body]) expect(part).not.toMatch(/\b(src|href|action|poster|data)=/i)
  expect(page.match(/<style>([\s\S]*?)<\/style>/)?.[1]).not.toMatch(/url\(|@import/)
  const policy = page.match(/http-equiv="content-security-policy" content="([^"]*)"/)?.[1] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'none'")
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/)
  // before anything that it is to hold for
  expect(page.indexOf('http-equiv')).toBeLessThan(page.indexOf('<style'))
})

test('the policy names the very style and script that stand in the page', () => {
  const hashOf = (text: string) => new Bun.CryptoHasher('sha256').update(text).digest('base64')
  const script = page.slice(page.lastIndexOf('<script>') + '<script>'.length, page.lastIndexOf('</script>'))
  const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? ''
  expect(page).toContain(`script-src 'sha256-${hashOf(script)}'`)
  expect(page).toContain(`style-src 'sha256-${hashOf(style)}'`)
})

test('the portal does not serve it: it is for backups', async () => {
  const assets = loadAssets(join(folder, 'built'))
  expect(() => assets.asset('offline/recovery.html')).toThrow('offline/recovery.html')
  expect(assets.serveAsset('/static/offline/recovery.html').status).toBe(404)
})

test('what is written beside backups and keyring copies is this page', () => {
  const written = Buffer.from(readRecoveryPage() ?? '').toString()
  expect(written).toStartWith('<!doctype html>')
  expect(written).toContain('id="passphrase"')
})
