import { expect } from 'bun:test'
import { type Cast, personOf, readIn } from './cast.ts'
import { PAGES } from './list.ts'
import type { Places, Who } from './page.ts'
import { findFaults, showPage } from './show.ts'
import { openStage } from './stage.ts'

/** Who sees the pages of each side. */
const SIDES: Readonly<Record<'guests' | 'firm', readonly Who[]>> = {
  guests: ['stranger', 'client', 'other client', 'co-counsel'],
  firm: ['owner', 'assistant'],
}

/** What axe, width, targets and the console find on every page of one side in every state, in both themes. */
export async function findFaultsOnEveryPage(side: keyof typeof SIDES, reading: Reading): Promise<string[]> {
  const stage = await openStage()
  try {
    const { cast, places } = stage
    const looking = SIDES[side].map((who) => lookAround({ cast, places }, who, reading))
    return (await Promise.all(looking)).flat()
  } finally {
    await stage.close()
  }
}

type Reading = { language: 'en' | 'fr'; width: number }

async function lookAround(
  { cast, places }: { cast: Cast; places: Places },
  who: Who,
  { language, width }: Reading,
): Promise<string[]> {
  const found: string[] = []
  const { page } = personOf(cast, who)
  await readIn(page, who, language)
  for (const state of PAGES.filter((one) => one.who === who && !one.isPrinted)) {
    const person = await showPage(cast, places, state, width)
    expect(await page.locator('html').getAttribute('lang')).toBe(`${language}-CA`)
    const inLight = await findFaults(person)
    await page.emulateMedia({ colorScheme: 'dark' })
    const inDark = await findFaults(person, ['color-contrast'])
    found.push(...[...inLight, ...inDark].map((fault) => `${state.name}: ${fault}`))
  }
  return found
}
