import { expect, test } from 'bun:test'
import { faultsUpTo, lostCommits } from '../support/faults.ts'
import { letCommandsFail } from '../support/faulty-commands.ts'
import { letCallsFail } from '../support/faulty-disk.ts'
import { inWords } from '../support/survival.ts'

test('T55 EIO and ENOSPC at 30 positions of fsync, write, pwrite and rename: no false word, nothing half', async () => {
  const seen = await letCallsFail([...faultsUpTo(30), ...lostCommits(30)])
  console.log(`${seen.hits} calls failed, ${seen.refused} requests were refused; ${inWords(seen)}`)
  expect(seen.hits).toBeGreaterThan(100)
  expect(seen.refused).toBeGreaterThan(50)
})

test('T55 the same under rotations of the keyring and backups', async () => {
  const seen = await letCommandsFail({ rotations: 8, backups: 30 })
  console.log(`${seen.refused} commands were refused; ${inWords(seen)}`)
  expect(seen.refused).toBeGreaterThan(20)
})
