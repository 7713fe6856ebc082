import type { Page } from 'playwright-core'
import { verify } from './cast.ts'
import type { Places } from './page.ts'

const LONG_TITLE =
  'Succession de feu Jean-Baptiste Archambault-Desrosiers – contestation du testament et reddition de compte'

/** Finds the pages of one matter, opens an empty one with long names, and takes one document back, all as the owner does. */
export async function preparePlaces(page: Page): Promise<Places> {
  const matter = await follow(page, '/firm/matters?q=Gagnon', link('Gagnon – separation'))
  const court = await follow(page, `${matter}/documents`, link('Court'))
  const internal = await follow(page, court, link('Projet de convention.pdf'))
  const shared = await follow(page, court, link('Declaration sous serment v3.pdf'))
  const member = await follow(page, `${matter}/members`, 'tr:has-text("Marie Gagnon") a')
  const person = await follow(page, '/firm/people', link('Pierre-Olivier Saint-Onge'))
  const other = await follow(page, '/firm/matters?q=Whitfield', link('Whitfield v. Northline Freight'))
  const claim = await follow(page, `${other}/documents`, link('Claim'))
  const recalled = await follow(page, claim, link('Demand letter.pdf'))
  await recall(page, recalled)
  const emptyMatter = await openEmptyMatter(page)
  return { matter, emptyMatter, member, person, folder: court, shared, internal, recalled }
}

const link = (name: string) => `a:has-text("${name}")`

/** The address behind the first link of a page's content that this finds. */
async function follow(page: Page, from: string, selector: string): Promise<string> {
  await page.goto(from)
  const href = await page.locator(`main ${selector}`).first().getAttribute('href', { timeout: 5_000 })
  if (!href) throw new Error(`${from} has no ${selector}`)
  return href
}

async function recall(page: Page, document: string): Promise<void> {
  await page.goto(document)
  await page.locator('details:has(form[action$="/recalls"]) > summary').first().click()
  await page.locator('form[action$="/recalls"] button').first().click()
  await page.waitForURL('**/*done=recalled*')
}

async function openEmptyMatter(page: Page): Promise<string> {
  await verify(page)
  await page.goto('/firm/matters/new')
  await page.fill('[name=number]', '2026-0999')
  await page.fill('[name=internalTitle]', LONG_TITLE)
  await page.fill(
    '[name=clientTitleEn]',
    'The estate of your grandfather, and what remains to be settled with the other heirs',
  )
  await page.fill(
    '[name=clientTitleFr]',
    'La succession de votre grand-père, et ce qu’il reste à régler avec les autres héritiers',
  )
  await page.selectOption('[name=practiceArea]', 'wills-and-estates')
  await page.selectOption('[name=province]', 'QC')
  await page.locator('[name=responsible]').selectOption({ label: 'Sophie Tremblay' })
  await page.fill('[name=clientSearch]', 'Luc Gagnon')
  await page.locator('[name=find]').click()
  await page.locator('[name=client]').first().check()
  await page.locator('form.form button.filled').click()
  await page.waitForURL((url) => /\/firm\/matters\/[0-9a-f-]{36}/.test(url.pathname))
  return new URL(page.url()).pathname
}
