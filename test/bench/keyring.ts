import { statSync } from 'node:fs'
import { join } from 'node:path'
import { runVestibule } from '../support/executable.ts'
import { median, report } from './measure.ts'
import { openInstallation, type World } from './world.ts'

const MATTERS = 5000

/** A new root key for a large firm: the whole command, from `exec` to the end, as an administrator waits for it. */
export async function benchKeyring({ installation }: World): Promise<void> {
  const { db, vault } = await openInstallation(installation)
  await vault.createMatterKeys(Array.from({ length: MATTERS }, () => Bun.randomUUIDv7()))
  db.close()
  report('size of a keyring of 5,000 matters', statSync(join(installation.data, 'keyring')).size / 1e6, 'MB')
  const taken: number[] = []
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    const { code, stderr } = await runVestibule(['keyring', 'rotate'], installation.environment)
    if (code !== 0) throw new Error(`keyring rotate ended with ${code}: ${stderr}`)
    taken.push(performance.now() - began)
  }
  report('rotation of a keyring of 5,000 matters', median(taken), 'ms (<= 2000)')
}
