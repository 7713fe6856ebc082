import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Initialised, initialise } from '../support/initialised.ts'

// Each command is a program of its own, and other tests run beside this one.
setDefaultTimeout(30_000)

let place: Initialised
let dest: string
beforeAll(async () => {
  place = await initialise()
  dest = join(place.folder, 'dest')
}, 30_000)
afterAll(() => place.remove())

const vestibule = (...args: string[]) => place.vestibule(...args)

test('a backup is made, listed, verified and pruned from the command line', async () => {
  const created = await vestibule('backup', 'create', dest, '--json')
  expect([created.code, created.stderr]).toEqual([0, ''])
  const { snapshot } = JSON.parse(created.stdout)
  expect(snapshot).toMatch(/^\d{8}T\d{6}Z$/)
  expect((await vestibule('backup', 'create', dest)).stdout).toContain('of which 0 were new')
  const listed = JSON.parse((await vestibule('backup', 'list', dest, '--json')).stdout)
  expect(listed.snapshots).toHaveLength(2)
  expect(listed.snapshots[0]).toMatchObject({ id: snapshot, manifest: { counts: { persons: 1 } } })
  const verified = await vestibule('backup', 'verify', dest, '--read-data', '--json')
  expect([verified.code, JSON.parse(verified.stdout).ok]).toEqual([0, true])
  const asked = await vestibule('backup', 'prune', dest, '--keep-daily', '1')
  expect(asked.code).toBe(2)
  expect(asked.stderr).toContain(`remove  ${snapshot}`)
  expect(readdirSync(join(dest, 'snapshots'))).toHaveLength(2)
  expect((await vestibule('backup', 'prune', dest, '--keep-daily', '1', '--yes')).code).toBe(0)
  expect(readdirSync(join(dest, 'snapshots'))).toHaveLength(1)
  expect((await vestibule('backup', 'prune', dest, '--keep-daily', '1')).stdout).toContain(
    'nothing to remove',
  )
})

test('the log says when the portal was backed up', async () => {
  const { stdout } = await vestibule('audit', 'verify', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, checked: 5 })
})

test('T58 verify names what is wrong and ends with 5', async () => {
  const [id = ''] = readdirSync(join(dest, 'snapshots'))
  const name = `snapshots/${id}/portal.db.pgp`
  const bytes = readFileSync(join(dest, name))
  bytes[5000] = (bytes[5000] ?? 0) ^ 1
  writeFileSync(join(dest, name), bytes)
  expect((await vestibule('backup', 'verify', dest)).code).toBe(0)
  for (const flags of [[], ['--unlock-key-file', join(place.folder, 'nowhere')]]) {
    const { code, stdout, stderr } = await vestibule('backup', 'verify', dest, '--read-data', ...flags)
    expect([code, stdout]).toEqual([5, expect.stringContaining(name)])
    expect(stderr === '').toBe(flags.length === 0)
  }
})

test('wrong words are wrong usage, and nowhere is refused', async () => {
  const wrong = [
    ['backup', 'create'],
    ['backup', 'create', 'a', 'b'],
    ['backup', 'verify', dest, '--read-data-subset', '8/7'],
    ['backup', 'verify', dest, '--read-data-subset', '0/7'],
    ['backup', 'prune', dest, '--keep-daily', 'many'],
  ]
  for (const args of wrong) expect([args, (await vestibule(...args)).code]).toEqual([args, 2])
  const nowhere = join(place.folder, 'nowhere')
  for (const verb of ['list', 'verify', 'prune'])
    expect((await vestibule('backup', verb, nowhere)).code).toBe(3)
})
