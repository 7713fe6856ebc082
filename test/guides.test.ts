import { afterAll, expect, test } from 'bun:test'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', isNew: true })
const luc = portal.person({ name: 'Luc Client', kind: 'client', language: 'fr', isNew: true })
const matterId = await portal.matter({ responsible: lawyer })
for (const person of [ada, luc]) portal.join(matterId, person, 'client')
const leads = async (path: string) => (await ada.get(path)).headers.get('location')
const givePhone = (phone: string) =>
  owner.post('/firm/settings', {
    ...{ name: 'Tremblay <b>Okafor', phone, province: 'QC', timeZone: 'America/Toronto' },
    ...{ languages: 'en,fr', matterNumberPattern: '{year}-{sequence:4}' },
  })

test('a first visit begins with three cards, once, and a link into a matter waits for none', async () => {
  expect((await ada.get(`/portal/matters/${matterId}`)).status).toBe(200)
  expect(await leads('/portal')).toBe('/portal/first-visit')
  const cards = ['purpose', 'mail', 'return'].map((card) => `/portal/first-visit?card=${card}`)
  const pages = await Promise.all(cards.map(async (path) => (await ada.get(path)).text()))
  expect(pages.map((page) => /Card (\d) of 3/.exec(page)?.[1])).toEqual(['1', '2', '3'])
  for (const [at, page] of pages.entries()) expect(page.includes(`${cards[at + 1]}"`)).toBe(at < 2)
  expect((await ada.post('/portal/first-visit')).headers.get('location')).toBe('/portal')
  expect(await leads('/portal')).toBe(`/portal/matters/${matterId}`)
  await ada.post('/portal/first-visit')
  const marks = portal.deps.db.query(`select 1 from events where kind = 'first-visit.done' and person_id = ?`)
  expect(marks.all(ada.id).length).toBe(1)
  expect((await ada.get('/portal/first-visit')).status).toBe(200)
  expect((await luc.get('/portal')).headers.get('location')).toBe('/portal/first-visit')
})

test('a card that is none is the first, in the reader’s language', async () => {
  const page = await (await luc.get('/portal/first-visit?card=<script>')).text()
  expect(page).toContain('Carte 1 de 3')
  expect(page).not.toContain('<script>"')
})

test('help gives the firm’s number, and is a link away from every page of a client', async () => {
  expect(await (await ada.get('/portal/help')).text()).toContain('at the number on its letters')
  expect((await givePhone('+1 514 555-0199')).status).toBe(303)
  expect(await (await luc.get('/portal/help')).text()).toContain('href="tel:+15145550199"')
  expect(await (await ada.get(`/portal/matters/${matterId}/messages/new`)).text()).toContain(
    'tel:+15145550199',
  )
  for (const path of [`/portal/matters/${matterId}`, '/portal/library', '/account'])
    expect(await (await ada.get(path)).text()).toContain('href="/portal/help"')
})

test('T03 help at the door is public, and the rest is for clients', async () => {
  const door = await (await portal.stranger.get('/help')).text()
  expect(door).toContain('tel:+15145550199')
  expect(door).toContain('Tremblay &lt;b&gt;Okafor')
  expect(await (await portal.stranger.get('/sign-in')).text()).toContain('href="/help"')
  for (const path of ['/portal/help', '/portal/first-visit']) {
    expect((await portal.stranger.get(path)).status).toBe(303)
    expect((await lawyer.get(path)).status).toBe(404)
  }
})

test('news stand on a client’s first page, with what there is to read', async () => {
  for (const fields of [
    { kind: 'news', 'title-en': 'Closed <i>on</i> Monday', 'body-en': 'x', beginsOn: '2026-03-01' },
    { kind: 'article', 'title-en': 'What to bring', 'body-en': 'x', slug: 'bring' },
  ]) {
    const both = { ...fields, 'title-fr': 'Titre', 'body-fr': 'Texte' }
    const address = (await lawyer.post('/firm/library', both)).headers.get('location') ?? ''
    await lawyer.post(`${address.split('#')[0]}/publication`, { state: 'published' })
  }
  const page = await (await ada.get(`/portal/matters/${matterId}`)).text()
  expect(page).toContain('Closed &lt;i&gt;on&lt;/i&gt; Monday')
  expect(page).toContain('href="/portal/library/bring"')
})

test('a stage leads to the articles that it names, where they are published and for the reader', async () => {
  const family = await portal.matter({ responsible: lawyer })
  portal.deps.db.query(`update matters set practice_area = 'family' where id = ?`).run(family)
  portal.join(family, lawyer, 'responsible-lawyer')
  portal.join(family, ada, 'client')
  await lawyer.post('/firm/library/starters')
  const list = await (await lawyer.get('/firm/library')).text()
  const path = /href="(\/firm\/library\/[0-9a-f-]{36})">Preparing your financial/.exec(list)?.[1] ?? ''
  await lawyer.post(`${path}/publication`, { state: 'published' })
  await lawyer.post(`/firm/matters/${family}/stages`, { template: 'family' })
  const stages = portal.deps.db.query<{ id: string }, string>(
    'select id from matter_stages where matter_id = ? order by position',
  )
  expect(
    (await lawyer.post(`/firm/matters/${family}/stages/${stages.get(family)?.id}/beginning`)).status,
  ).toBe(303)
  const where = (await (await ada.get(`/portal/matters/${family}`)).text()).split('stage-reading')[1] ?? ''
  expect(where).toContain('href="/portal/library/financial-statement"')
  expect(where.split('</div>')[0]).not.toContain('first-meeting')
})
