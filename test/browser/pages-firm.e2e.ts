import { expect, test } from 'bun:test'
import { findFaultsOnEveryPage } from '../pages/every-page.ts'
import { findUnlisted } from '../pages/list.ts'
import { startPortal } from '../support/portal.ts'

test('every route that gives a page is in the list of pages that are looked at', async () => {
  const portal = await startPortal()
  expect(findUnlisted(portal.deps)).toEqual([])
  portal.stop()
})

test('every page of the firm in its states, English, at the desk: axe, width, targets and the console have nothing to say', async () => {
  expect(await findFaultsOnEveryPage('firm', { language: 'en', width: 1280 })).toEqual([])
}, 480_000)
