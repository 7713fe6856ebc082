import { afterAll, expect, test } from 'bun:test'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
const document = await addDocument(portal, matterId, lawyer, 'letter.txt', 'letter')
const at = `/firm/people/${ada.id}/contact-preference`
const matter = `/firm/matters/${matterId}`
const shown = async (path: string) => (await lawyer.get(path)).text()
const sharing = async () => (await lawyer.post(`${matter}/shares/draft`, { document: [document.id] })).text()

test('that somebody prefers paper stands on every page about them, in the firm only', async () => {
  expect((await lawyer.post(at, { way: 'paper', note: 'Large <b>type</b>' })).status).toBe(303)
  for (const path of [`/firm/people/${ada.id}`, matter, `${matter}/members`, `${matter}/messages/new`])
    expect(await shown(path), path).toContain('Large &lt;b&gt;type&lt;/b&gt;')
  expect(await sharing()).toContain('Ada Client prefers paper')
  expect(await shown('/firm/people')).toContain('Prefers paper')
  const own = [`/portal/matters/${matterId}`, '/account', '/portal/help']
  for (const path of own) expect(await (await ada.get(path)).text(), path).not.toContain('Large')
})

test('what is not whole is said, with what was typed', async () => {
  const refused = await lawyer.post(at, { way: 'pigeon', note: 'a "kept" word' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="a &quot;kept&quot; word"')
  expect((await lawyer.post(at, { way: 'phone', note: 'x'.repeat(201) })).status).toBe(422)
})

test('who uses the portal as anybody does is marked no more', async () => {
  await lawyer.post(at, { way: 'portal', note: '' })
  expect(await shown(matter)).not.toContain('contact-notes')
  expect(portal.deps.db.query('select 1 from contact_preferences').all()).toEqual([])
})

test('T03 it is written by whoever manages people, and of nobody of the firm', async () => {
  expect((await bookkeeper.post(at, { way: 'paper' })).status).toBe(404)
  expect((await ada.post(at, { way: 'paper' })).status).toBe(404)
  expect((await portal.stranger.get(at)).status).toBe(303)
  expect((await lawyer.get(`/firm/people/${bookkeeper.id}/contact-preference`)).status).toBe(404)
})
