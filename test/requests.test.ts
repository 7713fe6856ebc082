import { afterAll, beforeAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { eventsIn } from './support/passing.ts'
import { startPortal } from './support/portal.ts'
import { sendAll } from './support/tus.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const walled = portal.person({ name: 'Wade Walled' })
const nonMember = portal.person({ name: 'Nora Nonmember' })
const client = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const outsider = portal.person({ name: 'Eve Client', kind: 'client' })
const HOSTILE = '<img src=x onerror=alert(1)>'
let matterId = ''
let firm = ''
let guest = ''

beforeAll(async () => {
  matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, walled, 'lawyer')
  portal.join(matterId, client, 'client')
  await raiseWall(matterId, { by: owner, against: walled })
  firm = `/firm/matters/${matterId}`
  guest = `/portal/matters/${matterId}`
})

const text = async (answer: Promise<Response>) => (await answer).text()
const request = (fields: Record<string, string>) =>
  lawyer.post(`${firm}/requests`, { 'title-fr': 'Vos revenus', 'item-0-title-fr': HOSTILE, ...fields })
const items = () =>
  db
    .query<{ id: string; state: string }, string>(
      'select id, state from request_items where matter_id = ? order by id',
    )
    .all(matterId)
const item = (at: number) => items()[at]?.id ?? ''

