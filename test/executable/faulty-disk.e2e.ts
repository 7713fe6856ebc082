import { expect, test } from 'bun:test'
import { faultsUpTo } from '../support/faults.ts'
import { letCallsFail } from '../support/faulty-disk.ts'

test('T55 EIO and ENOSPC at the first fsync, write, pwrite and rename: no false word, nothing half', async () => {
  const { hits, refused } = await letCallsFail(faultsUpTo(1))
  expect(hits).toBeGreaterThan(4)
  expect(refused).toBeGreaterThan(4)
})
