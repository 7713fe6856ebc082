/** Every component and layout, photographed and checked by axe: `bun test/specimen/main.ts [folder]`. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { prepareAssets } from '../../deploy/assets.ts'
import { loadAssets } from '../../src/http/assets.ts'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import { brandCss, DEFAULT_ACCENTS } from '../../views/layout/brand-css.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { readerFor } from '../../views/text/reader.ts'
import { ClientSpecimen } from './client.tsx'
import { DoorSpecimen } from './door.tsx'
import { FormSpecimen } from './form.tsx'
import { NOW } from './shared.ts'
import { StaffSpecimen } from './staff.tsx'

const PAGES: Record<string, (props: { frame: Frame }) => Html> = {
  client: ClientSpecimen,
  staff: StaffSpecimen,
  form: FormSpecimen,
  door: DoorSpecimen,
}
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

const folder = process.argv[2] ?? '/tmp/specimen'
mkdirSync(folder, { recursive: true })
await prepareAssets()
const server = serveSpecimen()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})
let found = 0
for (const page of Object.keys(PAGES))
  for (const language of ['en', 'fr'])
    for (const theme of ['light', 'dark'] as const)
      for (const width of [390, 1280]) found += await shoot(browser, { page, language, theme, width })
await browser.close()
await server.stop(true)
console.log(`${found} findings; pictures in ${folder}`)
process.exitCode = found === 0 ? 0 : 1

function serveSpecimen() {
  const { asset, serveAsset } = loadAssets()
  const accents = { ...DEFAULT_ACCENTS, ...(process.env.ACCENT && { accent: process.env.ACCENT }) }
  return Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request) {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/brand.css')
        return new Response(brandCss(accents), { headers: { 'content-type': 'text/css' } })
      const page = PAGES[pathname.slice(1)]
      if (!page) return serveAsset(pathname)
      const reader = readerFor(searchParams.get('l') === 'fr' ? 'fr' : 'en', 'America/Montreal')
      const firm = { name: 'Tremblay Okafor, avocats' }
      const frame: Frame = {
        reader,
        firm,
        asset,
        path: pathname,
        now: NOW,
        person: { name: 'Marie-Ève Gagnon' },
      }
      const response = page({ frame }).toResponse()
      response.headers.set('content-security-policy', CSP)
      return response
    },
  })
}

type Shot = { page: string; language: string; theme: 'light' | 'dark'; width: number }

async function shoot(chrome: Browser, { page, language, theme, width }: Shot): Promise<number> {
  const tab = await chrome.newPage({
    viewport: { width, height: 900 },
    colorScheme: theme,
    hasTouch: width < 600,
  })
  const name = `${page}-${language}-${theme}-${width}`
  const said: string[] = []
  tab.on('console', (message) => said.push(message.text()))
  tab.on('pageerror', (error) => said.push(String(error)))
  await tab.goto(new URL(`/${page}?l=${language}`, server.url).href, { waitUntil: 'networkidle' })
  await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  const axe = readFileSync(join(import.meta.dir, '../../node_modules/axe-core/axe.min.js'), 'utf8')
  await tab.evaluate(axe)
  const problems = (await tab.evaluate(
    `axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0,3).map(n => n.target + ' ' + n.failureSummary).join(' | ')))`,
  )) as string[]
  const overflow = (await tab.evaluate('document.documentElement.scrollWidth > innerWidth')) as boolean
  const all = [...problems, ...said, ...(overflow ? ['the page is wider than the screen'] : [])]
  for (const problem of all) console.log(`${name}: ${problem}`)
  await tab.close()
  return all.length
}