test('K3 a request goes out in the language of its readers, with days to come, or stays on its form', async () => {
  const wrong = await request({ 'title-fr': '', 'title-en': 'Your income' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(page).toContain('id="error-title-fr"')
  expect(page).toContain('Your income')
  expect(await text(request({ dueOn: '2026-03-01' }))).toContain('This day is over')
  expect(await text(request({ 'item-0-title-fr': '' }))).toContain('Name one document')
  const answer = await request({
    ...{ dueOn: '2026-03-09', 'item-0-explanation-fr': 'Demandez-la à votre employeur.' },
    ...{ 'item-1-title-fr': 'Déclaration de revenus', 'item-1-dueOn': '' },
  })
  expect(answer.status).toBe(303)
  expect(eventsIn(portal, matterId, /^request/)).toEqual(['request.made'])
})

test('B6 the client sees what is asked and by when, sends it, and hears what the firm makes of it', async () => {
  const page = await text(client.get(guest))
  expect(page).toContain('&lt;img src=x')
  expect(page).not.toContain('<img src=x')
  expect(page).toContain('d’ici lundi 9 mars')
  await sendAll(client, `${guest}/uploads`, {
    bytes: new Uint8Array([1]),
    name: 'T4.pdf',
    target: `item:${item(0)}`,
  })
  const review = await text(lawyer.get('/firm/tasks'))
  expect(review).toContain('Document sent')
  const home = await text(lawyer.get('/firm'))
  expect(home).toContain('Document sent')
  // Once is enough, and whoever cannot answer requests still sees that something came.
  expect(home).not.toContain('not looked at yet')
  const clerk = portal.person({ name: 'Dot Documents', firmRole: 'assistant' })
  portal.join(matterId, clerk, 'assistant', { levels: { tasks: 'none' } })
  expect(await text(clerk.get('/firm'))).toContain('not looked at yet')
  const back = await lawyer.post(`${firm}/items/${item(0)}/return`, { 'reason-en': 'Only page 1' })
  expect(back.status).toBe(422)
  expect(await back.text()).toContain('Only page 1')
  await lawyer.post(`${firm}/items/${item(0)}/return`, { 'reason-fr': 'Il manque la page 2.' })
  expect(await text(client.get(`${guest}/items/${item(0)}`))).toContain('Il manque la page 2.')
  expect(await text(client.get(guest))).toContain('Renvoyé avec une note')
  await sendAll(client, `${guest}/uploads`, {
    bytes: new Uint8Array([2]),
    name: 'T4 p2.pdf',
    target: `item:${item(0)}`,
  })
  expect((await lawyer.post(`${firm}/items/${item(0)}/acceptance`)).status).toBe(303)
  expect((await lawyer.post(`${firm}/items/${item(0)}/acceptance`)).status).toBe(303)
  expect(eventsIn(portal, matterId, /accepted/)).toHaveLength(1)
  expect(await text(client.get(`${guest}/items/${item(0)}`))).toContain('Bien reçu, merci')
})

test('B6 “I do not have this” wants a reason, can be taken back, and ends with an excuse', async () => {
  const page = `${guest}/items/${item(1)}`
  expect((await client.post(`${page}/absence`, { reason: ' ' })).status).toBe(422)
  await client.post(`${page}/absence`, { reason: `Perdue ${HOSTILE}` })
  expect(await text(lawyer.get(`${firm}/requests/${requestId()}`))).toContain('Perdue &lt;img')
  await client.post(`${page}/absence/withdrawal`)
  expect(items()[1]?.state).toBe('open')
  await client.post(`${page}/absence`, { reason: 'Perdue' })
  // Nobody is offered to accept what is not there.
  const answers = await text(lawyer.get(`${firm}/requests/${requestId()}`))
  expect(answers).toContain('Received another way')
  expect(answers).not.toContain('>Accept<')
  await lawyer.post(`${firm}/items/${item(1)}/excuse`)
  expect(items().map(({ state }) => state)).toEqual(['accepted', 'excused'])
  expect(await text(client.get(`${guest}/requests/${requestId()}`))).toContain('2\u00a0réponses sur 2')
  expect((await lawyer.post(`${firm}/requests/${requestId()}/withdrawal`)).status).toBe(303)
  expect((await client.get(page)).status).toBe(404)
})
const requestId = () => db.query<{ id: string }, []>('select id from requests').get()?.id ?? ''
const one = (table: string) =>
  String(db.query<{ id: string }, []>(`select id from ${table} order by id desc`).get()?.id)

test('F1 a task is done, undone, done, opened again with a reason, and confirmed', async () => {
  const task = {
    kind: 'sign',
    'title-fr': `Signer ${HOSTILE}`,
    'howTo-fr': 'Avec un stylo bleu.',
    dueOn: '2026-03-03',
  }
  expect((await lawyer.post(`${firm}/tasks`, { ...task, assignee: lawyer.id })).status).toBe(422)
  expect((await lawyer.post(`${firm}/tasks`, { ...task, assignee: client.id })).status).toBe(303)
  const id = one('tasks')
  const page = `${guest}/tasks/${id}`
  expect(await text(client.get(page))).toContain('Signer &lt;img')
  for (const act of ['completion', 'completion/withdrawal', 'completion'])
    expect((await client.post(`${page}/${act}`)).status).toBe(303)
  await lawyer.post(`${firm}/tasks/${id}/reopening`, { 'reason-fr': 'Il manque les initiales.' })
  expect(await text(client.get(page))).toContain('Il manque les initiales.')
  await client.post(`${page}/completion`)
  await lawyer.post(`${firm}/tasks/${id}/confirmation`)
  expect((await client.post(`${page}/completion/withdrawal`)).status).toBe(422)
  expect(eventsIn(portal, matterId, /^task/)).toEqual([
    ...[
      'task.given',
      'task.done',
      'task.undone',
      'task.done',
      'task.reopened',
      'task.done',
      'task.confirmed',
    ],
  ])
})

test('F1 a task for one client is nobody else’s', async () => {
  const spouse = portal.person({ name: 'Abe Client', kind: 'client', language: 'fr' })
  portal.join(matterId, spouse, 'client')
  await lawyer.post(`${firm}/tasks`, { kind: 'call', 'title-fr': 'Appeler la banque', assignee: client.id })
  const page = `${guest}/tasks/${one('tasks')}`
  expect((await client.get(page)).status).toBe(200)
  expect((await spouse.get(page)).status).toBe(404)
  expect((await spouse.post(`${page}/completion`)).status).toBe(404)
  expect(await text(spouse.get(guest))).not.toContain('Appeler la banque')
})

const kindsTold = (personId: string) =>
  db
    .query<{ kind: string }, string>(
      'select distinct kind from notices join events on seq = event_seq where notices.person_id = ?',
    )
    .all(personId)
    .map(({ kind }) => kind)

test('F2 whoever is given an internal task is told, as well when it passes to them later', async () => {
  const colleague = portal.person({ name: 'Cole Colleague' })
  portal.join(matterId, colleague, 'lawyer')
  await lawyer.post(`${firm}/internal-tasks`, { 'title-en': 'Call the registry', assignee: lawyer.id })
  await lawyer.post(`${firm}/internal-tasks/${one('internal_tasks')}`, { dueOn: '', assignee: colleague.id })
  await tick(portal.deps)
  const given = kindsTold(colleague.id).filter((kind) => kind.startsWith('internal'))
  expect(given).toEqual(['internal-task.changed'])
})

test('F2 T09 no page for a client shows an internal task, nor its id, nor that it exists', async () => {
  await lawyer.post(`${firm}/internal-tasks`, {
    'title-en': 'Obsidian chore',
    'howTo-en': 'Obsidian how',
    assignee: lawyer.id,
  })
  const id = one('internal_tasks')
  expect(await text(lawyer.get('/firm/tasks'))).toContain('Obsidian chore')
  await lawyer.post(`${firm}/internal-tasks/${id}/completion`)
  await lawyer.post(`${firm}/internal-tasks/${id}/completion/withdrawal`)
  await lawyer.post(`${firm}/internal-tasks/${id}`, { dueOn: '2026-03-05', assignee: '' })
  const routes = portal.app.routes.filter(
    ({ path, method }) => method === 'GET' && path.startsWith('/portal'),
  )
  for (const { path } of routes) {
    const filled = path.replace(':matterId', matterId).replace(/:\w+/g, id)
    const answer = await client.get(filled)
    const body = await answer.text()
    expect(body.includes('Obsidian') || (answer.ok && body.includes(id)) ? path : '').toBe('')
  }
  await tick(portal.deps)
  const told = kindsTold(client.id)
  expect(told).toContain('task.given')
  expect(told.filter((kind) => kind.startsWith('internal'))).toEqual([])
})

test('T04 T13 a stranger, a non-member and a walled person find nothing, and nobody adds while reading only', async () => {
  for (const path of [
    'tasks',
    'tasks/new',
    'requests/new',
    `requests/${requestId()}`,
    'internal-tasks/new',
  ]) {
    expect((await portal.stranger.get(`${firm}/${path}`)).status).toBe(303)
    for (const who of [nonMember, walled]) expect((await who.get(`${firm}/${path}`)).status).toBe(404)
  }
  for (const path of ['tasks', `requests/${requestId()}`])
    expect((await outsider.get(`${guest}/${path}`)).status).toBe(404)
  expect(await text(nonMember.get('/firm/tasks?list=matters'))).not.toContain('Appeler la banque')
  expect(await text(walled.get('/firm/tasks?list=matters'))).not.toContain('Appeler la banque')
  await request({})
  const id = items().at(-1)?.id ?? ''
  await lawyer.post(`${firm}/closing`, { date: '2026-03-03' })
  portal.clock.forward(86_400_000)
  db.query('update sessions set created_at = $now, last_seen_at = $now').run({
    now: portal.clock.now().toISOString(),
  })
  expect((await client.get(`${guest}/items/${id}`)).status).toBe(200)
  expect((await client.post(`${guest}/items/${id}/absence`, { reason: 'Non' })).status).toBe(403)
  expect((await lawyer.post(`${firm}/items/${id}/acceptance`)).status).toBe(403)
  expect((await request({})).status).toBe(403)
})
