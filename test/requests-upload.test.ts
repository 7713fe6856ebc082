import { afterAll, expect, test } from 'bun:test'
import { type AskedIds, askForEverything } from './support/asked.ts'
import { addDocument } from './support/documents.ts'
import { eventsIn } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { someBytes, tus } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const spouse = portal.person({ name: 'Abe Client', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const stranger = portal.person({ name: 'Eve Client', kind: 'client' })

async function askedMatter(...members: TestPerson[]): Promise<{ matterId: string; ids: AskedIds }> {
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  for (const member of members) portal.join(matterId, member, 'client')
  const [asked = client] = members
  const sent = await addDocument(portal, matterId, asked, 'before.txt', 'before')
  const ids = askForEverything(portal, { matterId, lawyer, client: asked, sent }, (what) => what)
  db.query('delete from document_targets').run()
  return { matterId, ids }
}
const { matterId, ids } = await askedMatter(client, spouse)
portal.join(matterId, expert, 'third-party', { levels: { documents: 'contribute' } })
const other = await askedMatter(stranger)

const base = `/portal/matters/${matterId}/uploads`
const into = (item: string) => ({ size: 3, target: `item:${item}` })
const stateOf = (itemId: string) =>
  db.query<{ state: string }, string>('select state from request_items where id = ?').get(itemId)?.state
const filesIn = (itemId: string) =>
  db
    .query<{ n: number }, string>('select count(*) as n from document_targets where target_id = ?')
    .get(itemId)?.n

test('T04 nobody uploads into an item of another matter, of nothing, or without the section', async () => {
  for (const target of [
    other.ids.itemId,
    ids.requestId,
    Bun.randomUUIDv7(),
    `${ids.itemId}:1`,
    "'; drop table x",
  ])
    for (const kind of ['item', 'pages'])
      expect((await tus(client, base).create({ size: 3, target: `${kind}:${target}` })).status).toBe(404)
  expect((await tus(client, base).create({ size: 3, target: `draft:${ids.itemId}` })).status).toBe(404)
  expect((await tus(expert, base).create(into(ids.itemId))).status).toBe(404)
  expect((await tus(stranger, base).create(into(ids.itemId))).status).toBe(404)
  expect(stateOf(ids.itemId)).toBe('open')
})

test('B6 two people upload into one item at once: both documents are in it, and the firm hears of it once', async () => {
  const senders = [client, spouse].map((person) => tus(person, base))
  const urls = await Promise.all(
    senders.map((sender, i) =>
      sender.begin({ size: 2000, name: `<b>${i}</b>.txt`, target: `item:${ids.itemId}` }),
    ),
  )
  const answers = await Promise.all(
    senders.map((sender, i) => sender.patch(urls[i] ?? '', 0, someBytes(2000, i + 1))),
  )
  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(filesIn(ids.itemId)).toBe(2)
  expect(stateOf(ids.itemId)).toBe('sent')
  expect(eventsIn(portal, matterId, /item-sent$/)).toHaveLength(1)
})

test('B6 what was on its way when the firm accepted is kept with the item, and no more is taken', async () => {
  const sender = tus(client, base)
  const url = await sender.begin({ ...into(ids.itemId), name: 'late.txt' })
  db.query(`update request_items set state = 'accepted' where id = $id`).run({ id: ids.itemId })
  expect((await sender.patch(url, 0, someBytes(3))).status).toBe(204)
  expect(filesIn(ids.itemId)).toBe(3)
  expect(stateOf(ids.itemId)).toBe('accepted')
  expect((await sender.create(into(ids.itemId))).status).toBe(422)
})
