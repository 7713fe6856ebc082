import { expect, test } from 'bun:test'
import { cutPower } from '../support/power-cuts.ts'

test('T54 power loss at 4 moments: an upload, a closing, a rotation, a backup; nothing acknowledged is lost', async () => {
  const seen = await cutPower(4)
  expect(seen.documents + seen.rows).toBeGreaterThan(0)
})
