import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { addDocument } from './support/documents.ts'
import { eventsIn, letPasskeysAge, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { tus } from './support/tus.ts'

// It is 2 March 2026, 10:00 in Toronto.
const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant' })
const colleague = portal.person({ name: 'Cole Colleague' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const francophone = portal.person({ name: 'Zoé Cliente', kind: 'client', language: 'fr' })
const CLOSINGS = /^closing\.|matter\.(read-only|closed|reopened)/

async function newMatter(): Promise<string> {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, assistant, 'assistant')
  portal.join(id, client, 'client')
  portal.join(id, francophone, 'client')
  return id
}
const html = async (response: Response | Promise<Response>) => (await response).text()
const plan = (id: string, date: string, who: TestPerson = lawyer) =>
  who.post(`/firm/matters/${id}/closing`, { date })
const pageOf = (id: string, who: TestPerson = lawyer) => html(who.get(`/firm/matters/${id}/closing`))
const statusOf = (id: string) =>
  portal.deps.db.query<{ status: string }, string>('select status from matters where id = ?').get(id)?.status

test('a closing is planned, moved and called off, and the log says so', async () => {
  const id = await newMatter()
  expect(await pageOf(id)).toContain('Plan the closing')
  const planned = await plan(id, '2026-05-04')
  expect(planned.status).toBe(303)
  expect(planned.headers.get('location')).toBe(`/firm/matters/${id}/closing`)
  const page = await pageOf(id)
  expect(page).toContain('Read-only from 4 May 2026; then the portal of this matter closes.')
  expect(page).toContain('11 May 2026')
  expect(page).toContain('will be told on 4 April 2026')
  await plan(id, '2026-06-01')
  await plan(id, '2026-06-01')
  await lawyer.post(`/firm/matters/${id}/closing/withdrawal`)
  expect(await pageOf(id)).toContain('Plan the closing')
  expect(eventsIn(portal, id, CLOSINGS)).toEqual(['closing.planned', 'closing.changed', 'closing.called-off'])
  const log = await html(lawyer.get(`/firm/matters/${id}/log`))
  expect(log).toContain('planned that the portal of the matter closes on 4 May 2026')
  const nothing = await lawyer.post(`/firm/matters/${id}/closing/withdrawal`)
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('No closing is planned.')
})

test('a day that is none, today, or years away is refused beside its field', async () => {
  const id = await newMatter()
  for (const [date, sentence] of [
    ['', 'Give a day.'],
    ['2026-02-30', 'Give a day.'],
    ['"><script>alert(1)</script>', 'Give a day.'],
    ['2026-03-02', 'The earliest day is tomorrow.'],
    ['2020-01-01', 'The earliest day is tomorrow.'],
    ['2032-01-01', 'more than five years away'],
  ] as const) {
    const refused = await plan(id, date)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain(sentence)
    expect(page).not.toContain('<script>alert')
  }
  expect(eventsIn(portal, id, CLOSINGS)).toEqual([])
  expect((await plan(id, '2026-03-03')).status).toBe(303)
})

test('who may not manage access sees the plan and does nothing; who is not in the matter sees nothing', async () => {
  const id = await newMatter()
  await plan(id, '2026-05-04')
  const page = await pageOf(id, assistant)
  expect(page).toContain('4 May 2026')
  expect(page).not.toContain(`action="/firm/matters/${id}/clos`)
  const acts = ['closing', 'closing/withdrawal', 'closure', 'reopening']
  for (const act of acts) {
    const path = `/firm/matters/${id}/${act}`
    for (const who of [assistant, colleague, client]) expect((await who.post(path)).status).toBe(404)
    expect((await portal.stranger.post(path)).status).toBe(401)
  }
  expect((await colleague.get(`/firm/matters/${id}/closing`)).status).toBe(404)
})

test('T14 closing at once and opening again ask for the passkey', async () => {
  const id = await newMatter()
  letPasskeysAge(portal)
  for (const act of ['closure', 'reopening']) {
    const asked = await lawyer.post(`/firm/matters/${id}/${act}`)
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain(`/firm/matters/${id}/${act}`)
  }
  expect(eventsIn(portal, id, CLOSINGS)).toEqual([])
  passDays(portal, 0)
  expect((await lawyer.post(`/firm/matters/${id}/closure`)).status).toBe(303)
  expect(statusOf(id)).toBe('closed')
  expect((await lawyer.post(`/firm/matters/${id}/closure`)).status).toBe(422)
  expect((await plan(id, '2026-05-04')).status).toBe(422)
  expect((await owner.post(`/firm/matters/${id}/reopening`)).status).toBe(303)
  expect(statusOf(id)).toBe('open')
  expect((await lawyer.post(`/firm/matters/${id}/reopening`)).status).toBe(422)
  expect(eventsIn(portal, id, CLOSINGS)).toEqual(['matter.closed', 'matter.reopened'])
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(200)
})

test('the page names what is still open, to those who may read documents', async () => {
  const id = await newMatter()
  const document = await addDocument(portal, id, lawyer, 'Settlement <b>.pdf', 'settled')
  const words = { en: { title: 'Settlement' }, fr: { title: 'Règlement' } }
  await share(id, [document], { by: lawyer, to: [client, francophone], ...words })
  await tus(client, `/portal/matters/${id}/uploads`).begin({ size: 10, name: 'Half.pdf' })
  expect(await pageOf(id)).toMatch(/Settlement &lt;b&gt;\.pdf.*Ada Client has not opened it/s)
  await client.get(`/portal/matters/${id}/documents/${document.id}/versions/${document.versionId}/content`)
  const page = await pageOf(id)
  expect(page).toContain('Ada Client opened it and has not confirmed having read it')
  expect(page).toContain('Zoé Cliente has not opened it')
  expect(page).toContain('1\u00a0upload not finished')
  await client.post(`/portal/matters/${id}/documents/${document.id}/acknowledgement`, {
    version: document.versionId,
  })
  expect(await pageOf(id)).not.toContain('Ada Client opened it')
  const bookkeeper = portal.person({ name: 'Bo Bookkeeper', firmRole: 'bookkeeper' })
  portal.join(id, bookkeeper, 'bookkeeper')
  const without = await pageOf(id, bookkeeper)
  expect(without).toContain('You may not read the documents')
  expect(without).not.toContain('Settlement')
})

test('a client reads calmly that the matter closes, and says once that they have their copy', async () => {
  const id = await newMatter()
  const page = () => html(client.get(`/portal/matters/${id}`))
  expect(await page()).not.toContain('closes on')
  expect((await client.post(`/portal/matters/${id}/closing/acknowledgement`)).status).toBe(404)
  await plan(id, '2026-05-04')
  const note = await page()
  expect(note).toContain('This matter closes on 4 May 2026')
  expect(note).toContain('After 10 May 2026 the portal of this matter is closed.')
  expect(note).toContain(`href="/portal/matters/${id}/binder"`)
  expect(await html(francophone.get(`/portal/matters/${id}`))).toContain(
    'Ce dossier sera fermé le 4 mai 2026',
  )
  for (let i = 0; i < 2; i++) {
    const said = await client.post(`/portal/matters/${id}/closing/acknowledgement`)
    expect(said.headers.get('location')).toBe(`/portal/matters/${id}?done=copy#closing`)
  }
  expect(await html(client.get(`/portal/matters/${id}?done=copy`))).toContain('Thank you. The firm now knows')
  expect(await page()).toContain('You told us on 2 March 2026 that you have your copy.')
  expect(eventsIn(portal, id, /acknowledged/)).toEqual(['closing.acknowledged'])
  expect(await html(francophone.get(`/portal/matters/${id}`))).toContain('J’ai ma copie')
  expect(await pageOf(id)).toMatch(/Ada Client.*on 2 March 2026.*Zoé Cliente.*not yet/s)
})

test('the clock alone closes; its events are written once, whatever runs and however often', async () => {
  const id = await newMatter()
  await plan(id, '2026-03-20')
  const upload = () => tus(client, `/portal/matters/${id}/uploads`).create({ size: 3 })
  expect((await upload()).status).toBe(201)
  passDays(portal, 18)
  expect((await upload()).status).toBe(403)
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(200)
  expect(eventsIn(portal, id, /matter\.(read|cl)/)).toEqual([])
  await Promise.all([tick(portal.deps), tick(portal.deps)])
  await tick(portal.deps)
  expect(eventsIn(portal, id, /matter\.(read|cl)/)).toEqual(['matter.read-only'])
  passDays(portal, 7)
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(410)
  expect(statusOf(id)).toBe('open')
  await Promise.all([tick(portal.deps), tick(portal.deps)])
  expect(statusOf(id)).toBe('closed')
  expect(eventsIn(portal, id, /matter\.(read|cl)/)).toEqual(['matter.read-only', 'matter.closed'])
  await lawyer.post(`/firm/matters/${id}/reopening`)
  await tick(portal.deps)
  expect((await upload()).status).toBe(201)
  expect(eventsIn(portal, id, /matter\.(read|cl|reop)/)).toEqual([
    'matter.read-only',
    'matter.closed',
    'matter.reopened',
  ])
})

test('whoever opens a matter again before anything ran finds what the clock did in the log first', async () => {
  const id = await newMatter()
  await plan(id, '2026-05-04')
  passDays(portal, 90)
  await lawyer.post(`/firm/matters/${id}/reopening`)
  await tick(portal.deps)
  expect(eventsIn(portal, id, CLOSINGS)).toEqual([
    'closing.planned',
    'matter.read-only',
    'matter.closed',
    'matter.reopened',
  ])
  expect(statusOf(id)).toBe('open')
})

test('without days of grace the matter closes on its day, and the pages say so', async () => {
  const strict = await startPortal({ 'closing-grace-days': '0' })
  const answerable = strict.person({ name: 'Lee Lawyer' })
  const reader = strict.person({ name: 'Ada Client', kind: 'client' })
  const id = await strict.matter({ responsible: answerable })
  strict.join(id, answerable, 'responsible-lawyer')
  strict.join(id, reader, 'client')
  await plan(id, '2026-03-10', answerable)
  const note = await html(reader.get(`/portal/matters/${id}`))
  expect(note).toContain('From that day the portal of this matter is closed.')
  passDays(strict, 8)
  expect((await reader.get(`/portal/matters/${id}`)).status).toBe(410)
  await tick(strict.deps)
  expect(eventsIn(strict, id, /matter\.(read|cl)/)).toEqual(['matter.read-only', 'matter.closed'])
  strict.stop()
})

test('the firm downloads the binder of a client who calls after the matter has closed', async () => {
  const id = await newMatter()
  await lawyer.post(`/firm/matters/${id}/closure`)
  const link = `/firm/matters/${id}/binder/people/${client.id}`
  expect(await pageOf(id)).toContain(`href="${link}"`)
  const zip = await lawyer.get(link)
  expect(zip.status).toBe(200)
  expect(Buffer.from(await zip.bytes()).toString('latin1')).toContain('manifest.json')
})
