import { join } from 'node:path'
import { enrolCast, personOf, readIn } from '../pages/cast.ts'
import { preparePlaces } from '../pages/places.ts'
import { launchBrowser } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'

// `node deploy/run.mjs test/shots/picture.ts`: the picture in the README, from the demonstration firm.

const root = join(import.meta.dir, '../..')
const source = [process.execPath, `--tsconfig-override=${root}/tsconfig.json`, join(root, 'src/main.ts')]

await using demo = await startDemo(source, { hasBounces: false })
const browser = await launchBrowser()
const cast = await enrolCast(browser, demo)
const owner = personOf(cast, 'owner').page
const { folder } = await preparePlaces(owner, demo)

await readIn(owner, 'owner', 'en')
const desk = await photograph(owner, folder, { width: 1340, height: 860 })
const client = personOf(cast, 'client').page
await readIn(client, 'client', 'fr')
const phone = await photograph(client, '/portal', { width: 390, height: 800 })
const { page } = await browser.newPerson({ viewport: { width: 1280, height: 800 } })
await page.setContent(`<style>
  body { margin: 0; block-size: 800px; background: #e9e2d6; position: relative }
  img { position: absolute; display: block }
  .desk { inset: 40px auto auto 40px; inline-size: 1122px; border-radius: 12px; outline: 1px solid #cfc4b2 }
  .phone { inset: auto 40px 30px auto; inline-size: 300px; border: 7px solid #1c1b19; border-radius: 26px; outline: 3px solid #e9e2d6 }
</style><img class="desk" src="${desk}"><img class="phone" src="${phone}">`)
const picture = await page.screenshot()
await Bun.write(
  join(root, 'deploy/picture.png'),
  await new Bun.Image(picture).png({ palette: true, colors: 256 }).bytes(),
)
await browser.close()

async function photograph(
  page: typeof owner,
  path: string,
  viewport: { width: number; height: number },
): Promise<string> {
  await page.setViewportSize(viewport)
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`
}
