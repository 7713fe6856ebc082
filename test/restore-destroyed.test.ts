import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { EXIT } from '../src/installation/refusal.ts'
import { approve, askFor, doomedMatter, letPeopleBeKnown } from './support/destruction.ts'
import { busyPortal, restoreInto } from './support/restoring.ts'

const portal = await busyPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const matter = await doomedMatter(portal, { lawyer, client: portal.client })
const [before, earlyCopy] = [await portal.backUp(), portal.copyKeyring('early')]
mkdirSync(join(portal.dataDir, 'former'), { mode: 0o700 })
const partner = portal.person({ name: 'Olive Partner', firmRole: 'owner' })
const colleague = portal.person({ name: 'Lee Again', firmRole: 'owner' })
letPeopleBeKnown(portal)
const request = await askFor(portal, matter, partner)
expect((await approve(matter, request, colleague)).status).toBe(303)
await tick(portal.deps)
const [after, lateCopy] = [await portal.backUp(), portal.copyKeyring('late')]

type Restored = Awaited<ReturnType<typeof restoreInto>>
async function look({ open }: Restored) {
  const again = await open()
  try {
    const owner = again.person({ name: `Owner ${crypto.randomUUID()}`, firmRole: 'owner' })
    const statuses: Record<string, number> = {}
    const paths = ['/firm', '/firm/matters', '/firm/log', `/firm/matters/${portal.first.id}/documents`]
    for (const path of [
      ...paths,
      `/firm/destructions/${request}/certificate/json`,
      `/firm/matters/${matter.id}/documents`,
    ])
      statuses[path.replace(matter.id, 'gone').replace(request, 'request').replace(portal.first.id, 'live')] =
        (await owner.get(path)).status
    return { statuses, keys: again.deps.vault.keyring.matterIds() }
  } finally {
    again.stop()
  }
}

test('T47 what an upgrade left behind goes with the matter', () => {
  expect(existsSync(join(portal.dataDir, 'former'))).toBe(false)
})

test('T47 T60 the backup from before a destruction, with the keyring from after it: the matter stays away', async () => {
  const order = { snapshot: before }
  const refused = await restoreInto(portal, 'a', lateCopy, order).catch((error: unknown) => error)
  expect(refused).toMatchObject({ exitCode: EXIT.rollback })
  const restored = await restoreInto(portal, 'a', lateCopy, { ...order, accepted: { rollback: true } })
  expect(restored.restored).toMatchObject({ destroyedMatters: [matter.id], proven: 2 })
  const { statuses, keys } = await look(restored)
  expect(statuses).toMatchObject({ '/firm/log': 200, '/firm/matters/live/documents': 200 })
  expect(statuses).toMatchObject({
    '/firm/matters/gone/documents': 404,
    '/firm/destructions/request/certificate/json': 404,
  })
  expect(keys).not.toContain(matter.id)
})

test('T60 backup and keyring from after a destruction are of one time, and its certificate is still there', async () => {
  const restored = await restoreInto(portal, 'b', lateCopy, { snapshot: after })
  expect(restored.restored).toMatchObject({
    destroyedMatters: [],
    plan: { isRollback: false, destroyedAgain: [] },
  })
  const { statuses } = await look(restored)
  expect(statuses).toMatchObject({ '/firm/log': 200, '/firm/destructions/request/certificate/json': 200 })
})

test('T48 T60 an old copy of the keyring needs a yes, and its keys of the matter are destroyed again', async () => {
  const refused = await restoreInto(portal, 'c', earlyCopy, { snapshot: after }).catch(
    (error: unknown) => error,
  )
  expect(refused).toMatchObject({ exitCode: EXIT.rollback })
  const order = { snapshot: after, accepted: { rollback: true } }
  const restored = await restoreInto(portal, 'c', earlyCopy, order)
  expect(restored.restored.plan).toMatchObject({ destroyedAgain: [matter.id], unopenableMatters: [] })
  const { statuses, keys } = await look(restored)
  expect(statuses).toMatchObject({ '/firm/log': 200, '/firm/destructions/request/certificate/json': 200 })
  expect(keys).not.toContain(matter.id)
})
