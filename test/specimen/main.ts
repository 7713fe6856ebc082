/** Every component and layout, photographed: `bun test/specimen/main.ts [folder] [#accent]`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { prepareAssets } from '../../deploy/assets.ts'
import { launchBrowser } from '../support/browser.ts'
import { SPECIMENS, serveSpecimen } from './serve.ts'

const [folder = 'shots/specimen', accent] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
await prepareAssets()
const server = serveSpecimen(accent)
const browser = await launchBrowser()
for (const width of [390, 1280])
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await browser.newPerson({ viewport: { width, height: 900 }, colorScheme })
    for (const specimen of SPECIMENS)
      for (const language of ['en', 'fr']) {
        await page.goto(new URL(`/${specimen}?l=${language}`, server.url).href, { waitUntil: 'networkidle' })
        await page.screenshot({
          path: join(folder, `${specimen}-${language}-${colorScheme}-${width}.png`),
          fullPage: true,
        })
      }
  }
await browser.close()
await server.stop(true)
console.log(`pictures in ${folder}`)
