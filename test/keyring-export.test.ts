import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { attestCopy } from '../src/keyring/care.ts'
import { exportKeyring } from '../src/keyring/export.ts'
import { surveyCopies } from '../src/keyring/survey.ts'
import { pendingCopies } from '../src/vault/keyring-copies.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const another = await startPortal()
afterAll(another.stop)

const order = (destination: string, name: string) => ({
  ...{ destination, name, data: portal.dataDir, recoveryPage: null },
})

test('T48 the copy that is replaced does not stay beside the new one; others stay', async () => {
  const stick = join(portal.dir, 'stick')
  mkdirSync(stick)
  const { deps } = portal
  const theirs = await exportKeyring(another.deps, order(stick, 'Safe'))
  await expect(exportKeyring(deps, order(stick, 'Safe'))).rejects.toThrow('No copy was made')
  const first = await exportKeyring(deps, order(stick, 'Safe'))
  const kept = await exportKeyring(deps, order(stick, 'Bank'))
  const second = await exportKeyring(deps, order(stick, 'Safe'))
  expect([first.removed, second.removed]).toEqual([[], [first.number]])
  expect([theirs, first, kept, second].map(({ folder }) => existsSync(folder))).toEqual([
    ...[true, false, true, true],
  ])
})

test('T48 an export that fails leaves the former copy the one that counts', async () => {
  const stick = join(portal.dir, 'full')
  mkdirSync(stick)
  const { deps } = portal
  const { number } = await exportKeyring(deps, order(stick, 'Home'))
  const blocked = join(stick, `vestibule-keyring-${number + 1}-home`)
  mkdirSync(blocked)
  writeFileSync(join(blocked, 'x'), '')
  await expect(exportKeyring(deps, order(stick, 'Home'))).rejects.toThrow('No copy was made')

  const { keyring } = deps.vault
  const pending = pendingCopies(keyring.copies(), keyring.generation + 1)
  expect(pending.filter(({ name }) => name === 'Home').map((copy) => copy.number)).toEqual([number])
})

test('T48 an export that was killed replaces no copy, is shown as unfinished, and its traces go with the next one', async () => {
  const stick = join(portal.dir, 'killed')
  mkdirSync(stick)
  const { deps } = portal
  const { keyring } = deps.vault
  const whole = await exportKeyring(deps, order(stick, 'Attic'))
  const at = deps.clock.now()
  const { number, bytes } = await keyring.registerCopy('Attic', at)
  const trace = join(stick, `.partial-keyring-${keyring.installId.slice(0, 8)}-${number}`)
  mkdirSync(trace)
  writeFileSync(join(trace, 'keyring'), bytes)
  const stateOf = (wanted: number) => surveyCopies(deps).find((copy) => copy.number === wanted)?.state
  expect([stateOf(whole.number), stateOf(number)]).toEqual(['current', 'unfinished'])
  const pendingOf = (name: string) =>
    pendingCopies(keyring.copies(), keyring.generation + 1)
      .filter((copy) => copy.name === name)
      .map((copy) => copy.number)
  expect(pendingOf('Attic')).toEqual([whole.number, number])
  portal.clock.forward(60_000)
  await attestCopy(deps, (await keyring.registerCopy('Attic', deps.clock.now())).number)
  expect(pendingOf('Attic')).toEqual([whole.number, number])
  const again = await exportKeyring(deps, order(stick, 'Attic'))
  expect(again.removed).toEqual([whole.number])
  expect(readdirSync(stick)).toEqual([basename(again.folder)])
  expect([whole.number, number].map(stateOf)).toEqual(['replaced', 'destroyed'])
  expect(pendingOf('Attic')).toEqual([again.number])
})

test('which copies still open what was destroyed goes by generations, whatever the clock said', async () => {
  const { deps } = portal
  const stick = join(portal.dir, 'clock')
  mkdirSync(stick)
  const matterId = crypto.randomUUID()
  await deps.vault.keyring.addMatters([matterId])
  const ahead = { ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + 3_600_000) } }
  const before = await exportKeyring(ahead, order(stick, 'Cellar'))
  await deps.vault.destroyMatterKeys(matterId, deps.clock.now())
  const state = surveyCopies(deps).find(({ number }) => number === before.number)
  expect(state).toMatchObject({ state: 'pending', stillOpens: 1 })
})
