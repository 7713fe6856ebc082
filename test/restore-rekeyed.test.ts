import { afterAll, expect, test } from 'bun:test'
import { advanceRekeys } from '../src/rekey/advance.ts'
import { askForRekey } from '../src/rekey/ask.ts'
import { tryBackup } from '../src/restore/try-backup.ts'
import { contentPath } from './support/documents.ts'
import { busyPortal, restoreInto } from './support/restoring.ts'

const portal = await busyPortal()
afterAll(portal.stop)
const { deps, first, owner } = portal
for (const { id } of deps.db.query<{ id: string }, []>('select id from uploads').all())
  await owner.fetch(`/firm/matters/${first.id}/uploads/${id}`, {
    method: 'DELETE',
    headers: { 'tus-resumable': '1.0.0' },
  })
const before = await portal.backUp()
const rekey = askForRekey(deps, first.id)
let documents = 0
await advanceRekeys(deps, { stopping: () => documents > 0, progress: () => void documents++ })
const [midway, midwayCopy] = [await portal.backUp(), portal.copyKeyring('midway-copy')]
await advanceRekeys(deps, { stopping: () => false })
const copy = portal.copyKeyring('copy')
const after = await portal.backUp()

const times = [
  ['before', before, copy],
  ['midway', midway, midwayCopy],
  ['midway, with the keyring from later', midway, copy],
  ['after', after, copy],
] as const
test.each(times)('T59 a backup from %s a change of keys opens', async (name, snapshot, keyring) => {
  const finished = deps.db
    .query('select finished_at is not null as yes from rekeys where id = ?')
    .get(rekey.id)
  expect([documents, finished]).toEqual([1, { yes: 1 }])
  const { restored, open } = await restoreInto(portal, name.replaceAll(/\W/g, '-'), keyring, { snapshot })
  expect(restored).toMatchObject({ proven: 2, plan: { unopenableMatters: [], isRollback: false } })
  const again = await open()
  const somebody = again.person({ name: 'Somebody New', firmRole: 'owner' })
  for (const { id, versionId, number, ...rest } of first.documents) {
    const row = again.deps.db
      .query<{ versionId: string }, string>(
        'select id as versionId from document_versions where document_id = ?',
      )
      .get(id)
    const document = { ...rest, id, number, versionId: row?.versionId ?? versionId }
    const answer = await somebody.get(contentPath('firm', first.id, document, 'download'))
    expect(await answer.text()).toContain('of Gagnon separation\n')
  }
  again.stop()
})

test('the newest backup is proved after a change of keys', async () => {
  expect(await tryBackup({ ...deps, data: portal.dataDir, source: portal.dest })).toMatchObject({
    kind: 'whole',
  })
})
