import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { DAY } from '../src/clock.ts'
import { verifySignature } from '../src/vault/firm-key.ts'
import {
  approve,
  askFor,
  busyMatter,
  doomedMatter,
  exportWhole,
  standingRequest,
} from './support/destruction.ts'
import { addDocument } from './support/documents.ts'
import { eventsIn, letPasskeysAge, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

// It is 2 March 2026, 10:00 in Toronto.
const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const colleague = portal.person({ name: 'Cole Colleague' })
const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const cast = { lawyer, client }
const DESTRUCTION = /destruction\.|matter\.destroyed/
const html = async (response: Response | Promise<Response>) => (await response).text()
const pageOf = (id: string, who: TestPerson = lawyer) => html(who.get(`/firm/matters/${id}/destruction`))
const statusOf = (id: string) =>
  portal.deps.db.query<{ status: string }, string>('select status from matters where id = ?').get(id)?.status

test('the page shows each condition with the next step, and asks for nothing before they are met', async () => {
  const matter = await busyMatter(portal, cast, 'Open matter')
  const open = await pageOf(matter.id)
  expect(open).toContain('The portal of the matter is closed')
  expect(open).toContain(`href="/firm/matters/${matter.id}/closing"`)
  expect(open).toContain(`vestibule matter export ${matter.number} --to ${matter.number}.zip`)
  expect(open).toContain('Olive Owner and Lee Lawyer')
  expect(open).not.toContain('name="number"')
  const refused = await lawyer.post(`/firm/matters/${matter.id}/destruction`, {
    number: matter.number,
    reason: 'x',
  })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Something on the list still has to be done first.')
  await lawyer.post(`/firm/matters/${matter.id}/closure`)
  await lawyer.post(`/firm/matters/${matter.id}/holds`, { reason: 'Appeal' })
  await exportWhole(portal, matter.id)
  expect(await pageOf(matter.id)).toContain('1\u00a0legal hold stands')
  expect(
    (await lawyer.post(`/firm/matters/${matter.id}/destruction`, { number: matter.number })).status,
  ).toBe(422)
  expect(eventsIn(portal, matter.id, DESTRUCTION)).toEqual([])
})

test('two people decide: one asks with a reason, another approves, and the matter is gone', async () => {
  const matter = await doomedMatter(portal, cast)
  const request = await askFor(portal, matter, lawyer, 'The client asked for it <b>in writing</b>')
  expect(await pageOf(matter.id)).toContain('Somebody else has to approve it.')
  const own = await approve(matter, request, lawyer)
  expect(own.status).toBe(422)
  expect(await own.text()).toContain('Somebody else has to approve it: you asked for it.')
  expect(await pageOf(matter.id, owner)).toContain('The client asked for it &lt;b&gt;in writing&lt;/b&gt;')
  const approved = await approve(matter, request, owner)
  expect(approved.headers.get('location')).toBe(`/firm/destructions/${request}`)
  expect(await html(owner.get(`/firm/destructions/${request}`))).toContain('are being destroyed now')
  expect((await owner.get(`/firm/destructions/${request}/certificate/json`)).status).toBe(404)
  await tick(portal.deps)
  const page = await html(owner.get(`/firm/destructions/${request}`))
  expect(page).toContain('no registered copy of the keyring opens it')
  expect(page).toContain('The client asked for it &lt;b&gt;in writing&lt;/b&gt;')
  expect(page).not.toContain('will of doom')
  expect(statusOf(matter.id)).toBe('destroyed')
  expect(eventsIn(portal, matter.id, DESTRUCTION)).toEqual([
    'destruction.requested',
    'destruction.approved',
    'matter.destroyed',
    'destruction.completed',
  ])
})

test('the certificate is signed, names ids and hashes, and no names', async () => {
  const matter = await doomedMatter(portal, cast, 'Certified estate')
  const request = await askFor(portal, matter, owner)
  await approve(matter, request, lawyer)
  await tick(portal.deps)
  const file = async (ending: string) => {
    const response = await lawyer.get(`/firm/destructions/${request}/certificate/${ending}`)
    expect(response.status).toBe(200)
    return response.bytes()
  }
  const json = await file('json')
  const firm = await portal.deps.vault.firmKey.certificate()
  expect(await verifySignature(json, Buffer.from(await file('json.asc')).toString(), firm)).not.toBeNull()
  const text = Buffer.from(json).toString()
  const certificate = JSON.parse(text)
  expect(certificate).toMatchObject({
    status: 'complete',
    matter: { id: matter.id, number: matter.number },
    requested: { name: 'Olive Owner', reason: 'Agreed' },
    approved: { name: 'Lee Lawyer' },
    deciders: 2,
    export: { state: 'proven' },
    unlockRenewed: false,
  })
  expect(certificate.documents.map(({ documentId }: { documentId: string }) => documentId).sort()).toEqual(
    matter.documents.map(({ id }) => id).sort(),
  )
  const sent = new Bun.CryptoHasher('sha256').update('sent for Certified estate').digest('hex')
  expect(text).toContain(sent)
  for (const word of ['doom', 'Certified estate', 'Doomed will', 'Ada Client'])
    expect(text).not.toContain(word)
  const pdf = await file('pdf')
  expect(await verifySignature(pdf, Buffer.from(await file('pdf.asc')).toString(), firm)).not.toBeNull()
  expect((await lawyer.get(`/firm/destructions/${request}/certificate/exe`)).status).toBe(404)
})

test('numbers that are not the number of the matter destroy nothing', async () => {
  const matter = await doomedMatter(portal, cast)
  const numbers = [
    '',
    'D-0',
    `${matter.number}x`,
    matter.number.toLowerCase(),
    `%${matter.number}%`,
    "' or 1=1 --",
    '<script>',
  ]
  for (const number of numbers) {
    const refused = await lawyer.post(`/firm/matters/${matter.id}/destruction`, { number, reason: 'x' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(`Type the number of this matter: ${matter.number}.`)
  }
  const request = await askFor(portal, matter, lawyer)
  for (const number of numbers) {
    const path = `/firm/matters/${matter.id}/destruction/${request}/approval`
    expect((await owner.post(path, { number })).status).toBe(422)
  }
  expect(statusOf(matter.id)).toBe('closed')
})

test('T14 both decisions want a fresh passkey', async () => {
  const matter = await doomedMatter(portal, cast)
  letPasskeysAge(portal)
  const asked = await lawyer.post(`/firm/matters/${matter.id}/destruction`, {
    number: matter.number,
    reason: 'x',
  })
  expect(asked.status).toBe(403)
  expect(standingRequest(portal, matter.id)).toBe('')
  passDays(portal, 0)
  const request = await askFor(portal, matter, lawyer)
  letPasskeysAge(portal)
  expect((await approve(matter, request, owner)).status).toBe(403)
  passDays(portal, 1)
  portal.clock.forward(-DAY)
  expect((await approve(matter, request, owner)).status).toBe(403)
  passDays(portal, 0)
  expect(statusOf(matter.id)).toBe('closed')
})

test('a request can be withdrawn, and lapses after seven days', async () => {
  const matter = await doomedMatter(portal, cast)
  const first = await askFor(portal, matter, lawyer)
  expect((await lawyer.post(`/firm/matters/${matter.id}/destruction/withdrawal`)).status).toBe(303)
  expect((await approve(matter, first, owner)).status).toBe(404)
  expect((await lawyer.post(`/firm/matters/${matter.id}/destruction/withdrawal`)).status).toBe(422)
  const second = await askFor(portal, matter, lawyer)
  const twice = await owner.post(`/firm/matters/${matter.id}/destruction`, {
    number: matter.number,
    reason: 'x',
  })
  expect(await twice.text()).toContain('It was asked for already.')
  passDays(portal, 7)
  expect(await (await approve(matter, second, owner)).text()).toContain('The request has lapsed.')
  expect(await pageOf(matter.id)).toContain('The request lapsed on')
  const third = await askFor(portal, matter, owner)
  expect((await approve(matter, third, lawyer)).status).toBe(303)
  expect(statusOf(matter.id)).toBe('destroyed')
  expect(eventsIn(portal, matter.id, DESTRUCTION)).toEqual([
    'destruction.requested',
    'destruction.withdrawn',
    'destruction.requested',
    'destruction.requested',
    'destruction.approved',
  ])
})

test('what changes after the request stops the approval', async () => {
  const matter = await doomedMatter(portal, cast)
  const request = await askFor(portal, matter, lawyer)
  await lawyer.post(`/firm/matters/${matter.id}/holds`, { reason: 'Appeal' })
  expect((await approve(matter, request, owner)).status).toBe(422)
  const [hold] = portal.deps.db
    .query<{ id: string }, string>('select id from legal_holds where matter_id = ?')
    .all(matter.id)
  await lawyer.post(`/firm/matters/${matter.id}/holds/${hold?.id}/lifting`)
  await lawyer.post(`/firm/matters/${matter.id}/reopening`)
  expect((await approve(matter, request, owner)).status).toBe(422)
  await addDocument(portal, matter.id, lawyer, 'late.txt', 'late')
  await lawyer.post(`/firm/matters/${matter.id}/closure`)
  const stale = await approve(matter, request, owner)
  expect(stale.status).toBe(422)
  expect(await stale.text()).toContain('and the matter changed since')
  await exportWhole(portal, matter.id)
  expect((await approve(matter, request, owner)).status).toBe(303)
})

test('two approvals and a withdrawal at once: one of them happens', async () => {
  const second = portal.person({ name: 'Otto Owner', firmRole: 'owner' })
  for (const round of [0, 1, 2, 3]) {
    const matter = await doomedMatter(portal, cast, `Raced ${round}`)
    const request = await askFor(portal, matter, lawyer)
    const answers = await Promise.all([
      approve(matter, request, owner),
      approve(matter, request, second),
      lawyer.post(`/firm/matters/${matter.id}/destruction/withdrawal`),
    ])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(eventsIn(portal, matter.id, /approved|withdrawn/)).toHaveLength(1)
    await Promise.all([tick(portal.deps)])
  }
  portal.deps.db.query("update persons set status = 'disabled' where id = ?").run(second.id)
})

test('T03 only those who decide can; outsiders see nothing, and certificates are for those who could have decided', async () => {
  const matter = await doomedMatter(portal, cast)
  portal.join(matter.id, assistant, 'assistant')
  expect(await pageOf(matter.id, assistant)).toContain('Only the owners and the lawyer responsible')
  const base = `/firm/matters/${matter.id}/destruction`
  const manager = portal.person({ name: 'Max Manager' })
  portal.join(matter.id, manager, 'lawyer', { levels: { members: 'edit' } })
  const form = { number: matter.number, reason: 'x' }
  for (const who of [assistant, colleague, client, manager])
    expect((await who.post(base, form)).status).toBe(404)
  expect((await portal.stranger.post(base, form)).status).toBe(401)
  const request = await askFor(portal, matter, lawyer)
  for (const who of [assistant, colleague, client, manager]) {
    expect((await approve(matter, request, who)).status).toBe(404)
    expect((await who.post(`${base}/withdrawal`)).status).toBe(404)
  }
  const elsewhere = await doomedMatter(portal, cast, 'Another')
  expect((await approve(elsewhere, request, owner)).status).toBe(404)
  await approve(matter, request, owner)
  await tick(portal.deps)
  for (const who of [assistant, colleague, manager]) {
    expect(await html(who.get('/firm/destructions'))).not.toContain(matter.number)
    expect((await who.get(`/firm/destructions/${request}`)).status).toBe(404)
    expect((await who.get(`/firm/destructions/${request}/certificate/json`)).status).toBe(404)
  }
  expect((await client.get(`/firm/destructions/${request}`)).status).toBe(404)
  expect(await html(lawyer.get('/firm/destructions'))).toContain(matter.number)
})

test('where one person decides, the same person approves with the passkey again', async () => {
  const alone = await startPortal()
  const only = alone.person({ name: 'Solo Owner', firmRole: 'owner' })
  const theirClient = alone.person({ name: 'Ada Client', kind: 'client' })
  const matter = await doomedMatter(alone, { lawyer: only, client: theirClient })
  expect(await html(only.get(`/firm/matters/${matter.id}/destruction`))).toContain(
    'Only Solo Owner can decide here',
  )
  const request = await askFor(alone, matter, only)
  expect((await approve(matter, request, only)).status).toBe(403)
  alone.clock.forward(1000)
  passDays(alone, 0)
  expect((await approve(matter, request, only)).status).toBe(303)
  await tick(alone.deps)
  expect(await html(only.get(`/firm/destructions/${request}`))).toContain(
    'The firm had one person who could decide.',
  )
  alone.stop()
})
