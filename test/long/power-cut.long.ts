import { expect, test } from 'bun:test'
import { cutPower } from '../support/power-cuts.ts'
import { inWords } from '../support/survival.ts'

test('T54 power loss at 200 moments of uploads, closings, rotations and backups: nothing acknowledged is lost', async () => {
  const seen = await cutPower(200)
  console.log(inWords(seen))
  expect(seen.documents).toBeGreaterThan(200)
  expect(seen.rows).toBeGreaterThan(200)
})
