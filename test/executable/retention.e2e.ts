import { expect, test } from 'bun:test'
import { installPortal, runVestibule } from '../support/executable.ts'

test('M4 what is due, holds and their release from the command line', async () => {
  const installation = await installPortal()
  const run = (...args: string[]) => runVestibule(args, installation.environment, installation.folder)
  try {
    const due = await run('retention', 'due', '--json')
    expect([due.code, JSON.parse(due.stdout)]).toEqual([0, { matters: [] }])
    expect((await run('retention', 'due')).stdout).toContain('Nothing is due.')
    for (const act of ['hold', 'release']) {
      const refused = await run('matter', act, '2026-9999')
      expect([refused.code, refused.stderr]).toEqual([
        3,
        expect.stringContaining('There is no matter 2026-9999.'),
      ])
    }
    expect((await run('matter', 'hold')).code).toBe(2)
  } finally {
    installation.remove()
  }
})
