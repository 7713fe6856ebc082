import { expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killBackups } from '../support/backup-kills.ts'
import { installPortal } from '../support/executable.ts'

const KILLS = 100

test(`a backup to another disk that is killed ${KILLS} times stays usable each time`, async () => {
  const installation = await installPortal()
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vestibule-'))
  const seen = await killBackups(installation, join(folder, 'dest'), KILLS)
  console.log(JSON.stringify(seen))
  expect(seen.copiedAtTheEnd).toBeLessThan(seen.documents)
  installation.remove()
  rmSync(folder, { recursive: true })
})
