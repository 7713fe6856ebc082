import { expect, test } from 'bun:test'
import { findFaultsOnEveryPage } from '../pages/every-page.ts'

// French has the longer words, so it goes on the phone; `npm run shots` takes every combination.
test('every page in its states, French, on the phone: axe, width, targets and the console have nothing to say', async () => {
  expect(await findFaultsOnEveryPage('fr', 390)).toEqual([])
}, 240_000)
