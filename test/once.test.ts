import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { askForEverything } from './support/asked.ts'
import { eventFields } from './support/calendar.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner', email: 'olive@firm.example' })
const client = portal.person({ name: 'Ada Client', kind: 'client', email: 'ada@example.test' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, client, 'client')
const firm = `/firm/matters/${matterId}`
const sent = await addDocument(portal, matterId, client, 'slip.txt', 'slip')
const asked = askForEverything(portal, { matterId, lawyer, client, sent }, (what) => what)
const both = (name: string, text: string) => ({ [`${name}-en`]: text, [`${name}-fr`]: text })
const onTask = `discussions/task/${asked.taskId}`

/** Every form that makes something: where it stands, where it goes, what it makes and what the client is told by mail. */
const forms: {
  name: string
  page: string
  to: string
  fields: (words: string) => Record<string, string | string[]>
  table: string
  mails: number
  by?: TestPerson
}[] = [
  {
    ...{ name: 'a task', page: 'tasks/new', to: 'tasks', table: 'tasks', mails: 1 },
    fields: (words) => ({ kind: 'call', ...both('title', words) }),
  },
  {
    ...{
      name: 'an internal task',
      page: 'internal-tasks/new',
      to: 'internal-tasks',
      table: 'internal_tasks',
      mails: 0,
    },
    fields: (words) => ({ 'title-en': words }),
  },
  {
    ...{ name: 'a request', page: 'requests/new', to: 'requests', table: 'requests', mails: 1 },
    fields: (words) => ({ ...both('title', words), ...both('item-0-title', 'Pay slip') }),
  },
  {
    ...{
      name: 'one more document',
      page: `requests/${asked.requestId}`,
      to: `requests/${asked.requestId}/items`,
    },
    ...{ table: 'request_items', mails: 1, fields: (words) => both('title', words) },
  },
  {
    ...{ name: 'a date', page: 'calendar/new', to: 'calendar', table: 'calendar_events', mails: 1 },
    fields: (words) => eventFields(both('title', words)),
  },
  {
    ...{ name: 'a heartbeat', page: 'status', to: 'heartbeats', table: 'updates', mails: 1 },
    fields: (words) => ({ waitingOn: 'other', ...both('waiting', words), lookAgainOn: '2026-05-12' }),
  },
  {
    ...{ name: 'a note', page: 'notes', to: 'notes', table: 'notes', mails: 0 },
    fields: (words) => ({ body: words }),
  },
  {
    ...{ name: 'a comment', page: `tasks/${asked.taskId}`, to: onTask, table: 'comments', mails: 1 },
    fields: (words) => ({ ...both('body', words), reader: [client.id] }),
  },
  {
    ...{
      name: 'a comment of a client',
      page: `tasks/${asked.taskId}`,
      to: onTask,
      table: 'comments',
      mails: 0,
    },
    ...{ by: client, fields: (words) => ({ body: words }) },
  },
]

const count = (what: string) =>
  db.query<{ n: number }, string>(`select count(*) as n from ${what} where matter_id = ?`).get(matterId)?.n ??
  0
/** Of what the client is to be told by mail so far. */
async function noticesToClient(): Promise<number> {
  await tick(portal.deps)
  const sql = 'select count(*) as n from notices where person_id = ?'
  return db.query<{ n: number }, string>(sql).get(client.id)?.n ?? 0
}

for (const { name, page, to, fields, table, mails, by = lawyer } of forms)
  test(`T09 ${name} that is sent twice is one row, one event and one mail, and the second answer is the first`, async () => {
    const base = by === client ? `/portal/matters/${matterId}` : firm
    const [, once = ''] =
      /name="once" value="([^"]+)"/.exec(await (await by.get(`${base}/${page}`)).text()) ?? []
    expect(once).not.toBe('')
    const told = await noticesToClient()
    const before = [count(table), count('events')]
    const send = async (words: string) => {
      const answer = await by.post(`${base}/${to}`, { ...fields(words), once })
      return [answer.status, answer.headers.get('location')]
    }
    const first = await send('Marzipan')
    expect(first[0]).toBe(303)
    expect(await send('Marzipan')).toEqual(first)
    expect([count(table), count('events')].map((n, at) => n - (before[at] ?? 0))).toEqual([1, 1])
    expect((await noticesToClient()) - told).toBe(mails)
    // Gone back to and filled in anew: nothing that was typed is lost.
    await send('Nougat')
    expect(count(table) - (before[0] ?? 0)).toBe(2)
  })

