import { expect, test } from 'bun:test'
import { cutPower } from '../support/power-cuts.ts'

test('T54 power loss at 5 moments: uploads, a closing, a rotation, a backup, a destruction; nothing acknowledged is lost', async () => {
  const seen = await cutPower(5)
  expect(seen.documents + seen.rows).toBeGreaterThan(0)
})
