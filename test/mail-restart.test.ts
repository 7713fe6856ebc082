import { expect, test } from 'bun:test'
import { killWhileSending, UNDER_WAY } from './support/mail-kills.ts'

const CLIENTS = 60
const KILLS = 3

test('killed at any moment, it tells everybody once, and a repeated mail has the same Message-ID', async () => {
  const { toldOnce, unsent, duplicates } = await killWhileSending(CLIENTS, KILLS)
  expect([toldOnce, unsent]).toEqual([CLIENTS, 0])
  expect(duplicates).toBeLessThanOrEqual(KILLS * UNDER_WAY)
}, 60_000)
