import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Demo, startDemo } from '../support/demo.ts'
import { type Cast, enrolCast, personOf } from './cast.ts'
import type { Places } from './page.ts'
import { preparePlaces } from './places.ts'

export type Stage = { demo: Demo; browser: TestBrowser; cast: Cast; places: Places; close(): Promise<void> }

/** The demonstration firm, and a browser in which everybody who looks at its pages is signed in. */
export async function openStage(): Promise<Stage> {
  const demo = await startDemo()
  const browser = await launchBrowser()
  const cast = await enrolCast(browser, demo)
  return {
    demo,
    browser,
    cast,
    places: await preparePlaces(personOf(cast, 'owner').page, demo),
    close: async () => {
      await browser.close()
      await demo[Symbol.asyncDispose]()
    },
  }
}
