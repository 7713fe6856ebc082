import { expect, test } from 'bun:test'
import { DAY } from '../src/clock.ts'
import { advanceRekey, removeRetiredFiles } from '../src/rekey/advance.ts'
import { askForRekey } from '../src/rekey/ask.ts'
import { keptDocuments } from './support/kept-documents.ts'
import { busyPortal, restoreInto } from './support/restoring.ts'

test('backups from before and after new keys are restored with the keyring of today, and not with one from before', async () => {
  const portal = await busyPortal()
  const matterId = portal.second.id
  const contents = async (deps: typeof portal.deps) =>
    (await keptDocuments(deps, matterId))
      .map(({ documentId, fileName, content }) => `${documentId} ${fileName} ${Buffer.from(content)}`)
      .sort()
  const kept = await contents(portal.deps)
  const before = await portal.backUp()
  const oldCopy = portal.copyKeyring('old copy')
  const goOn = { stopping: () => false }
  expect(await advanceRekey(portal.deps, askForRekey(portal.deps, matterId), goOn)).toBe(true)
  portal.clock.forward(2 * DAY)
  await removeRetiredFiles(portal.deps)
  const after = await portal.backUp()
  const copy = portal.copyKeyring('copy')
  for (const snapshot of [before, after]) {
    const { restored, open } = await restoreInto(portal, snapshot, copy, { snapshot })
    expect(restored).toMatchObject({ proven: 2, damagedDocuments: [], plan: { unopenableMatters: [] } })
    const again = await open()
    expect(await contents(again.deps)).toEqual(kept)
    again.stop()
  }
  await expect(restoreInto(portal, 'none', oldCopy, { snapshot: after })).rejects.toThrow(
    'has no keys for 1 of the matters',
  )
  portal.stop()
})
