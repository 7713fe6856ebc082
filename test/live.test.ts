import { afterAll, expect, test } from 'bun:test'
import { TOLD_KINDS } from '../src/events/sections.ts'
import { listenersTo } from '../src/live/guests.ts'
import { partsChangedBy } from '../src/live/parts.ts'
import { addDocument } from './support/documents.ts'
import { listenTo } from './support/live.ts'
import { startPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const spouse = portal.person({ name: 'Ben Client', kind: 'client' })
const other = portal.person({ name: 'Eve Other', kind: 'client' })

async function openMatter() {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, client, 'client')
  portal.join(id, spouse, 'client')
  portal.live.follow()
  return { id, page: `/live?matter=${id}` }
}
const add = (matterId: string, by = lawyer) => addDocument(portal, matterId, by, 'a.txt', 'a')
/** What a page heard of what happened until now. */
const tell = () => portal.live.follow()

test('a page hears which of its parts changed, and not a word of what is in them', async () => {
  const { id, page } = await openMatter()
  const heard = await listenTo(lawyer, page)
  await add(id)
  tell()
  expect(await heard.next()).toEqual({ matter: id, parts: ['asked', 'documents', 'glance', 'news', 'today'] })
  heard.stop()
})

test('a client hears of what concerns them, and of nothing that is internal or of somebody else', async () => {
  const { id, page } = await openMatter()
  const [hers, his] = [await listenTo(client, page), await listenTo(spouse, page)]
  const document = await add(id)
  tell()
  await share(id, [document], { by: lawyer, to: [client], en: { title: 'A letter' } })
  tell()
  expect(await hers.all()).toEqual([{ matter: id, parts: ['asked', 'documents', 'glance', 'news', 'today'] }])
  await recall(id, document, lawyer)
  tell()
  expect(await hers.all()).toHaveLength(1)
  expect(await his.all()).toEqual([])
  for (const each of [hers, his]) each.stop()
})

test('a page of another matter, and a person of another matter, hear nothing', async () => {
  const { id } = await openMatter()
  const elsewhere = await openMatter()
  const heard = [await listenTo(lawyer, elsewhere.page), await listenTo(other, '/live')]
  const everywhere = await listenTo(lawyer, '/live')
  await add(id, client)
  tell()
  for (const each of heard) expect(await each.all()).toEqual([])
  expect((await everywhere.all()).map(({ matter }) => matter)).toEqual([id])
  for (const each of [...heard, everywhere]) each.stop()
})

test('T13 a comment that is corrected or withdrawn changes the pages of whoever reads it, and no other', async () => {
  const { id, page } = await openMatter()
  const document = await add(id)
  await share(id, [document], { by: lawyer, to: [client, spouse], en: { title: 'A letter' } })
  const clerk = portal.person({ name: 'Carl Clerk', firmRole: 'bookkeeper' })
  portal.join(id, clerk, 'bookkeeper')
  const body = { 'body-en': 'Read this', reader: client.id }
  await lawyer.post(`/firm/matters/${id}/discussions/document/${document.id}`, body)
  tell()
  const heard = await Promise.all([client, lawyer, spouse, clerk].map((person) => listenTo(person, page)))
  const comment = portal.deps.db
    .query<{ id: string }, string>('select id from comments where matter_id = ?')
    .get(id)
  const own = `/firm/matters/${id}/comments/${comment?.id}`
  for (const [path, fields] of [
    [own, { 'body-en': 'Read that' }],
    [`${own}/withdrawal`, {}],
  ] as const) {
    expect((await lawyer.post(path, fields)).status).toBe(303)
    tell()
    const changes = await Promise.all(heard.map((each) => each.all()))
    const change = [{ matter: id, parts: ['comments', 'news'] }]
    expect(changes).toEqual([change, change, [], []])
  }
  for (const each of heard) each.stop()
})

