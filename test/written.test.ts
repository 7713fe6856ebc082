import { expect, test } from 'bun:test'
import { folded, manyLines, oneLine, searchFor } from '../src/written.ts'

test.each([
  ['  Jean \t Roy\r\n', 'Jean Roy'],
  ['a\u202etxt.exe\u2066', 'atxt.exe'],
  ['pay\u200bpal\ufeff \u00ad', 'paypal'],
  ['one\u2028two\u0000three', 'one two three'],
  ['e\u0301', 'é'],
  ['می\u200cخواهم 👩\u200d⚖️', 'می\u200cخواهم 👩\u200d⚖️'],
  [' \u202e ', ''],
])('T26 one line of %j is kept as %j', (typed, kept) => expect(oneLine(typed)).toBe(kept))

test.each([
  ['first\r\n\r\nsecond\r', 'first\n\nsecond'],
  ['one\u2029two\u202e\u0007 ', 'one\ntwo'],
])('T26 paragraphs of %j are kept as %j', (typed, kept) => expect(manyLines(typed)).toBe(kept))

test('a search finds every word in any order, whatever the accents and capitals', () => {
  const text = folded('Émilie Bœuf\nemilie@maison.example')
  expect(searchFor('BOEUF  emilie')(text)).toBe(true)
  expect(searchFor('')(text)).toBe(true)
  expect(searchFor('emilie roy')(text)).toBe(false)
})
