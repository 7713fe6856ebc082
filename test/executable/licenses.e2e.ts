import { expect, test } from 'bun:test'
import { notices } from '../../deploy/notices.ts'
import { runVestibule } from '../support/executable.ts'

test('the executable carries the licences of everything in it, and prints them whole', async () => {
  const { code, stdout } = await runVestibule(['licenses'])
  expect(code).toBe(0)
  expect(stdout).toBe(notices())
})
