import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { enrolCast, personOf } from '../pages/cast.ts'
import { findUnlisted, PAGES } from '../pages/list.ts'
import type { PageState } from '../pages/page.ts'
import { preparePlaces } from '../pages/places.ts'
import { findFaults, showPage } from '../pages/show.ts'
import { type BrowserPerson, launchBrowser } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'
import { startPortal } from '../support/portal.ts'

const WIDTHS = [390, 1280]
const THEMES = ['light', 'dark'] as const
const PAPER = 700 // what an A4 or letter page leaves between its margins, in CSS pixels
const folder = join(import.meta.dir, '../../shots')
const root = join(import.meta.dir, '../..')
const source = [process.execPath, `--tsconfig-override=${root}/tsconfig.json`, join(root, 'src/main.ts')]

/** `npm run shots [-- --only NAME]`: every page in its states, languages, widths and themes, into shots/. */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const faults: string[] = await unlisted()
if (!values.only) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

await using demo = await startDemo(source)
const browser = await launchBrowser()
const cast = await enrolCast(browser, demo)
const places = await preparePlaces(personOf(cast, 'owner').page)
for (const state of PAGES.filter(({ name }) => name.includes(values.only)))
  for (const language of ['en', 'fr'] as const) await take(state, language)
await photographLocked()
await browser.close()
console.log(faults.length === 0 ? '\nNothing was found wrong.' : `\n${faults.join('\n')}`)
console.log(`${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1

async function take(state: PageState, language: 'en' | 'fr'): Promise<void> {
  try {
    const person = await showPage(cast, places, state, language)
    const name = `${state.name}.${language}`
    if (state.isPrinted) await print(person, name)
    else await photograph(person, name)
  } catch (error) {
    note(`${state.name}.${language}`, [String(error)])
  }
}

async function photograph(person: BrowserPerson, name: string): Promise<void> {
  const { page } = person
  for (const width of WIDTHS)
    for (const colorScheme of THEMES) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.emulateMedia({ media: 'screen', colorScheme })
      const shot = `${name}.${width}.${colorScheme}`
      await page.screenshot({ path: join(folder, `${shot}.png`), fullPage: true })
      note(shot, await findFaults(person))
    }
}

async function print({ page }: BrowserPerson, name: string): Promise<void> {
  await page.setViewportSize({ width: PAPER, height: 990 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: join(folder, `${name}.print.light.png`), fullPage: true })
  note(`${name}.print.light`, [])
}

function note(shot: string, found: string[]): void {
  console.log(found.length === 0 ? `ok    ${shot}` : `FAULT ${shot}\n        ${found.join('\n        ')}`)
  faults.push(...found.map((fault) => `${shot}: ${fault}`))
}

/** The portal without its key: the same page for everybody, in both languages at once. */
async function photographLocked(): Promise<void> {
  if (!'locked'.includes(values.only)) return
  await using locked = await startDemo(source, { isLocked: true })
  const person = await browser.newPerson()
  await person.page.goto(locked.origin)
  person.expectComplaint(/503/)
  await photograph(person, 'locked')
}

/** A page that nobody put into the list is a fault, and so is one that is gone. */
async function unlisted(): Promise<string[]> {
  const portal = await startPortal()
  const found = findUnlisted(portal.deps)
  portal.stop()
  return found.map((route) => `${route}: no page of test/pages shows it, or no route gives it`)
}
