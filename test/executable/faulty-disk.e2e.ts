import { expect, test } from 'bun:test'
import { faultsUpTo, lostCommits } from '../support/faults.ts'
import { letCallsFail } from '../support/faulty-disk.ts'

test('T55 EIO and ENOSPC at the first fsync, write, pwrite and rename: no false word, nothing half', async () => {
  const { hits, refused } = await letCallsFail(faultsUpTo(1))
  expect(hits).toBeGreaterThan(3)
  expect(refused).toBeGreaterThan(3)
})

test('T55 a crash after a transaction that the disk failed to make durable: its row has its octets', async () => {
  const { refused } = await letCallsFail(lostCommits(4))
  expect(refused).toBeGreaterThan(1)
})
