import { expect, test } from 'bun:test'
import { findFaultsOnEveryPage } from '../pages/every-page.ts'

// `npm test` looks at clients' pages on the phone in French and at the firm's at the desk in English.
test('every page of a client, English, at the desk', async () => {
  expect(await findFaultsOnEveryPage('guests', { language: 'en', width: 1280 })).toEqual([])
})

test('every page of the firm, French, on the phone', async () => {
  expect(await findFaultsOnEveryPage('firm', { language: 'fr', width: 390 })).toEqual([])
})
