import { test } from 'bun:test'
import { fillOften } from '../support/full-disk.ts'

test('T56 a full disk: 507, the server lives, old documents open, and it goes on when there is room again', async () => {
  await fillOften(1)
})
