import { afterEach, expect, test } from 'bun:test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../migrations/index.ts'
import { Refusal } from '../src/installation/refusal.ts'
import { planRollback, rollBack } from '../src/upgrade/rollback.ts'
import { upgradeDatabase } from '../src/upgrade/upgrade.ts'
import { addDocument } from './support/documents.ts'
import { closedPortal, later, NEXT, stateOf } from './support/old-portal.ts'
import { reopenPortal } from './support/reopened.ts'

const open: { stop(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.stop()
})

/** A portal that was upgraded and is served by the later release. */
async function upgraded() {
  const portal = await closedPortal()
  open.push(portal)
  const order = { data: portal.dataDir, vault: portal.deps.vault, clock: portal.clock, backUp: null }
  await upgradeDatabase({ ...order, migrations: later(NEXT) })
  return { ...portal, serve: (release = migrations) => reopenPortal(portal.deps, { ...portal, release }) }
}

test('T65 rollback returns to the former state, keeps what it undoes, and signs everybody out', async () => {
  const portal = await upgraded()
  const running = await portal.serve(later(NEXT))
  const lawyer = { ...portal.lawyer, ...running.as(portal.lawyer) }
  const added = await addDocument(
    { ...portal, ...running },
    portal.matterId,
    lawyer,
    'after the upgrade.txt',
    'new words',
  )
  running.stop()
  const undone = stateOf(portal.dataDir)
  const plan = planRollback(portal.dataDir)
  expect(plan).toMatchObject({ events: 1, versions: [added.versionId], record: { to: '9001_next' } })
  const place = { data: portal.dataDir, vault: portal.deps.vault, clock: portal.clock }
  const settled = await rollBack(place, plan)
  expect(settled).toMatchObject({ destroyedMatters: [], disabledPersons: [], ended: { sessions: 1 } })

  const former = await portal.serve()
  expect((await former.as(portal.lawyer).get('/firm')).status).toBe(303)
  const owner = former.person({ name: 'Owner Again', firmRole: 'owner' })
  const page = await (await owner.get(`/firm/matters/${portal.matterId}/documents`)).text()
  expect(page).toContain('statement of claim.txt')
  expect(page).not.toContain('after the upgrade.txt')
  expect(await (await owner.get('/firm/log')).text()).toContain('An upgrade was taken back')
  former.stop()
  expect(stateOf(join(portal.dataDir, 'undone', '20260302T150000Z'))).toEqual(undone)
  const kept = readFileSync(join(portal.dataDir, 'undone', '20260302T150000Z', added.versionId))
  expect(kept.length).toBeGreaterThan(100)
  expect(existsSync(join(portal.dataDir, 'former'))).toBe(false)
  expect(() => planRollback(portal.dataDir)).toThrow(Refusal)
})

test('T65 rollback brings back neither a matter destroyed nor a person disabled since', async () => {
  const portal = await upgraded()
  const { vault, clock } = portal.deps
  await vault.keyring.setPersonDisabled(portal.lawyer.id, clock.now())
  await vault.destroyMatterKeys(portal.matterId, clock.now())
  const place = { data: portal.dataDir, vault, clock }
  const settled = await rollBack(place, planRollback(portal.dataDir))
  expect(settled).toMatchObject({
    destroyedMatters: [portal.matterId],
    disabledPersons: [portal.lawyer.id],
  })
  const former = await portal.serve()
  const owner = former.person({ name: 'Owner Again', firmRole: 'owner' })
  expect((await owner.get(`/firm/matters/${portal.matterId}`)).status).toBe(404)
  for (const path of ['/firm', '/firm/matters', '/firm/people', '/firm/log'])
    expect([path, (await owner.get(path)).status]).toEqual([path, 200])
  former.stop()
})

test('T65 there is nothing to take back where nothing was upgraded', async () => {
  const portal = await closedPortal()
  open.push(portal)
  expect(() => planRollback(portal.dataDir)).toThrow('No upgrade')
})
