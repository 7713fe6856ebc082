import { expect, test } from 'bun:test'
import { findFaultsOnEveryPage } from '../pages/every-page.ts'

// French has the longer words, so it goes on the phone; test/long/pages.long.ts looks at what is seldom seen.
test('every page of a client in its states, French, on the phone: axe, width, targets and the console have nothing to say', async () => {
  expect(await findFaultsOnEveryPage('guests', { language: 'fr', width: 390 })).toEqual([])
}, 480_000)
