import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { enrolCast, personOf, readIn } from '../pages/cast.ts'
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
const places = await preparePlaces(personOf(cast, 'owner').page, demo)
for (const state of PAGES.filter(({ name }) => name.includes(values.only)))
  for (const language of ['en', 'fr'] as const) await take(state, language)
await photographLocked()
await browser.close()
console.log(faults.length === 0 ? '\nNothing was found wrong.' : `\n${faults.join('\n')}`)
console.log(`${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1

async function take(state: PageState, language: 'en' | 'fr'): Promise<void> {
  for (const width of state.isPrinted ? [PAPER] : WIDTHS) {
    const name = `${state.name}.${language}.${state.isPrinted ? 'print' : width}`
    try {
      await readIn(personOf(cast, state.who).page, state.who, language)
      await photograph(await showPage(cast, places, state, width), name, state.isPrinted)
    } catch (error) {
      note(name, [String(error)])
    }
  }
}

async function photograph(person: BrowserPerson, name: string, isPrinted = false): Promise<void> {
  for (const colorScheme of isPrinted ? (['light'] as const) : THEMES) {
    const shot = `${name}.${colorScheme}`
    await person.page.emulateMedia({ media: isPrinted ? 'print' : 'screen', colorScheme })
    await person.page.screenshot({ path: join(folder, `${shot}.png`), fullPage: true })
    note(shot, isPrinted ? [] : await findFaults(person))
  }
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
  for (const width of WIDTHS) {
    await person.page.setViewportSize({ width, height: 844 })
    await photograph(person, `locked.both.${width}`)
  }
}

/** A page that nobody put into the list is a fault, and so is one that is gone. */
async function unlisted(): Promise<string[]> {
  const portal = await startPortal()
  const found = findUnlisted(portal.deps)
  portal.stop()
  return found.map((route) => `${route}: no page of test/pages shows it, or no route gives it`)
}
