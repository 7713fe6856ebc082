import { afterAll, expect, test } from 'bun:test'
import { eventsIn } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

// It is 2 March 2026, 10:00 in Toronto.
const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const zoe = portal.person({ name: 'Zoé Cliente', kind: 'client', language: 'fr' })
const html = async (response: Response | Promise<Response>) => (await response).text()

async function newMatter(by = lawyer): Promise<string> {
  const id = await portal.matter({ responsible: by })
  portal.join(id, by, 'responsible-lawyer')
  portal.join(id, ada, 'client')
  portal.join(id, zoe, 'client')
  return id
}
const clientPage = (id: string, who: TestPerson = ada) => html(who.get(`/portal/matters/${id}`))
const stageIds = (id: string) =>
  portal.deps.db
    .query<{ id: string }, string>('select id from matter_stages where matter_id = ? order by position')
    .all(id)
    .map((row) => row.id)

test('D1 a matter takes a copy of a template, begins a stage, and its client sees where it is', async () => {
  const id = await newMatter()
  expect(await clientPage(id)).not.toContain('You are here')
  await lawyer.post(`/firm/matters/${id}/stages`, { template: 'family' })
  const [first = '', second = ''] = stageIds(id)
  expect(await clientPage(id)).not.toContain('You are here')
  const asking = await html(lawyer.get(`/firm/matters/${id}/stages/${first}/beginning`))
  expect(asking).toContain('Write down your questions')
  expect(asking).toContain('Comprendre votre situation')
  await lawyer.post(`/firm/matters/${id}/stages/${first}/beginning`, { task: ['0'], request: ['0'] })
  await lawyer.post(`/firm/matters/${id}/stages/${second}/beginning`)
  const page = await clientPage(id)
  expect(page).toMatch(/<li class="done">.*<li class="now" aria-current="step">.*Preparing your application/s)
  expect(page).toContain('usually 3 to 6 weeks')
  expect(await clientPage(id, zoe)).toContain('Vous êtes ici')
  expect(eventsIn(portal, id, /^(stages?|task|request)\./)).toEqual([
    ...['stages.set', 'stage.begun', 'task.given', 'request.made', 'stage.begun'],
  ])
  const refused = await lawyer.post(`/firm/matters/${id}/stages`, { template: 'family' })
  expect(refused.status).toBe(422)
})

test('D1 the firm changes a template, a matter keeps the copy it took, and either can be put in another order', async () => {
  const id = await newMatter()
  await lawyer.post(`/firm/matters/${id}/stages`, { template: 'family' })
  const stage = '/firm/settings/stages/family/application'
  const half = await owner.post(stage, { 'name-en': 'Our <u>own</u> name' })
  expect(half.status).toBe(422)
  expect(await half.text()).toContain('Our &lt;u&gt;own&lt;/u&gt; name')
  const own = { 'name-en': 'Our <u>own</u> name', 'name-fr': 'Notre nom', 'usual-from': '2', 'usual-to': '3' }
  await owner.post(stage, {
    ...own,
    'task-0-title-en': 'Call us',
    'task-0-title-fr': 'Nous appeler',
    'task-0-due': '5',
  })
  expect(await html(owner.get('/firm/settings/stages/family'))).toContain('Our &lt;u&gt;own&lt;/u&gt; name')
  expect(await html(lawyer.get(`/firm/matters/${id}/stages`))).not.toContain('own&lt;/u&gt; name')
  const [first = '', second = ''] = stageIds(id)
  await lawyer.post(`/firm/matters/${id}/stages/${second}/position`, { direction: 'up' })
  expect(stageIds(id).slice(0, 2)).toEqual([second, first])
  await lawyer.post(`/firm/matters/${id}/stages/${first}/beginning`)
  expect((await lawyer.post(`/firm/matters/${id}/stages/${first}/removal`)).status).toBe(422)
  expect((await lawyer.post(`/firm/matters/${id}/stages/${second}/removal`)).status).toBe(303)
  expect(stageIds(id)).not.toContain(second)
  await owner.post('/firm/settings/stages/family/reset')
  expect(await html(owner.get('/firm/settings/stages/family'))).not.toContain('own&lt;/u&gt; name')
})

test('D5 the clients see their team, who was chosen and what is said of them', async () => {
  const id = await newMatter()
  const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant' })
  portal.join(id, assistant, 'assistant')
  const team = async (who = ada) => {
    const page = await clientPage(id, who)
    return page.slice(page.indexOf('id="team"'))
  }
  expect(await team()).toMatch(/Lee Lawyer.*Aïda Assistant/s)
  const refused = await lawyer.post(`/firm/matters/${id}/team`, {
    shown: lawyer.id,
    [`sentence-${lawyer.id}-en`]: 'Calls <b>back</b>',
  })
  expect(refused.status).toBe(422)
  await lawyer.post(`/firm/matters/${id}/team`, {
    ...{ shown: lawyer.id, [`sentence-${lawyer.id}-en`]: 'Calls <b>back</b>' },
    [`sentence-${lawyer.id}-fr`]: 'Rappelle',
  })
  expect(await team()).toContain('Calls &lt;b&gt;back&lt;/b&gt;')
  expect(await team(zoe)).toContain('Rappelle')
  expect(await team()).not.toContain('Aïda')
})
