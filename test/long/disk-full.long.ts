import { test } from 'bun:test'
import { fillOften } from '../support/full-disk.ts'

test('T56 a disk that is full ten times: 507, the server lives, old documents open, and it goes on', async () => {
  await fillOften(10)
})
