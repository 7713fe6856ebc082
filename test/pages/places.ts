import type { Page } from 'playwright-core'
import { MATTERS } from '../demo/matters.ts'
import { PAPERS, type Paper } from '../demo/papers.ts'
import type { Demo } from '../support/demo.ts'
import { verify } from './cast.ts'
import type { Places } from './page.ts'

const LONG_TITLE =
  'Succession de feu Jean-Baptiste Archambault-Desrosiers – contestation du testament et reddition de compte'

/** Finds the pages of one matter, opens an empty one with long names, and takes one document back, all as the owner does. */
export async function preparePlaces(page: Page, { invitations }: Demo): Promise<Places> {
  const mine = demoMatter('marie')
  const matter = await follow(page, '/firm/matters', link(mine.title))
  const folder = await follow(page, `${matter}/documents`, link(mine.folder))
  const internal = await follow(page, folder, link(mine.internal))
  const shared = await follow(page, folder, link(mine.shared))
  const member = await follow(page, `${matter}/members`, 'tr:has-text("Marie Gagnon") a')
  const person = await follow(page, '/firm/people', link('Pierre-Olivier Saint-Onge'))
  await givePhone(page)
  const recalled = await findShared(page, demoMatter('tom'))
  await recall(page, recalled)
  const emptyMatter = await openMatter(page, EMPTY)
  const closing = await openClosingMatter(page)
  const closed = await openClosedMatter(page, CLOSED)
  const asked = await askForDestruction(page, ASKED)
  const destroyed = await destroyMatter(page)
  return {
    matter,
    emptyMatter,
    closing,
    closed,
    asked,
    destroyed,
    member,
    person,
    folder,
    shared,
    internal,
    recalled,
    fewerMails: invitations.at(-1)?.fewerMails ?? '',
    names: mine,
  }
}

/** What the demonstration firm calls somebody's first matter, the document shared there last, and one beside it that is not. */
function demoMatter(client: string): Places['names'] {
  const matter = MATTERS.find(({ members }) => members.some(([key]) => key === client))
  const papers: readonly Paper[] = matter ? PAPERS[matter.area] : []
  const shared = papers.findLast(({ en }) => en)
  const internal = papers.find(({ en, folder }) => !en && folder === shared?.folder)
  if (!matter || !shared || !internal) throw new Error(`the demonstration has no such matter of ${client}`)
  return {
    title: matter.internal,
    folder: shared.folder,
    shared: shared.file,
    internal: internal.file,
  }
}

async function findShared(page: Page, { title, folder, shared }: Places['names']): Promise<string> {
  const matter = await follow(page, '/firm/matters', link(title))
  return follow(page, await follow(page, `${matter}/documents`, link(folder)), link(shared))
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

type NewMatter = { number: string; title: string; en: string; fr: string }

const EMPTY: NewMatter = {
  number: '2026-0999',
  title: LONG_TITLE,
  en: 'The estate of your grandfather, and what remains to be settled with the other heirs',
  fr: 'La succession de votre grand-père, et ce qu’il reste à régler avec les autres héritiers',
}
const CLOSING: NewMatter = {
  number: '2026-0998',
  title: 'Gagnon – vente du chalet de Saint-Adolphe-d’Howard',
  en: 'The sale of your cottage',
  fr: 'La vente de votre chalet',
}
const CLOSED: NewMatter = {
  number: '2026-0997',
  title: 'Gagnon – bail commercial',
  en: 'Your lease',
  fr: 'Votre bail',
}
const ASKED: NewMatter = { ...CLOSED, number: '2026-0996', title: 'Gagnon – procuration' }
const DESTROYED: NewMatter = { ...CLOSED, number: '2026-0995', title: 'Gagnon – mise en demeure' }

/** With Luc as its client. */
async function openMatter(page: Page, { number, title, en, fr }: NewMatter): Promise<string> {
  await verify(page)
  await page.goto('/firm/matters/new')
  await page.fill('[name=number]', number)
  await page.fill('[name=internalTitle]', title)
  await page.fill('[name=clientTitleEn]', en)
  await page.fill('[name=clientTitleFr]', fr)
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

/** In three weeks. */
async function openClosingMatter(page: Page): Promise<string> {
  const matter = await openMatter(page, CLOSING)
  await page.goto(`${matter}/closing`)
  await page.fill('[name=date]', Temporal.Now.plainDateISO().add({ weeks: 3 }).toString())
  await page.locator('form[action$="/closing"] button').click()
  await page.locator('form[action$="/closing/withdrawal"]').waitFor()
  return matter
}

async function openClosedMatter(page: Page, closed: NewMatter): Promise<string> {
  const matter = await openMatter(page, closed)
  await page.goto(`${matter}/closing`)
  await page.locator('details:has(form[action$="/closure"]) > summary').click()
  await page.locator('form[action$="/closure"] button').click()
  await page.locator('form[action$="/reopening"]').waitFor()
  return matter
}

async function askForDestruction(page: Page, asked: NewMatter): Promise<string> {
  const matter = await openClosedMatter(page, asked)
  await page.goto(`${matter}/destruction`)
  await page.fill(
    '[name=reason]',
    'The client took the paper file and asked in writing for this copy to be destroyed',
  )
  await page.fill('[name=number]', asked.number)
  await page.locator('form[action$="/destruction"] button').click()
  await page.locator('form[action$="/approval"]').waitFor()
  return matter
}

/** Returns the address of what is left of it. */
async function destroyMatter(page: Page): Promise<string> {
  const matter = await askForDestruction(page, DESTROYED)
  await verify(page)
  await page.goto(`${matter}/destruction`)
  await page.fill('form[action$="/approval"] [name=number]', DESTROYED.number)
  await page.locator('form[action$="/approval"] button').click()
  await page.waitForURL('**/firm/destructions/*')
  while ((await page.locator('#certificate').count()) === 0) await page.reload()
  return new URL(page.url()).pathname
}

/** What clients of a closed matter read. */
async function givePhone(page: Page): Promise<void> {
  await page.goto('/firm/settings')
  await page.fill('[name=phone]', '514 555-0199')
  await page.locator('form[action="/firm/settings"] button').click()
  await page.waitForLoadState('load')
}
