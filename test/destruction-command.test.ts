import { afterAll, expect, test } from 'bun:test'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockInstance } from '../src/installation/instance-lock.ts'
import { unlockSecretText } from '../src/installation/unlock-secret.ts'
import { runCommand } from './support/command-line.ts'
import { approve, askFor, busyMatter, doomedMatter } from './support/destruction.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const unlockKeyFile = join(portal.dir, 'unlock.key')
writeFileSync(unlockKeyFile, unlockSecretText(portal.unlockSecret), { mode: 0o600 })
const run = (...args: string[]) =>
  runCommand(
    ['matter', 'destroy', ...args, '--data', portal.dataDir, '--unlock-key-file', unlockKeyFile],
    portal.dir,
  )

test('matter destroy shows what is missing, and destroys nothing that nobody approved', async () => {
  const open = await busyMatter(portal, { lawyer, client }, 'Open')
  const shown = await run(open.number)
  expect(shown.code).toBe(3)
  expect(shown.out).toContain(`portal closed: no, it is open (vestibule matter close commit ${open.number})`)
  expect(shown.out).toContain(`exported and read back: no (vestibule matter export ${open.number} --to FILE)`)
  expect((await run(open.number, '--dry-run')).code).toBe(0)
  for (const wrong of ['D-none', "' or 1=1 --", '%']) expect((await run(wrong)).code).toBe(3)
  expect((await run()).code).toBe(2)
  expect((await run(open.number, '--to', join(portal.dir, 'none'))).code).toBe(3)
}, 60_000)

test('T62 it finishes an approved destruction, and only where no server runs', async () => {
  const matter = await doomedMatter(portal, { lawyer, client })
  await approve(matter, await askFor(portal, matter, lawyer), owner)
  expect((await run(matter.number, '--dry-run')).out).toContain('two decisions were made')
  expect((await run(matter.number)).code).toBe(2)
  const letGo = lockInstance(portal.dataDir)
  const refused = await run(matter.number, '--yes')
  letGo()
  expect([refused.code, refused.errors]).toEqual([3, expect.stringContaining('Another vestibule is running')])
  expect(portal.deps.vault.isDestroyed(matter.id)).toBe(false)
  const to = join(portal.dir, 'certificate')
  const done = await run(matter.number, '--yes', '--json', '--to', to)
  expect(done.code).toBe(0)
  expect(JSON.parse(done.out)).toMatchObject({
    ...{ number: matter.number, state: 'destroyed' },
    certificate: { complete: true, pendingCopies: [] },
  })
  const name = `destruction-${matter.number}`
  expect(readdirSync(to).sort()).toEqual(
    ['json', 'json.asc', 'pdf', 'pdf.asc'].map((end) => `${name}.${end}`),
  )
  expect(JSON.parse(readFileSync(join(to, `${name}.json`), 'utf8')).unlockRenewed).toBe(true)
  for (const command of [
    ['export', matter.number, '--to', 'x.zip'],
    ['reopen', matter.number],
  ])
    expect(
      (
        await runCommand(
          ['matter', ...command, '--data', portal.dataDir, '--unlock-key-file', unlockKeyFile],
          portal.dir,
        )
      ).errors,
    ).toContain(`${matter.number} was destroyed.`)
}, 60_000)
