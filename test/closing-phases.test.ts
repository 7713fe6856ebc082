import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { closeNow } from '../src/closing/close.ts'
import { SYSTEM } from '../src/events/append.ts'
import { PUBLIC_PATHS } from '../src/http/gate.ts'
import { type AddedDocument, addDocument } from './support/documents.ts'
import { letPasskeysAge, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share, shareFields } from './support/shares.ts'
import { tus } from './support/tus.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Bo Bookkeeper', firmRole: 'bookkeeper' })
const colleague = portal.person({ name: 'Cole Colleague' })
const walled = portal.person({ name: 'Wade Walled' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const francophone = portal.person({ name: 'Zoé Cliente', kind: 'client', language: 'fr' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const former = portal.person({ name: 'Fay Former', kind: 'outside' })
const stranger = portal.person({ name: 'Eve Other', kind: 'client' })
const newcomer = portal.person({ name: 'Nia Newcomer', kind: 'client' })

type World = { id: string; document: AddedDocument; folderId: string; half: string }
const PHASES = ['open', 'read-only', 'closed', 'destroyed'] as const
type Phase = (typeof PHASES)[number]
const worlds = {} as Record<Phase, World>

beforeAll(async () => {
  for (const phase of PHASES) worlds[phase] = await makeWorld()
  for (const phase of ['read-only', 'closed'] as const)
    await lawyer.post(`/firm/matters/${worlds[phase].id}/closing`, { date: '2026-03-04' })
  passDays(portal, 2)
  closeNow(portal.deps, SYSTEM, worlds.closed.id)
  closeNow(portal.deps, SYSTEM, worlds.destroyed.id)
  portal.deps.db.query(`update matters set status = 'destroyed' where id = ?`).run(worlds.destroyed.id)
})

async function makeWorld(): Promise<World> {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, bookkeeper, 'bookkeeper')
  portal.join(id, client, 'client')
  portal.join(id, francophone, 'client')
  portal.join(id, walled, 'lawyer')
  portal.join(id, expert, 'third-party')
  portal.join(id, former, 'third-party', { endsAt: '2026-03-03T00:00:00.000Z' })
  await raiseWall(id, { by: owner, against: walled })
  const document = await addDocument(portal, id, lawyer, 'Settlement.pdf', 'settled')
  const words = { en: { title: 'Settlement' }, fr: { title: 'Règlement' } }
  await share(id, [document], { by: lawyer, to: [client, francophone, expert], ...words })
  await lawyer.post(`/firm/matters/${id}/folders`, { name: 'Old' })
  const half = await tus(client, `/portal/matters/${id}/uploads`).begin({ size: 4, name: 'Half.pdf' })
  const folder = portal.deps.db
    .query<{ id: string }, string>('select id from folders where matter_id = ?')
    .get(id)
  return { id, document, half, folderId: folder?.id ?? '' }
}

const TABLES = [
  ...['documents', 'document_versions', 'folders', 'uploads', 'shares', 'share_recipients'],
  'matter_members',
]
/** What lies in a matter, by table. */
const contentOf = (id: string) =>
  Object.fromEntries(
    TABLES.map((table) => [
      table,
      portal.deps.db
        .query<Record<string, unknown>, string>(`select * from ${table} where matter_id = ? order by 1`)
        .all(id)
        .map(({ updated_at: _, ...row }) => Bun.hash(JSON.stringify(row)).toString()),
    ]),
  )

/** Each adds something to an open matter. */
const ADDING: Record<string, (world: World) => Promise<Response>> = {
  'a lawyer begins an upload': ({ id }) => tus(lawyer, `/firm/matters/${id}/uploads`).create({ size: 3 }),
  'a client begins an upload': ({ id }) => tus(client, `/portal/matters/${id}/uploads`).create({ size: 3 }),
  'a client goes on with an upload': ({ half }) =>
    tus(client, '').patch(half, 0, new Uint8Array(Buffer.from('half'))),
  'a client sends a form': ({ id }) => sendForm(client, `/portal/matters/${id}/uploads/form`),
  'a lawyer sends a form': ({ id }) => sendForm(lawyer, `/firm/matters/${id}/uploads/form`),
  'a lawyer makes a folder': ({ id }) => lawyer.post(`/firm/matters/${id}/folders`, { name: 'New' }),
  'a lawyer renames a folder': ({ id, folderId }) =>
    lawyer.post(`/firm/matters/${id}/folders/${folderId}/name`, { folderName: 'Renamed' }),
  'a lawyer shares': ({ id, document }) => {
    const fields = shareFields([document], { to: [client], en: { title: 'Again' }, fr: { title: 'Encore' } })
    return lawyer.post(`/firm/matters/${id}/shares`, fields)
  },
  'a lawyer gives access': ({ id }) =>
    lawyer.post(`/firm/matters/${id}/members`, {
      person: newcomer.id,
      role: 'client',
      ...grant('contribute'),
    }),
  'a lawyer changes a right': ({ id }) =>
    lawyer.post(`/firm/matters/${id}/members/${francophone.id}`, { role: 'client', ...grant('read') }),
}
const grant = (level: string) => ({
  ...Object.fromEntries(
    ['documents', 'messages', 'status', 'calendar', 'tasks', 'billing'].map((name) => [name, level]),
  ),
  members: 'none',
})

function sendForm(who: TestPerson, path: string): Promise<Response> {
  const body = new FormData()
  body.set('files', new File(['by a form'], 'Form.pdf'))
  return who.fetch(path, { method: 'POST', body })
}

for (const [what, add] of Object.entries(ADDING)) {
  test(`${what}: while the matter is open it works, so that what follows proves something`, async () => {
    const before = contentOf(worlds.open.id)
    expect((await add(worlds.open)).status).toBeLessThan(400)
    expect(contentOf(worlds.open.id)).not.toEqual(before)
  })
  for (const phase of ['read-only', 'closed', 'destroyed'] as const)
    test(`${what}: nothing is added to a ${phase} matter`, async () => {
      const before = contentOf(worlds[phase].id)
      const refused = await add(worlds[phase])
      const isGuest = what.startsWith('a client')
      const expected = { 'read-only': 403, closed: isGuest ? 410 : 403, destroyed: isGuest ? 410 : 404 }
      expect(refused.status).toBe(expected[phase])
      expect(contentOf(worlds[phase].id)).toEqual(before)
    })
}

const routes = portal.app.routes.filter(({ path }) => path.includes(':matterId') && !PUBLIC_PATHS.has(path))
/** Reads to the end: a file that nobody reads stays open. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  const response = await answer
  await response.bytes()
  return response.status
}

const NOTHING = '0197a3c2-0000-7000-8000-000000000000'
/** Pages with what is really there; forms without, so that the walk itself changes nothing. */
async function send(who: TestPerson, method: string, path: string, { id, document }: World) {
  const isRead = method === 'GET' || method === 'HEAD'
  const [documentId, versionId] = isRead ? [document.id, document.versionId] : [NOTHING, NOTHING]
  const address = path
    .replace(':matterId', id)
    .replace(':documentId', documentId)
    .replace(':versionId', versionId)
    .replace(/:\w+/g, NOTHING)
  return statusOf(who.fetch(address, isRead ? { method } : { method, body: new URLSearchParams() }))
}
/** What a member may be answered, beside what is wrong with an empty form. */
function allowedFor(phase: Phase, isFirm: boolean): (status: number) => boolean {
  if (phase === 'open' || phase === 'read-only') return (status) => status < 500 && status !== 410
  if (phase === 'closed') return isFirm ? (status) => status < 500 : (status) => status === 410
  return (status) => status === (isFirm ? 404 : 410)
}

describe.each(PHASES)('every route of a matter that is %s', (phase) => {
  beforeAll(() => letPasskeysAge(portal))
  for (const { method, path } of routes) {
    const isFirm = path.startsWith('/firm/')
    const members: Record<string, TestPerson> = isFirm
      ? { owner, lawyer, bookkeeper }
      : { client, francophone, expert }
    const others: Record<string, TestPerson> = isFirm
      ? { colleague, walled, client }
      : { stranger, former, lawyer }
    for (const [name, who] of Object.entries(others))
      test(`T04 ${method} ${path} does not exist for ${name}`, async () => {
        expect(await send(who, method, path, worlds[phase])).toBe(404)
      })
    for (const [name, who] of Object.entries(members))
      test(`${method} ${path} answers ${name}`, async () => {
        const status = await send(who, method, path, worlds[phase])
        expect([status, allowedFor(phase, isFirm)(status)]).toEqual([status, true])
      })
  }
})

test('what is read in an open matter is read in a read-only one, and by the firm in a closed one', async () => {
  const { id, document } = worlds['read-only']
  const file = `documents/${document.id}/versions/${document.versionId}/content`
  for (const who of [client, francophone, expert])
    for (const path of ['', '/documents', `/documents/${document.id}`, `/${file}`, '/zip'])
      expect(await statusOf(who.get(`/portal/matters/${id}${path}`))).toBe(200)
  const page = await (await client.get(`/portal/matters/${id}`)).text()
  expect(page).toContain('You can read here until 10 March 2026')
  expect(page).not.toContain('Send us documents')
  const closed = worlds.closed
  for (const path of ['', '/documents', `/documents/${closed.document.id}`, '/members', '/closing', '/log'])
    expect(await statusOf(lawyer.get(`/firm/matters/${closed.id}${path}`))).toBe(200)
  const documents = await (await lawyer.get(`/firm/matters/${closed.id}/documents`)).text()
  expect(documents).toContain('Closed to clients and outside people since')
  expect(documents).not.toContain(`/firm/matters/${closed.id}/uploads`)
})

test('a wrong share is still taken back when nothing can be added any more', async () => {
  const { id, document } = worlds['read-only']
  expect(await (await lawyer.get(`/firm/matters/${id}/documents/${document.id}`)).text()).toContain(
    '/recalls',
  )
  const taken = await lawyer.post(`/firm/matters/${id}/documents/${document.id}/recalls`, {
    person: expert.id,
  })
  expect(taken.status).toBe(303)
  expect((await expert.get(`/portal/matters/${id}/documents/${document.id}`)).status).toBe(404)
})

test('the courteous page names the firm and whom to ask, and nothing of what was in the matter', async () => {
  const settings = {
    name: 'Tremblay Okafor',
    province: 'QC',
    timeZone: 'America/Toronto',
    languages: 'en,fr',
  }
  const pattern = { matterNumberPattern: '{year}-{sequence:4}' }
  passDays(portal, 0)
  await owner.post('/firm/settings', { ...settings, ...pattern, phone: '514 555-0199' })
  for (const [who, phase] of [
    [client, 'closed'],
    [expert, 'closed'],
    [client, 'destroyed'],
  ] as const) {
    const { id } = worlds[phase]
    const response = await who.get(`/portal/matters/${id}/documents`)
    expect(response.status).toBe(410)
    const page = await response.text()
    for (const word of ['Tremblay Okafor', '514 555-0199', 'Lee Lawyer', `T-${id.slice(-8)}`])
      expect(page).toContain(word)
    for (const word of ['Your separation', 'Gagnon', 'Settlement']) expect(page).not.toContain(word)
  }
  const french = await (await francophone.get(`/portal/matters/${worlds.closed.id}`)).text()
  expect(french).toContain('Le portail de ce dossier est fermé')
  const json = await client.fetch(`/portal/matters/${worlds.closed.id}/uploads`, {
    method: 'POST',
    headers: { accept: 'application/json' },
  })
  expect(json.status).toBe(410)
  expect((await json.json()).problem).toContain('The portal for this matter is closed')
})

test('the first page lists closed matters by number, and leads whoever has only one closed matter to it', async () => {
  const list = await (await client.get('/portal')).text()
  expect(list).toContain(`/portal/matters/${worlds.open.id}`)
  expect(list).toContain(`Matter T-${worlds.closed.id.slice(-8)}`)
  const single = portal.person({ name: 'Sol Single', kind: 'client' })
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, single, 'client')
  closeNow(portal.deps, SYSTEM, id)
  expect((await single.get('/portal')).headers.get('location')).toBe(`/portal/matters/${id}`)
  const page = await (await single.get(`/portal/matters/${id}`)).text()
  expect(page).not.toContain('Your other matters')
})

test('a destroyed matter is in no list and no search of the firm', async () => {
  const { id } = worlds.destroyed
  for (const path of [
    '/firm',
    '/firm/matters',
    `/firm/matters?q=T-${id.slice(-8)}`,
    `/firm/people/${client.id}`,
  ]) {
    const page = await (await owner.get(path)).text()
    expect(page).not.toContain(`/firm/matters/${id}"`)
  }
})
