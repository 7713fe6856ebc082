import { expect, test } from 'bun:test'
import { killOften } from '../support/kills.ts'

test('T53 kill -9 at 6 moments under 8 writers: nothing acknowledged is lost, nothing half-kept', async () => {
  const seen = await killOften(6)
  expect(seen.documents).toBeGreaterThan(0)
  expect(seen.rows).toBeGreaterThan(0)
  expect(seen.starts.at(-1)).toBeLessThan(3000)
})