test('T09 a message is sent once, and what was written in its form afterwards is another', async () => {
  const [id, path] = [Bun.randomUUIDv7(), `/portal/matters/${matterId}/messages`]
  const send = async (to: string, body: string) =>
    (await client.post(to, { id, subject: 'Marzipan', body })).headers.get('location')
  const first = await send(path, 'When?')
  expect(await send(path, 'When?')).toBe(first)
  expect(count('messages')).toBe(1)
  const thread = first?.replace(/#.*/, '') ?? ''
  expect(await send(thread, 'And where?')).toStartWith(thread)
  expect(count('messages')).toBe(2)
})

test('T09 an update is sent once from its preview, and one that was taken back can be sent anew', async () => {
  const words = both('happened', 'We filed it.')
  const preview = await (await lawyer.post(`${firm}/updates/preview`, words)).text()
  const [, once = ''] = /name="once" value="([^"]+)"/.exec(preview) ?? []
  const before = count('updates')
  const send = async () => (await lawyer.post(`${firm}/updates`, { ...words, once })).status
  expect([await send(), await send(), count('updates') - before]).toEqual([303, 303, 1])
  const { id } = db.query<{ id: string }, []>(`select id from updates where kind = 'update'`).get() ?? {}
  expect((await lawyer.post(`${firm}/updates/${id}/withdrawal`)).status).toBe(303)
  expect([await send(), await send(), count('updates') - before]).toEqual([303, 303, 2])
})

test('T09 the number of a form of another matter makes nothing there, and is nothing to be found out', async () => {
  const other = await portal.matter({ responsible: lawyer })
  portal.join(other, lawyer, 'responsible-lawyer')
  const note = { body: 'Marzipan', once: crypto.randomUUID() }
  for (const id of [matterId, other])
    expect((await lawyer.post(`/firm/matters/${id}/notes`, note)).status).toBe(303)
  expect(db.query('select 1 from notes where matter_id = ?').all(other).length).toBe(1)
})

/** Forms of the firm as a whole: where each stands, where it goes, and what it makes. */
const forFirm: [string, string, string, Record<string, string>][] = [
  [
    ...(['/firm/matters/new', '/firm/matters', 'matters'] as const),
    {
      ...{ number: 'ONCE-1', internalTitle: 'Twice', clientTitleEn: 'Yours', clientTitleFr: 'Le vôtre' },
      ...{ practiceArea: 'family', province: 'QC', responsible: lawyer.id, client: client.id },
    },
  ],
  [
    ...(['/firm/people/new?kind=client', '/firm/people', 'persons'] as const),
    { kind: 'client', name: 'Bo Twice', email: 'bo@example.test', language: 'en' },
  ],
  [
    ...(['/firm/library/new?kind=article', '/firm/library', 'articles'] as const),
    { kind: 'article', ...both('title', 'Twice'), ...both('body', 'Text') },
  ],
]

test.each(forFirm)(
  'T09 what %s makes is made once, and the second answer is the first',
  async (page, to, table, fields) => {
    const [, once = ''] = /name="once" value="([^"]+)"/.exec(await (await owner.get(page)).text()) ?? []
    expect(once).not.toBe('')
    const all = () => db.query<{ n: number }, []>(`select count(*) as n from ${table}`).get()?.n ?? 0
    const before = all()
    const send = async () => {
      const answer = await owner.post(to, { ...fields, once })
      return [answer.status, answer.headers.get('location')]
    }
    const [first, second] = await Promise.all([send(), send()])
    expect(first?.[0]).toBe(303)
    expect([second, await send(), all() - before]).toEqual([first, first, 1])
  },
)

