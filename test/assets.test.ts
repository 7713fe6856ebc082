import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareAssets } from '../deploy/assets.ts'
import { type Assets, loadAssets } from '../src/http/assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'assets-'))
let assets: Assets

beforeAll(async () => {
  await prepareAssets(join(folder, 'built'))
  assets = loadAssets(join(folder, 'built'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a file is served under a name that changes with its content, and may be kept for ever', async () => {
  const url = assets.asset('css/app.css')
  expect(url).toMatch(/^\/static\/css\/app\.[0-9a-f]{12}\.css$/)
  const response = assets.serveAsset(url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toStartWith('text/css')
  expect(response.headers.get('cache-control')).toContain('immutable')
})
test('who takes gzip gets a file that was compressed beforehand, and the same file', async () => {
  const url = assets.asset('js/pdf.worker.js')
  const plain = assets.serveAsset(url)
  const compressed = assets.serveAsset(url, 'gzip, deflate, br')
  expect(compressed.headers.get('content-encoding')).toBe('gzip')
  expect(compressed.headers.get('content-type')).toBe(plain.headers.get('content-type') ?? '')
  const [whole, packed] = [await plain.bytes(), await compressed.bytes()]
  expect(packed.length).toBeLessThan(whole.length / 2)
  expect(Bun.gunzipSync(packed)).toEqual(whole)
  expect(assets.serveAsset(`${url}.gz`).status).toBe(404)
})
test('only exact names are served', () => {
  for (const path of [
    '/static/css/app.css',
    '/static/../package.json',
    '/static/%2e%2e/package.json',
    '/static/',
    '',
  ])
    expect(assets.serveAsset(path).status).toBe(404)
  expect(() => assets.asset('css/missing.css')).toThrow('css/missing.css')
})
test('every file the stylesheet names is one that is served', async () => {
  const css = await assets.serveAsset(assets.asset('css/app.css')).text()
  const named = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url ?? '')
  expect(named.length).toBeGreaterThan(3)
  for (const url of named) expect(assets.serveAsset(url).headers.get('content-type')).toBe('font/woff2')
})
test('scripts are bundled whole', async () => {
  const script = await assets.serveAsset(assets.asset('js/page.js')).text()
  expect(script).toContain('htmx:')
  expect(script).not.toMatch(/\bimport[\s{]/)
})
test('a folder that was never prepared says what to do', () =>
  expect(() => loadAssets(join(folder, 'none'))).toThrow('bun deploy/assets.ts'))
