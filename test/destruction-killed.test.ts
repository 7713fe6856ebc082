import { afterAll, expect, test } from 'bun:test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyChain } from '../src/audit/verify.ts'
import { openDatabaseToRead } from '../src/db.ts'
import { carryOutDestructions } from '../src/destruction/carry-out.ts'
import { parseUnlockSecret, unlockSecretText } from '../src/installation/unlock-secret.ts'
import { documentPath } from '../src/vault/document-files.ts'
import { openVault } from '../src/vault/vault.ts'
import { approve, askFor, doomedMatter } from './support/destruction.ts'
import { eventsIn } from './support/passing.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const unlockKeyFile = join(portal.dir, 'unlock.key')
writeFileSync(unlockKeyFile, unlockSecretText(portal.unlockSecret), { mode: 0o600 })
const present = () => parseUnlockSecret(readFileSync(unlockKeyFile, 'utf8')) ?? new Uint8Array()

const MOMENTS = [
  ...['keys', 'keys gone', 'unlock secret', 'files', 'one file gone'],
  ...['free pages', 'certificate', 'signed', 'done'],
]

test.each(MOMENTS)(
  'M5 killed at “%s”, the destruction is finished at the next start',
  async (moment) => {
    const matter = await doomedMatter(portal, { lawyer, client }, `Killed at ${moment}`)
    await approve(matter, await askFor(portal, matter, lawyer), owner)
    const child = Bun.spawn(
      [
        ...[process.execPath, join(import.meta.dir, 'support/destruction-child.ts'), portal.dataDir],
        ...[unlockKeyFile, Buffer.from(present()).toString('hex'), moment],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    await child.exited
    expect(child.signalCode).toBe('SIGKILL')
    const vault = await openVault({ dataDir: portal.dataDir, unlockSecret: present() })
    await carryOutDestructions({
      ...portal.deps,
      vault,
      config: { ...portal.deps.config, unlockKeyFile },
    })
    expect(vault.isDestroyed(matter.id)).toBe(true)
    expect(() => vault.matter(matter.id)).toThrow()
    for (const { versionId } of matter.documents)
      expect(existsSync(documentPath(portal.dataDir, versionId))).toBe(false)
    expect(eventsIn(portal, matter.id, /matter\.destroyed|completed/)).toEqual([
      'matter.destroyed',
      'destruction.completed',
    ])
    expect(verifyChain(portal.deps.db).firstBad).toBeNull()
    await openVault({ dataDir: portal.dataDir, unlockSecret: present() })
    Object.assign(portal.deps, { vault })
  },
  60_000,
)

test('M5 while a backup reads the database it waits, and goes on afterwards', async () => {
  const matter = await doomedMatter(portal, { lawyer, client }, 'Read meanwhile')
  const reader = openDatabaseToRead(join(portal.dataDir, 'portal.db'))
  reader.run('begin')
  reader.query('select count(*) from events').get()
  const request = await askFor(portal, matter, lawyer)
  await approve(matter, request, owner)
  const deps = { ...portal.deps, config: { ...portal.deps.config, unlockKeyFile } }
  expect(await carryOutDestructions(deps).catch((error: unknown) => error)).toBeInstanceOf(Error)
  expect(portal.deps.vault.isDestroyed(matter.id)).toBe(true)
  expect(eventsIn(portal, matter.id, /matter\.destroyed/)).toEqual([])
  reader.run('rollback')
  reader.close()
  await carryOutDestructions(deps)
  expect(eventsIn(portal, matter.id, /matter\.destroyed/)).toEqual(['matter.destroyed'])
})
