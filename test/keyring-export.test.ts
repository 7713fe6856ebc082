import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportKeyring } from '../src/keyring/export.ts'
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