/** What two people can have open at once: its page, and a form filled in. */
const edits = async (): Promise<[string, string, (words: string) => Record<string, string | string[]>][]> => {
  await owner.post(`${firm}/stages`, { template: 'family' })
  const stage = db.query<{ id: string }, []>('select id from matter_stages order by position').get()?.id
  const article = (words: string) => ({ ...both('title', words), ...both('body', 'Text'), kind: 'article' })
  const added = await owner.post('/firm/library', article('Okapi'))
  const templates = await (await owner.get('/firm/settings/stages')).text()
  const [, template = ''] = /href="(\/firm\/settings\/stages\/[^"]+)"/.exec(templates) ?? []
  const [, templateStage = ''] =
    new RegExp(`href="(${template}/[^"]+)"`).exec(await (await owner.get(template)).text()) ?? []
  return [
    ['a stage', `${firm}/stages/${stage}`, (words) => ({ ...both('name', words), 'usual-from': '3' })],
    ['a stage of a template', templateStage, (words) => both('name', words)],
    ['an article', added.headers.get('location')?.replace(/#.*/, '') ?? '', article],
    ['the team', `${firm}/team`, (words) => ({ shown: lawyer.id, ...both(`sentence-${lawyer.id}`, words) })],
    [
      'a safe contact',
      `/firm/people/${client.id}/safe-contact`,
      (words) => ({ note: words, workingDays: 'yes' }),
    ],
  ]
}

test('two people who change the same thing: the second one puts nothing back unseen, and loses nothing typed', async () => {
  for (const [name, page, fields] of await edits()) {
    const seenIn = (text: string) => /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const seen = seenIn(await (await owner.get(page)).text())
    const save = (words: string, mark = seen) => owner.post(page, { ...fields(words), seen: mark })
    expect([name, (await save('Marzipan')).status, (await save('Marzipan')).status]).toEqual([name, 303, 303])
    for (const words of ['Nougat', 'Nougat'.repeat(400)]) {
      const refused = await save(words)
      const again = await refused.text()
      expect([name, refused.status, again]).toEqual([
        ...[name, 422, expect.stringContaining('Somebody else changed this')],
      ])
      expect(again).toContain(words)
      if (words === 'Nougat') expect((await save(words, seenIn(again))).status).toBe(303)
    }
    expect(await (await owner.get(page)).text()).toContain('Nougat')
  }
})

test('T09 the number of somebody else’s form loses nobody’s words', async () => {
  const other = portal.person({ name: 'Max Client', kind: 'client', email: 'max@example.test' })
  portal.join(matterId, other, 'client')
  const comment = { body: 'Nougat?', once: crypto.randomUUID() }
  const before = count('comments')
  for (const person of [client, other, other])
    expect((await person.post(`/portal/matters/${matterId}/${onTask}`, comment)).status).toBe(303)
  expect(count('comments') - before).toBe(2)
})

test('D2 a document that was replaced since the preview goes with no update before it was looked at', async () => {
  const order = await addDocument(portal, matterId, lawyer, 'order.pdf', 'order')
  const typed = { ...both('happened', 'Signed.'), document: order.id, ...titled(order.id) }
  const preview = await (await lawyer.post(`${firm}/updates/preview`, typed)).text()
  expect(preview).toContain(`name="version-${order.id}" value="1"`)
  await addDocument(portal, matterId, lawyer, 'order.pdf', 'our notes on it', { documentId: order.id })
  const send = (version: string) =>
    lawyer.post(`${firm}/updates`, { ...typed, [`version-${order.id}`]: version })
  const refused = await send('1')
  expect([refused.status, await refused.text()]).toEqual([
    ...[422, expect.stringContaining('A newer version was added')],
  ])
  const read = async () => (await client.get(`/portal/matters/${matterId}/documents/${order.id}`)).status
  expect([await read(), (await send('2')).status, await read()]).toEqual([404, 303, 200])
})

const titled = (id: string) => ({ [`title-en-${id}`]: 'Order', [`title-fr-${id}`]: 'Ordonnance' })
