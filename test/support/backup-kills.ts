import { expect } from 'bun:test'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { verifyBackup } from '../../src/backup/verify.ts'
import { addSealedDocuments } from '../bench/filled-matter.ts'
import { addMatters } from '../bench/matters.ts'
import { openInstallation } from '../bench/world.ts'
import { cleanEnvironment, EXECUTABLE, type Installation } from './executable.ts'

const [AT_FIRST, MORE_EACH_TIME] = [200_000_000, 10_000_000]

type Killed = { kills: number; finished: number; copiedAtTheEnd: number; documents: number }

/** Kills `backup create` `kills` times at random moments; looks at the backup after each, and lets the last run end. */
export async function killBackups(installation: Installation, dest: string, kills: number): Promise<Killed> {
  const deps = await openInstallation(installation)
  const [ownerId, folder] = [installation.owner.id, join(installation.folder, 'verify')]
  mkdirSync(folder, { mode: 0o700, recursive: true })
  const [matterId = ''] = await addMatters(deps, { ownerId, clientId: ownerId }, 1, 0)
  let documents = await addSealedDocuments(deps, { matterId, ownerId, bytes: AT_FIRST })
  const verify = async () => {
    const order = { path: dest, folder, data: { part: 1, parts: 1 }, threads: 1, patience: 60_000 }
    return verifyBackup(deps.vault, { ...order, progress: () => {} })
  }
  const began = performance.now()
  await startBackup(installation, `${dest}-in-peace`).exited
  let longest = performance.now() - began
  let finished = 0
  for (let kill = 0; kill < kills; kill++) {
    documents += await addSealedDocuments(deps, { matterId, ownerId, bytes: MORE_EACH_TIME })
    const started = performance.now()
    const child = startBackup(installation, dest)
    await Bun.sleep(Math.random() * longest)
    child.kill('SIGKILL')
    if ((await child.exited) === 0) {
      finished += 1
      // What is copied only once is behind us: the next ones are shorter.
      longest = (longest + performance.now() - started) / 2.5
    }
    if (!existsSync(join(dest, 'vestibule-backup.json'))) continue
    expect((await verify()).problems).toEqual([])
  }
  const last = startBackup(installation, dest)
  const { copied } = JSON.parse(await new Response(last.stdout).text())
  expect(await last.exited).toBe(0)
  expect(await verify()).toMatchObject({ problems: [], documents, read: documents, opened: documents })
  expect(readdirSync(dest).filter((name) => name.startsWith('.partial'))).toEqual([])
  expect(readdirSync(installation.data).filter((name) => name.startsWith('.backup-'))).toEqual([])
  deps.db.close()
  return { kills, finished, copiedAtTheEnd: copied, documents }
}

function startBackup({ environment, folder }: Installation, dest: string) {
  return Bun.spawn([EXECUTABLE, 'backup', 'create', dest, '--json'], {
    cwd: folder,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
