import { afterAll, expect, test } from 'bun:test'
import { DAY } from '../src/clock.ts'
import { addDocument, contentPath } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper', language: 'fr' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })

const html = async (response: Response | Promise<Response>) => (await response).text()
const today = (who: TestPerson) => html(who.get('/firm'))
async function read(who: TestPerson, path: string) {
  const response = await who.get(path)
  expect(response.status).toBe(200)
  await response.bytes()
}

test('a brand-new firm is told the three first steps; one who may not begin is told to wait', async () => {
  const young = await startPortal()
  const page = await today(young.person({ name: 'First', firmRole: 'owner' }))
  expect(page).toContain('Three steps')
  expect(page).toContain('/firm/matters/new')
  const waiting = await today(young.person({ name: 'Bo', firmRole: 'bookkeeper', language: 'fr' }))
  expect(waiting).toContain('lorsqu’on vous en fait membre')
  expect(waiting).not.toContain('/firm/matters/new')
  young.stop()
})

test('the bare address leads everybody to their side', async () => {
  const leads = async (who: Pick<TestPerson, 'get'>) => (await who.get('/')).headers.get('location')
  expect(await leads(owner)).toBe('/firm')
  expect(await leads(client)).toBe('/portal')
  expect(await leads(portal.stranger)).toBe('/sign-in')
})

const matterId = await portal.matter({ responsible: lawyer, title: 'Gagnon separation' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, bookkeeper, 'bookkeeper')
portal.join(matterId, client, 'client')

test('what a client sent waits until somebody of the firm opens it', async () => {
  const statement = await addDocument(portal, matterId, client, 'Relevé <b>août<b>.pdf', 'un relevé')
  const page = await today(lawyer)
  expect(page).toContain('not looked at yet')
  expect(page).toContain('Relevé &lt;b&gt;août&lt;b&gt;.pdf')
  expect(page).toContain('<b>Zoé Bélanger</b> added')
  // The three who joined the matter, and what was sent.
  expect(page).toContain('4\u00a0new things')
  await read(lawyer, contentPath('firm', matterId, statement))
  expect(await today(lawyer)).not.toContain('not looked at yet')
})

test('who may not read documents hears nothing of them', async () => {
  const page = await today(bookkeeper)
  expect(page).not.toContain('Relevé')
  expect(page).not.toContain('.pdf')
})

test('thirty uploads are one line', async () => {
  for (let i = 0; i < 30; i++) await addDocument(portal, matterId, lawyer, `Scan ${i}.pdf`, `scan ${i}`)
  const page = await today(lawyer)
  expect(page).toContain('Scan 29.pdf')
  expect(page).toContain(' and 29\u00a0others')
  expect(page).not.toContain('Scan 28.pdf')
})

test('what was shared a week ago and never opened waits; what was opened or recalled does not', async () => {
  const { db, clock } = portal.deps
  const letter = await addDocument(portal, matterId, lawyer, 'Letter.pdf', 'a letter')
  await share(matterId, [letter], { by: lawyer, to: [client], en: { title: 'A letter' } })
  expect(await today(lawyer)).not.toContain('not opened</h3>')
  portal.clock.forward(8 * DAY)
  db.query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now').run({
    now: clock.now().toISOString(),
  })
  const page = await today(lawyer)
  expect(page).toContain('Zoé Bélanger: 1\u00a0document<')
  expect(page).toContain('Nothing since yesterday')
  await read(client, contentPath('portal', matterId, letter))
  expect(await today(lawyer)).not.toContain('Zoé Bélanger: ')
})

test('of a long list the page of the day says how many more there are, and leads to all of it', async () => {
  for (let i = 0; i < 62; i++) await addDocument(portal, matterId, client, `Slip ${i}.pdf`, `slip ${i}`)
  const page = await today(lawyer)
  expect(page).toContain('52 more')
  expect(page).not.toContain('Slip 10.pdf')
  const all = '/firm/waiting?list=uploads'
  expect(page).toContain(all.replace('&', '&amp;'))
  const pages = [await html(lawyer.get(all)), await html(lawyer.get(`${all}&page=2`))]
  expect(pages.map((text) => text.match(/Slip \d+\.pdf/g)?.length)).toEqual([50, 12])
  expect(pages[0]).toContain('1 to 50 of 62')
  for (const who of [bookkeeper, portal.person({ name: 'Otto Other' })])
    expect(await html(who.get(all))).not.toContain('Slip')
  expect(await html(lawyer.get('/firm/waiting?list=nothing&page=0'))).toContain('Nothing waits')
  expect((await client.get(all)).status).toBe(404)
})

test('A6 a walled owner and a lawyer of no matter see neither row nor event', async () => {
  await addDocument(portal, matterId, client, 'Secret.pdf', 'secret')
  expect(await today(owner)).toContain('Secret.pdf')
  await raiseWall(matterId, { by: owner, against: owner })
  for (const who of [owner, portal.person({ name: 'Otto Other' })]) {
    const page = await today(who)
    for (const trace of ['Secret.pdf', 'Gagnon', matterId]) expect(page).not.toContain(trace)
  }
})

test('a stranger is sent to sign in, and the firm’s home does not exist for a client', async () => {
  expect((await portal.stranger.get('/firm')).headers.get('location')).toStartWith('/sign-in')
  expect((await client.get('/firm')).status).toBe(404)
})