test('T13 a page open while a right is withdrawn hears nothing from that moment', async () => {
  const { id, page } = await openMatter()
  const walled = portal.person({ name: 'Wade Walled' })
  const removed = portal.person({ name: 'Rita Removed' })
  for (const person of [walled, removed]) portal.join(id, person, 'lawyer')
  const heard = { walled: await listenTo(walled, page), removed: await listenTo(removed, page) }
  await add(id)
  tell()
  for (const each of Object.values(heard)) expect(await each.all()).toHaveLength(1)
  await raiseWall(id, { by: owner, against: walled })
  portal.deps.db.query('delete from matter_members where person_id = $id').run({ id: removed.id })
  await add(id)
  tell()
  for (const each of Object.values(heard)) expect(await each.all()).toEqual([])
  for (const each of Object.values(heard)) each.stop()
})

test('T13 the page of somebody who was disabled or signed out ends, and says nothing more', async () => {
  const { id, page } = await openMatter()
  const leaving = portal.person({ name: 'Lena Leaving' })
  portal.join(id, leaving, 'lawyer')
  const heard = await listenTo(leaving, page)
  const before = await listenTo(client, page)
  portal.deps.db.query("update persons set status = 'disabled' where id = $id").run({ id: leaving.id })
  await add(id, client)
  tell()
  expect(await heard.ending()).toBe('gone')
  expect(await before.all()).toHaveLength(1)
  before.stop()
})

test('a page hears at once what happened between its making and its listening', async () => {
  const { id, page } = await openMatter()
  portal.clock.forward(1000)
  const since = portal.clock.now().toISOString()
  await add(id)
  tell()
  const [early, late] = [since, new Date(portal.clock.now().getTime() + 1).toISOString()]
  const heard = await listenTo(lawyer, `${page}&since=${early}`)
  const nothing = await listenTo(lawyer, `${page}&since=${late}`)
  expect(await heard.next()).toMatchObject({ matter: id })
  expect(await nothing.all()).toEqual([])
  for (const each of [heard, nothing]) each.stop()
})

test('T14 a session that grew idle ends its pages, and a page that is merely open keeps no session alive', async () => {
  const { page } = await openMatter()
  const idle = portal.person({ name: 'Ida Idle', firmRole: 'owner' })
  const heard = await listenTo(idle, page)
  portal.clock.forward(20 * 60_000)
  await idle.fetch('/firm', { headers: { 'x-unattended': 'yes' } })
  portal.clock.forward(11 * 60_000)
  portal.live.ping()
  expect(await heard.ending()).toBe('gone')
  expect((await idle.get(page)).status).toBe(303)
})

test('T04 nobody listens to a matter that does not exist for them', async () => {
  const fresh = portal.person({ name: 'Nora New' })
  const { id, page } = await openMatter()
  for (const path of [page, '/live?matter=x', `/live?matter=${id}'`])
    expect((await fresh.get(path)).status).toBe(404)
  expect((await portal.stranger.get(page)).status).toBe(303)
})

test('the oldest of too many pages ends and knows why; none opens on a server that stops', async () => {
  const many = portal.person({ name: 'Mo Many' })
  const first = await listenTo(many, '/live')
  const further = []
  for (let n = 0; n < 20; n++) further.push(await listenTo(many, '/live'))
  expect(await first.ending()).toBe('crowded')
  for (const each of further) each.stop()
  portal.live.end()
  expect((await many.get('/live')).status).toBe(503)
  expect(portal.live.size).toBe(0)
})

test('no kind that is internal is among those that guests hear of, and every kind that is told changes a part', () => {
  const told = Object.values(TOLD_KINDS).flat()
  for (const kind of told) expect(partsChangedBy(kind).length).toBeGreaterThan(1)
  const internal = told.filter((kind) => /^(note|internal-task|folder|member)\./.test(kind))
  expect(internal.length).toBeGreaterThan(5)
  const event = { seq: 1, matterId: 'm', actorId: lawyer.id, subjectId: 's', personId: client.id }
  for (const kind of internal)
    expect(listenersTo(portal.deps.db, { ...event, kind })(client.id, 'client')).toBe(false)
})
