import { expect, test } from 'bun:test'
import { killWhileDestroying } from '../support/kills.ts'
import { inWords } from '../support/survival.ts'

test('M5 kill -9 at 40 moments of destructions, beside rotations, backups and exports: gone or whole', async () => {
  const seen = await killWhileDestroying(40)
  console.log(inWords(seen))
  expect(new Map(seen.others).get('destruction')).toBeGreaterThan(5)
})
