import { afterAll, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { exportMatter } from '../src/binder/export.ts'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { someBytes } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)

test('whoever loses the right while a binder is on its way gets no further document, and has not taken it', async () => {
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const guest = portal.person({ name: 'Nora Newcomer', kind: 'client' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, guest, 'client')
  const large = someBytes(5 * 2 ** 20)
  const film = await addDocument(portal, matterId, lawyer, 'film.bin', large)
  await share(matterId, [film], { by: lawyer, to: [guest], en: { title: 'The film' } })
  const reader = (await guest.get(`/portal/matters/${matterId}/binder`)).body?.getReader()
  await reader?.read()
  portal.deps.db.query('delete from matter_members where person_id = $id').run({ id: guest.id })
  let taken = 0
  const rest = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      taken += part.value.length
    return 'whole'
  }
  expect(await rest().catch(() => 'broken off')).toBe('broken off')
  expect(taken).toBeLessThan(large.length / 2)
  const took = `select 1 from events where kind in ('binder.downloaded', 'document.downloaded')`
  expect(portal.deps.db.query(took).all()).toEqual([])
})

test('an export during which something was added proves nothing, so nothing of it is kept', async () => {
  const lawyer = portal.person({ name: 'Uma Unhurried' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  const { id } = await addDocument(portal, matterId, lawyer, 'offer.txt', 'our offer')
  const path = join(portal.dir, 'export.zip')
  const exported = () =>
    portal.deps.db.query(`select 1 from events where kind = 'matter.exported'`).all().length
  let isAdded = false
  const progress = () => {
    if (isAdded) return
    isAdded = true
    const event = {
      kind: 'document.shared',
      matterId,
      subjectId: id,
      details: { version: 1, title: 'A' },
    } as const
    portal.deps.db.transaction(() => appendEvent(portal.deps, SYSTEM, event)).immediate()
  }
  const writing = exportMatter(portal.deps, { matterId, path, guest: null, progress })
  expect(await writing.catch((error: Error) => error.message)).toContain('changed while it was written')
  expect([existsSync(path), existsSync(`${path}.partial`), exported()]).toEqual([false, false, 0])
  await exportMatter(portal.deps, { matterId, path, guest: null, progress })
  expect([existsSync(path), exported()]).toEqual([true, 1])
})
