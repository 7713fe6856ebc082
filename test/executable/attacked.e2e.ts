import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openInstallation } from '../bench/world.ts'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'
import { addManyDocuments } from '../support/many-documents.ts'

/** A portal with a backup of two snapshots, the second with more in it, and a copy of its keyring. */
async function backedUp() {
  const installation = await installPortal()
  const { folder, environment } = installation
  const [backup, stick] = [join(folder, 'backup'), join(folder, 'stick')]
  mkdirSync(stick)
  const run = (...words: string[]) => runVestibule(words, environment)
  for (let n = 0, last = 0; n < 2; n++) {
    const deps = await openInstallation(installation)
    await addManyDocuments(deps, installation.owner.id, { matters: 1, documents: 3 })
    deps.db.close()
    while (Math.floor(Date.now() / 1000) === last) await Bun.sleep(5) // snapshots are named by the second
    expect((await run('backup', 'create', backup)).code).toBe(0)
    last = Math.floor(Date.now() / 1000)
  }
  expect((await run('keyring', 'export', stick, '--copy-id', 'Safe')).code).toBe(0)
  const copy = join(stick, readdirSync(stick)[0] ?? '')
  return { installation, backup, copy, run }
}
type Place = Awaited<ReturnType<typeof backedUp>>

let ours: Place
let theirs: Place
beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([backedUp(), backedUp()])
}, 60_000)
afterAll(() => {
  for (const { installation } of [ours, theirs]) installation.remove()
})

const dataOf = ({ folder }: Installation, name: string) => join(folder, name)
const restoreTo = ({ installation, copy }: Place, name: string, source: string, keyring = copy) =>
  runVestibule(['restore', source, '--keyring', keyring, '--yes'], {
    ...installation.environment,
    VESTIBULE_DATA: dataOf(installation, name),
  })

/** A copy of our backup that somebody was at. */
function tampered(name: string, harm: (path: string, snapshots: string[]) => void): string {
  const path = join(ours.installation.folder, `tampered-${name}`)
  cpSync(ours.backup, path, { recursive: true })
  harm(path, readdirSync(join(path, 'snapshots')).sort())
  return path
}
const within = (path: string, id: string | undefined, file = '') => join(path, 'snapshots', String(id), file)

const HARMS: [string, (path: string, snapshots: string[]) => void, number][] = [
  [
    'an old snapshot under a newer name',
    (path, [old]) => renameSync(within(path, old), within(path, '20991231T235959Z')),
    5,
  ],
  [
    'the database of the older snapshot in the newer one',
    (path, [old, newer]) =>
      copyFileSync(within(path, old, 'portal.db.pgp'), within(path, newer, 'portal.db.pgp')),
    5,
  ],
  [
    'the list of documents of the older snapshot in the newer one',
    (path, [old, newer]) =>
      copyFileSync(within(path, old, 'documents.tsv'), within(path, newer, 'documents.tsv')),
    5,
  ],
  [
    'the snapshot of another portal as the newest',
    (path) => {
      const [id] = readdirSync(join(theirs.backup, 'snapshots')).sort()
      cpSync(within(theirs.backup, id), within(path, '20991231T235959Z'), { recursive: true })
    },
    5,
  ],
  [
    'the mark of another portal',
    (path) => copyFileSync(join(theirs.backup, 'vestibule-backup.json'), join(path, 'vestibule-backup.json')),
    5,
  ],
]

test.each(HARMS)(
  'T60 %s is not restored, and verify names it',
  async (what, harm, code) => {
    const name = what.replaceAll(' ', '-')
    const source = tampered(name, harm)
    const refused = await restoreTo(ours, name, source)
    expect([refused.code, refused.stdout]).toEqual([code, ''])
    expect(existsSync(dataOf(ours.installation, name))).toBe(false)
    expect((await ours.run('backup', 'verify', source, '--read-data')).code).toBe(5)
  },
  30_000,
)

test('T59 a backup and a keyring of two portals do not go together', async () => {
  for (const [source, copy] of [
    [ours.backup, theirs.copy],
    [theirs.backup, ours.copy],
  ] as const) {
    const refused = await restoreTo(ours, 'foreign', source, copy)
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).not.toMatch(/\n +at /)
    expect(existsSync(dataOf(ours.installation, 'foreign'))).toBe(false)
  }
}, 30_000)

test('T62 of two backups at once one is made, and the other says why not', async () => {
  const both = await Promise.all([
    ours.run('backup', 'create', ours.backup),
    ours.run('backup', 'create', ours.backup),
    ours.run('backup', 'create', ours.backup),
  ])
  expect(both.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
  for (const { code, stderr } of both.filter((one) => one.code !== 0))
    expect([code, stderr]).toEqual([3, expect.stringContaining('Another backup')])
  expect((await ours.run('backup', 'verify', ours.backup, '--read-data')).code).toBe(0)
}, 30_000)

test('T62 of two restores into one directory at once one happens, and what is there is whole', async () => {
  const both = await Promise.all([
    restoreTo(ours, 'raced', ours.backup),
    restoreTo(ours, 'raced', ours.backup),
  ])
  expect(both.map(({ code }) => code).sort()).toEqual([0, 3])
  for (const { stderr } of both) expect(stderr).not.toMatch(/\n +at /)
  const environment = { ...ours.installation.environment, VESTIBULE_DATA: dataOf(ours.installation, 'raced') }
  const portal = await startPortal({ folder: ours.installation.folder, environment })
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await portal.stop()).toBe(0)
  expect((await runVestibule(['audit', 'verify'], environment)).code).toBe(0)
}, 30_000)

test('T62 one server at a time, and no restore, rollback or change of the key beside it', async () => {
  const portal = await startPortal(ours.installation)
  const second = await startPortal(ours.installation).catch((error: Error) => error)
  expect(String(second)).toContain('Another vestibule is running')
  const refused = [
    await restoreTo(ours, 'data', ours.backup),
    await ours.run('rollback', '--yes'),
    await ours.run('key', 'rewrap', '--yes'),
  ]
  for (const { code, stderr } of refused) {
    expect(code).toBeGreaterThan(0)
    expect(stderr).not.toMatch(/\n +at /)
  }
  const rotations = await Promise.all([1, 2, 3].map(() => ours.run('keyring', 'rotate')))
  expect(rotations.map(({ code }) => code)).toEqual([0, 0, 0])
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await portal.stop()).toBe(0)
  const left = readdirSync(ours.installation.data).filter((name) =>
    /tmp|core|^\.(verify|proof|backup)/.test(name),
  )
  expect(left).toEqual([])
  rmSync(dataOf(ours.installation, 'raced'), { recursive: true })
}, 30_000)
