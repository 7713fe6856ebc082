import { afterAll, expect, test } from 'bun:test'
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
