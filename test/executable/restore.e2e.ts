import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { upgradeDatabase } from '../../src/upgrade/upgrade.ts'
import { openInstallation } from '../bench/world.ts'
import {
  cleanEnvironment,
  EXECUTABLE,
  type Installation,
  installPortal,
  runVestibule,
  startPortal,
} from '../support/executable.ts'
import { addManyDocuments } from '../support/many-documents.ts'
import { later, NEXT } from '../support/old-portal.ts'

let installation: Installation
let backup: string
let copy: string
beforeAll(async () => {
  installation = await installPortal()
  const { folder, data, environment } = installation
  const deps = await openInstallation(installation)
  await addManyDocuments(deps, installation.owner.id, { matters: 3, documents: 120 })
  deps.db.close()
  backup = join(folder, 'backup')
  copy = join(folder, 'copy')
  expect(await runVestibule(['backup', 'create', backup], environment)).toMatchObject({ code: 0 })
  mkdirSync(copy)
  copyFileSync(join(data, 'keyring'), join(copy, 'keyring'))
})
afterAll(() => installation.remove())

const into = (name: string) => ({
  ...installation.environment,
  VESTIBULE_DATA: join(installation.folder, name),
})
const restore = (name: string, ...more: string[]) =>
  runVestibule(['restore', backup, '--keyring', copy, '--json', ...more], into(name))
const namesOf = (name: string) =>
  readdirSync(installation.folder).filter((found) => found === name || found.startsWith(`${name}.`))

function begin(name: string) {
  return Bun.spawn([EXECUTABLE, 'restore', backup, '--keyring', copy, '--json'], {
    env: { ...cleanEnvironment(), ...into(name) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** When the stage holds at least this many files, or the restore is over. */
async function untilFiles(child: ReturnType<typeof begin>, name: string, wanted: number): Promise<void> {
  const parent = installation.folder
  while (child.exitCode === null) {
    const stage = readdirSync(parent).find((found) => found.startsWith(`${name}.restore-`))
    const files = stage ? readdirSync(join(parent, stage), { recursive: true }).length : 0
    if (files >= wanted) return
    await Bun.sleep(1)
  }
}

test.each([1, 4, 20, 150, 300])(
  'T59 killed when %d files are there, a restore leaves nothing in its place',
  async (files) => {
    const name = `killed-${files}`
    const child = begin(name)
    await untilFiles(child, name, files)
    child.kill('SIGKILL')
    await child.exited
    expect(existsSync(join(installation.folder, name))).toBe(false)
    expect(await restore(name)).toMatchObject({ code: 0 })
    expect(namesOf(name)).toEqual([name])
  },
)

test('T59 stopped by SIGTERM, a restore takes away what it began', async () => {
  const child = begin('stopped')
  await untilFiles(child, 'stopped', 20)
  child.kill('SIGTERM')
  expect(await child.exited).toBe(1)
  expect(await new Response(child.stderr).text()).toContain('Stopped. Nothing was restored.')
  expect(namesOf('stopped')).toEqual([])
})

test('T62 two restores into one place: the second is refused', async () => {
  const first = begin('twice')
  await untilFiles(first, 'twice', 4)
  const second = await restore('twice')
  expect(second.code).toBe(3)
  expect(await first.exited).toBe(0)
  expect(namesOf('twice')).toEqual(['twice'])
})

test('T65 a database of a later release is refused, rolled back by the executable, and served again', async () => {
  const { data, environment } = installation
  const { db, vault, clock } = await openInstallation(installation)
  db.close()
  await upgradeDatabase({ data, vault, clock, backUp: null, migrations: later(NEXT) })
  const refused = await runVestibule(['serve'], environment)
  expect({ code: refused.code, newer: refused.stderr.includes('newer than this program') }).toEqual({
    ...{ code: 3, newer: true },
  })
  expect(await runVestibule(['rollback', '--json'], environment)).toMatchObject({ code: 2 })
  const undone = await runVestibule(['rollback', '--yes', '--json'], environment)
  expect(undone).toMatchObject({ code: 0 })
  expect(JSON.parse(undone.stdout)).toMatchObject({
    events: 0,
    record: { to: NEXT.name },
    ended: { enrolments: 1 },
  })
  await using portal = await startPortal(installation)
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await runVestibule(['rollback', '--yes'], environment)).toMatchObject({ code: 3 }) // while it runs
})

test('T59 what is restored is served; with the recovery key alone too, under a new unlock key', async () => {
  const { recoveryKeyFile, recoveryPassphrase, unlockKeyFile, folder } = installation
  const away = `${unlockKeyFile}.away`
  renameSync(unlockKeyFile, away)
  expect(await restore('recovered')).toMatchObject({ code: 6 })
  const passphrase = join(dirname(unlockKeyFile), 'passphrase')
  writeFileSync(passphrase, `${recoveryPassphrase}\nKept in the safe.\n`, { mode: 0o600 })
  const keys = ['--recovery-key', recoveryKeyFile, '--recovery-passphrase-file', passphrase]
  const outcome = await restore('recovered', ...keys)
  expect(outcome).toMatchObject({ code: 0 })
  expect(JSON.parse(outcome.stdout)).toMatchObject({ proven: 3, newUnlockKeyFile: unlockKeyFile })
  expect(await Bun.file(unlockKeyFile).text()).not.toBe(await Bun.file(away).text())
  await using portal = await startPortal({ folder, environment: into('recovered') })
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
})
