import { expect, test } from 'bun:test'
import { killWhileSending, UNDER_WAY } from '../support/mail-kills.ts'

const CLIENTS = 1000
const KILLS = 40

test('J4 kill -9 at 40 moments of sending 1,000 mails: everybody is told, and told the same thing once', async () => {
  const seen = await killWhileSending(CLIENTS, KILLS)
  const { toldOnce, unsent, duplicates } = seen
  console.log(`${toldOnce} told, ${duplicates} mails came again with the same Message-ID in ${KILLS} kills`)
  expect([toldOnce, unsent]).toEqual([CLIENTS, 0])
  expect(duplicates).toBeLessThanOrEqual(KILLS * UNDER_WAY)
})
