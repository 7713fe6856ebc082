import { expect, test } from 'bun:test'
import { killOften } from '../support/kills.ts'
import { inWords } from '../support/survival.ts'

test('T53 kill -9 at 200 moments under 8 writers: nothing acknowledged is lost, nothing half-kept', async () => {
  const seen = await killOften(200)
  console.log(inWords(seen))
  expect(seen.documents).toBeGreaterThan(200)
  expect(seen.rows).toBeGreaterThan(200)
  expect(seen.starts.at(-1)).toBeLessThan(3000)
})
