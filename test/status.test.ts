import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { addDocument } from './support/documents.ts'
import { eventsIn, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'

// It is 2 March 2026, 10:00 in Toronto.
const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const colleague = portal.person({ name: 'Cole Colleague' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const zoe = portal.person({ name: 'Zoé Cliente', kind: 'client', language: 'fr' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const html = async (response: Response | Promise<Response>) => (await response).text()
const STATUS = /^(stages?|update|heartbeat|team)\./

async function newMatter(by = lawyer): Promise<string> {
  const id = await portal.matter({ responsible: by })
  portal.join(id, by, 'responsible-lawyer')
  portal.join(id, ada, 'client')
  portal.join(id, zoe, 'client')
  portal.join(id, expert, 'third-party')
  return id
}
const clientPage = (id: string, who: TestPerson = ada) => html(who.get(`/portal/matters/${id}`))
const tab = (id: string) => html(lawyer.get(`/firm/matters/${id}/status`))
const both = (en: string, fr: string) => ({ 'happened-en': en, 'happened-fr': fr })
const write = (id: string, fields: Record<string, string | string[]>) =>
  lawyer.post(`/firm/matters/${id}/updates`, fields)
const newestUpdate = (id: string) =>
  portal.deps.db
    .query<{ id: string }, string>(
      'select id from updates where matter_id = ? order by written_at desc, id desc',
    )
    .get(id)?.id ?? ''

test('D2 an update reaches each client in their language, with its document, and answers who asked', async () => {
  const id = await newMatter()
  const document = await addDocument(portal, id, lawyer, 'order.pdf', 'order')
  for (let press = 0; press < 2; press++)
    expect((await ada.post(`/portal/matters/${id}/update-requests`)).status).toBe(303)
  expect(await clientPage(id)).toContain('You asked for an update on Monday 2 March')
  expect(await tab(id)).toContain('Ada Client asked on Monday 2 March.')
  const missing = await write(id, { 'happened-en': 'The judge signed <b>the order</b>.' })
  expect(missing.status).toBe(422)
  const again = await missing.text()
  expect(again).toContain('write it in French too')
  expect(again).toContain('The judge signed &lt;b&gt;the order&lt;/b&gt;.')
  const fields = {
    ...both('The judge signed <b>the order</b>.', 'Le juge a signé l’ordonnance.'),
    ...{ 'next-en': 'You get a copy.', 'next-fr': 'Vous en recevrez une copie.' },
    ...{ lookAgainOn: '2026-03-20', document: [document.id] },
    ...{ [`title-en-${document.id}`]: 'The order', [`title-fr-${document.id}`]: 'L’ordonnance' },
  }
  const preview = await html(lawyer.post(`/firm/matters/${id}/updates/preview`, fields))
  expect(preview).toContain('Will be read by Zoé Cliente')
  expect(await clientPage(id)).not.toContain('the order')
  expect((await write(id, fields)).status).toBe(303)
  const page = await clientPage(id)
  expect(page).toContain('The judge signed &lt;b&gt;the order&lt;/b&gt;.')
  expect(page).toMatch(new RegExp(`/documents/${document.id}"[^>]*><bdi>The order`))
  expect(page).toContain('We look again on Friday 20 March')
  expect(page).not.toContain('You asked for an update')
  expect(await clientPage(id, zoe)).toContain('Le juge a signé l’ordonnance.')
  expect(await tab(id)).toContain('seen by Ada Client and Zoé Cliente')
  expect(eventsIn(portal, id, STATUS)).toEqual(['update.requested', 'update.written'])
})

test('D2 a title that a reader lacks, or a document of another matter, stops the update and shares nothing', async () => {
  const [id, other] = [await newMatter(), await newMatter()]
  const [own, foreign] = [
    await addDocument(portal, id, lawyer, 'a.pdf', 'a'),
    await addDocument(portal, other, lawyer, 'b.pdf', 'b'),
  ]
  const words = both('Done.', 'Fait.')
  const untitled = await write(id, { ...words, document: [own.id], [`title-en-${own.id}`]: 'A' })
  expect(untitled.status).toBe(422)
  const titles = { [`title-en-${foreign.id}`]: 'B', [`title-fr-${foreign.id}`]: 'B' }
  expect((await write(id, { ...words, document: [foreign.id], ...titles })).status).toBe(404)
  expect(eventsIn(portal, id, /^(update|document\.shared)/)).toEqual([])
})

test('D2 for ten minutes an update can be corrected or taken back; then something is added to it', async () => {
  const id = await newMatter()
  await write(id, both('The hearing is on 5 April.', 'L’audience est le 5 avril.'))
  const update = `/firm/matters/${id}/updates/${newestUpdate(id)}`
  portal.clock.forward(9 * 60_000)
  expect(
    (await lawyer.post(`${update}/correction`, both('It is on 6 April.', 'C’est le 6 avril.'))).status,
  ).toBe(303)
  expect(await clientPage(id)).toContain('It is on 6 April.')
  expect(await clientPage(id)).not.toContain('5 April')
  expect(await tab(id)).toContain('5 April')
  portal.clock.forward(2 * 60_000)
  const late = await lawyer.post(`${update}/correction`, both('x', 'y'))
  expect([late.status, (await lawyer.post(`${update}/withdrawal`)).status]).toEqual([422, 422])
  await lawyer.post(`${update}/additions`, both('At nine o’clock.', 'À neuf heures.'))
  expect(await clientPage(id)).toContain('At nine o’clock.')
  await ada.post(`/portal/matters/${id}/update-requests`)
  await write(id, both('Wrong matter.', 'Mauvais dossier.'))
  await lawyer.post(`/firm/matters/${id}/updates/${newestUpdate(id)}/withdrawal`)
  const page = await clientPage(id)
  expect(page).not.toContain('Wrong matter')
  expect(page).toContain('You asked for an update')
})

test('D2 T13 an update that is taken back takes back what it gave, or stays, and was not heard', async () => {
  const id = await newMatter()
  const [old, order] = [
    await addDocument(portal, id, lawyer, 'old.pdf', 'old'),
    await addDocument(portal, id, lawyer, 'order.pdf', 'order'),
  ]
  const words = { en: { title: 'Old' }, fr: { title: 'Ancien' } }
  await share(id, [old], { by: lawyer, to: [ada, zoe], ...words })
  const statusOf = `select heard_at as heardAt from matter_status where matter_id = ?`
  const heardAt = () => portal.deps.db.query<{ heardAt: string }, string>(statusOf).get(id)?.heardAt
  const before = heardAt()
  portal.clock.forward(60_000)
  const titles = [old, order].flatMap(({ id: of }) => [
    [`title-en-${of}`, 'Paper'],
    [`title-fr-${of}`, 'Papier'],
  ])
  const { now } = portal.clock
  let later = 0
  portal.clock.now = () => new Date(now().getTime() + later++)
  await write(id, {
    ...both('Wrong matter.', 'Mauvais dossier.'),
    ...Object.fromEntries(titles),
    document: [old.id, order.id],
  })
  portal.clock.now = now
  const getOrder = async () => (await ada.get(`/portal/matters/${id}/documents/${order.id}`)).status
  expect(await getOrder()).toBe(200)
  const written = heardAt()
  expect(written).not.toBe(before)
  const withdrawal = `/firm/matters/${id}/updates/${newestUpdate(id)}/withdrawal`
  portal.join(id, colleague, 'lawyer', { levels: { documents: 'read' } })
  const refused = await colleague.post(withdrawal)
  expect([refused.status, await getOrder()]).toEqual([422, 200])
  expect(await html(refused)).toContain('you may not take documents back')
  await lawyer.post(withdrawal)
  for (const [document, status] of [
    [old, 200],
    [order, 404],
  ] as const)
    expect((await ada.get(`/portal/matters/${id}/documents/${document.id}`)).status).toBe(status)
  expect(eventsIn(portal, id, /^document.recalled/)).toHaveLength(2)
  expect(heardAt()).toBe(before)
})

test('D3 one click says that nothing is new, for whom we wait and when we look again', async () => {
  const id = await newMatter()
  const beat = (fields: Record<string, string>) => lawyer.post(`/firm/matters/${id}/heartbeats`, fields)
  for (const fields of [
    { waitingOn: 'court', lookAgainOn: '' },
    { waitingOn: 'nobody', lookAgainOn: '2026-04-01' },
    { waitingOn: 'court', lookAgainOn: '2026-02-01' },
    { waitingOn: 'other', lookAgainOn: '2026-04-01', 'waiting-en': 'the land survey' },
  ])
    expect((await beat(fields)).status).toBe(422)
  expect(await tab(id)).toContain('The clients have not heard from the firm yet.')
  portal.clock.forward(60_000)
  expect((await beat({ waitingOn: 'court', lookAgainOn: '2026-04-01' })).status).toBe(303)
  expect(await tab(id)).toContain('The clients last heard from the firm on Monday 2 March.')
  const page = await clientPage(id)
  expect(page).toContain('We are waiting for the court.')
  expect(page).toContain('Nothing else is new.')
  const other = { waitingOn: 'other', 'waiting-en': 'the <i>survey</i>', 'waiting-fr': 'l’arpentage' }
  portal.clock.forward(60_000)
  await beat({ ...other, lookAgainOn: '2026-04-02' })
  expect(await clientPage(id)).toContain('the &lt;i&gt;survey&lt;/i&gt;')
  expect(await clientPage(id, zoe)).toContain('Nous referons le point le jeudi 2 avril')
})

test('a hint speaks of jargon, of a missing next step and of shouting, and never stands in the way', async () => {
  const id = await newMatter()
  const hints = (fields: Record<string, string>) =>
    html(lawyer.post(`/firm/matters/${id}/updates/hints`, fields))
  const said = await hints({
    'happened-en': 'RE: motion record filed pursuant to s. 15(2), OC to serve FLA forthwith',
  })
  for (const word of ['RE:', 's. 15(2)', 'forthwith', 'FLA']) expect(said).toContain(word)
  expect(said).toContain('does not say what comes next')
  expect(await hints({ 'happened-fr': 'Signifié sous toutes réserves selon l’art. 409 C.p.c.' })).toContain(
    'sous toutes réserves',
  )
  expect(
    await hints({ 'happened-en': 'THE OTHER SIDE REFUSED OUR OFFER TODAY', 'next-en': 'We answer.' }),
  ).toContain('capitals')
  const fine = await hints({
    'happened-en': 'The judge signed the order.',
    'next-en': 'You get a copy on Monday.',
  })
  expect(fine).not.toContain('notice')
})

test('C4 T04 who may not read the status sees no part of it, asks nothing, and is told nothing', async () => {
  const id = await newMatter()
  await write(id, both('Secret news', 'Nouvelle secrète'))
  const [firmPath, portalPath] = [`/firm/matters/${id}`, `/portal/matters/${id}`]
  expect(await clientPage(id, expert)).not.toContain('Where your matter stands')
  expect((await expert.get(`${portalPath}/updates`)).status).toBe(404)
  expect((await expert.post(`${portalPath}/update-requests`)).status).toBe(404)
  expect((await portal.stranger.get(`${portalPath}/updates`)).status).toBe(303)
  for (const path of ['status', 'stages', 'team', `updates/${newestUpdate(id)}`])
    expect((await colleague.get(`${firmPath}/${path}`)).status).toBe(404)
  const other = await newMatter()
  expect((await ada.get(`/portal/matters/${other}/updates/${newestUpdate(id)}`)).status).toBe(404)
  expect((await lawyer.get(`/firm/matters/${other}/updates/${newestUpdate(id)}`)).status).toBe(404)
  expect((await owner.get('/firm/settings/stages')).status).toBe(200)
  expect((await lawyer.get('/firm/settings/stages')).status).toBe(404)
})

test('in a matter that is read-only nothing is written and nobody asks', async () => {
  const id = await newMatter()
  await write(id, both('Before', 'Avant'))
  await lawyer.post(`/firm/matters/${id}/closing`, { date: '2026-03-03' })
  passDays(portal, 1)
  expect((await write(id, both('After', 'Après'))).status).toBe(403)
  expect((await ada.post(`/portal/matters/${id}/update-requests`)).status).toBe(403)
  const page = await clientPage(id)
  expect(page).toContain('Before')
  expect(page).not.toContain('Ask for an update')
})

test('D4 the day’s page names who asked, what was promised for today, and matters that are silent too long', async () => {
  const diane = portal.person({ name: 'Diane Lawyer' })
  const [asking, promised, silent, heard] = await Promise.all([1, 2, 3, 4].map(() => newMatter(diane)))
  const today = () => html(diane.get('/firm'))
  const waits = async () => {
    const page = await today()
    return page.slice(page.indexOf('id="waits"'))
  }
  await ada.post(`/portal/matters/${asking}/update-requests`)
  await diane.post(`/firm/matters/${promised}/heartbeats`, { waitingOn: 'court', lookAgainOn: '2026-03-20' })
  expect(await waits()).toContain(`/firm/matters/${asking}/status`)
  expect(await waits()).not.toContain(`/firm/matters/${promised}/status`)
  passDays(portal, 31)
  await diane.post(`/firm/matters/${heard}/updates`, both('News', 'Nouvelles'))
  const page = await waits()
  const silence = page.slice(page.indexOf('heard nothing for 30'))
  expect(page.slice(0, page.indexOf('heard nothing for 30'))).toContain(`/firm/matters/${promised}/status`)
  expect(silence).toContain(`/firm/matters/${silent}/status`)
  expect(silence).not.toContain(`/firm/matters/${heard}/status`)
  expect(await html(colleague.get('/firm'))).not.toContain(`/firm/matters/${silent}`)
  await owner.post('/firm/settings/stages/silence', { silenceDays: '60' })
  expect(await waits()).not.toContain(`/firm/matters/${silent}/status`)
  expect((await owner.post('/firm/settings/stages/silence', { silenceDays: '0' })).status).toBe(422)
})

test('what is new is named once, and not again when it was seen', async () => {
  const id = await newMatter()
  const news = async () => {
    const page = await clientPage(id)
    return page.slice(page.indexOf('id="new"'), page.indexOf('id="documents"'))
  }
  await write(id, both('First <b>news</b>', 'Première'))
  portal.clock.forward(60_000)
  await write(id, both('Second', 'Deuxième'))
  const first = await news()
  expect(first).toContain('First &lt;b&gt;news&lt;/b&gt;')
  expect(first).not.toContain('Second')
  const href = /href="([^"]*\/updates\/[^"]*)"/.exec(first)?.[1] ?? ''
  expect(await html(ada.get(href))).toContain('First &lt;b&gt;news')
  expect(await news()).not.toContain('First')
  const all = await html(ada.get(`/portal/matters/${id}/updates`))
  expect(all).toMatch(/Second.*First/s)
})

test('T46 clients are told that there is something new, once and without a word of it; what was taken back is not told', async () => {
  const diane = portal.person({ name: 'Dora Lawyer' })
  const ben = portal.person({ name: 'Ben Client', kind: 'client' })
  const id = await portal.matter({ responsible: diane })
  portal.join(id, diane, 'responsible-lawyer')
  portal.join(id, ben, 'client')
  const mails = (to: TestPerson) =>
    portal.deps.db.query('select id from mails where person_id = ?').all(to.id).length
  const afterTheMinute = async () => {
    await tick(portal.deps)
    portal.clock.forward(61_000)
    await tick(portal.deps)
    return [mails(ben), mails(diane)]
  }
  await afterTheMinute()
  const [told, firm] = [mails(ben), mails(diane)]
  await diane.post(`/firm/matters/${id}/updates`, { 'happened-en': 'Quillfeather won' })
  await tick(portal.deps)
  await diane.post(`/firm/matters/${id}/updates/${newestUpdate(id)}/withdrawal`)
  expect(await afterTheMinute()).toEqual([told, firm])
  await ben.post(`/portal/matters/${id}/update-requests`)
  expect(await afterTheMinute()).toEqual([told, firm + 1])
  await diane.post(`/firm/matters/${id}/updates`, { 'happened-en': 'Quillfeather won' })
  await diane.post(`/firm/matters/${id}/heartbeats`, { waitingOn: 'court', lookAgainOn: '2026-12-01' })
  expect(await afterTheMinute()).toEqual([told + 1, firm + 1])
})
