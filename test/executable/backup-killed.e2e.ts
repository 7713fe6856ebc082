import { expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killBackups } from '../support/backup-kills.ts'
import { installPortal } from '../support/executable.ts'

test('a backup that is killed again and again stays usable, and the next run goes on', async () => {
  const installation = await installPortal()
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vestibule-'))
  const { copiedAtTheEnd, documents } = await killBackups(installation, join(folder, 'dest'), 8)
  expect(copiedAtTheEnd).toBeLessThan(documents)
  installation.remove()
  rmSync(folder, { recursive: true })
}, 120_000)
