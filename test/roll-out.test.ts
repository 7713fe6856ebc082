import { afterAll, expect, test } from 'bun:test'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const assistant = portal.person({ name: 'Ann Assistant', firmRole: 'assistant' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const { db } = portal.deps
const page = async () => (await owner.get('/firm/roll-out')).text()
/** The row of one step. */
const stepOf = async (step: string) => (await page()).split(`id="step-${step}"`)[1]?.split('</li>')[0] ?? ''
const isDone = async (step: string) => (await stepOf(step)).startsWith(' class="is-done"')

test('a step is ticked with who and when, and taken back', async () => {
  expect(await isDone('answering')).toBe(false)
  await assistant.post('/firm/roll-out/steps', { step: 'answering', state: 'done' })
  expect(await stepOf('answering')).toContain('Ann Assistant, 2 March 2026')
  await owner.post('/firm/roll-out/steps', { step: 'answering', state: 'open' })
  expect(await isDone('answering')).toBe(false)
})

test('nobody is sent to a page that is closed to them', async () => {
  expect(await stepOf('stages')).toContain('/firm/settings/stages')
  const seen = await (await assistant.get('/firm/roll-out')).text()
  expect(seen).not.toContain('"/firm/settings')
  expect(seen).toContain('An owner does this')
})

test('what the portal sees for itself nobody ticks', async () => {
  expect((await owner.post('/firm/roll-out/steps', { step: 'backup', state: 'done' })).status).toBe(404)
  expect(await isDone('articles')).toBe(false)
  const fields = { kind: 'article', 'title-en': 'What to bring', 'body-en': 'x' }
  const address = (await owner.post('/firm/library', fields)).headers.get('location')?.split('#')[0]
  await owner.post(`${address}/publication`, { state: 'published' })
  expect(await isDone('articles')).toBe(true)
  expect(await stepOf('passkeys')).toContain('0 of 3')
})

test('T03 the roll-out is for whoever leads it', async () => {
  for (const who of [ada, bookkeeper]) {
    expect((await who.get('/firm/roll-out')).status).toBe(404)
    expect((await who.post('/firm/roll-out/practice-matter')).status).toBe(404)
    expect((await who.post('/firm/roll-out/steps', { step: 'tried', state: 'done' })).status).toBe(404)
  }
  expect((await portal.stranger.get('/firm/roll-out')).status).toBe(303)
  expect((await assistant.get('/firm/roll-out/letter')).status).toBe(200)
})

test('a practice matter has what a matter has, is marked everywhere, and is put away with one press', async () => {
  const made = await assistant.post('/firm/roll-out/practice-matter')
  const at = made.headers.get('location') ?? ''
  const id = at.split('/').at(-1) ?? ''
  expect((await owner.post('/firm/roll-out/practice-matter')).headers.get('location')).toBe(at)
  for (const path of [at, `${at}/documents`, `${at}/messages`, `${at}/members`]) {
    const shown = await owner.get(path)
    expect([path, shown.status]).toEqual([path, 200])
    expect(await shown.text()).toContain('Practice matter')
  }
  expect(await (await owner.get('/firm/matters')).text()).toContain('Practice – separation')
  const rows = (table: string) => db.query(`select 1 from ${table} where matter_id = ?`).all(id).length
  for (const table of ['share_recipients', 'threads', 'matter_stages', 'requests'])
    expect([table, rows(table) > 0]).toEqual([table, true])
  expect(await isDone('practice')).toBe(true)
  expect(await isDone('invited')).toBe(false)
  const client = db.query<{ id: string }, []>('select id from persons where is_practice = 1').get()
  expect((await assistant.post(`/firm/people/${client?.id}/enrolment`, { mail: 'no' })).status).toBe(200)
  expect(await isDone('invited')).toBe(false)
  expect((await owner.post(`${at}/practice/end`)).status).toBe(303)
  const { status } =
    db.query<{ status: string }, string>('select status from persons where id = ?').get(client?.id ?? '') ??
    {}
  expect(status).toBe('disabled')
  const again = await owner.post('/firm/roll-out/practice-matter')
  expect(again.headers.get('location')).not.toBe(at)
})

test('no matter of a client is put away like that', async () => {
  const matterId = await portal.matter({ responsible: owner })
  expect((await owner.post(`/firm/matters/${matterId}/practice/end`)).status).toBe(404)
  expect((await owner.get(`/firm/matters/${matterId}`)).status).toBe(200)
  expect(await (await owner.get(`/firm/matters/${matterId}`)).text()).not.toContain('Practice matter')
})
