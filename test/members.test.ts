import { afterAll, expect, test } from 'bun:test'
import { DAY, SECOND } from '../src/clock.ts'
import { OFFERED_SECTIONS } from '../src/rights.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { recall, share } from './support/shares.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer', firmRole: 'lawyer' })
const second = portal.person({ name: 'Sam Second', firmRole: 'lawyer' })
const assistant = portal.person({ name: 'Aïda Assistant', firmRole: 'assistant', language: 'fr' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })

const matterId = await newMatter()
const members = `/firm/matters/${matterId}/members`

async function newMatter(): Promise<string> {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  return id
}
const html = async (response: Response | Promise<Response>) => (await response).text()
/** Rights are given with a passkey just used; the test says when it was not. */
const fresh = (person: TestPerson) =>
  portal.deps.db
    .query('update sessions set verified_at = ? where person_id = ?')
    .run(portal.clock.now().toISOString(), person.id)
const sent = async (who: TestPerson, path: string, fields: Record<string, string> = {}) => {
  fresh(who)
  return who.post(path, fields)
}
/** Time passes, and everybody signs in again. */
const forward = (milliseconds: number) => {
  portal.clock.forward(milliseconds)
  portal.deps.db
    .query('update sessions set created_at = $now, last_seen_at = $now')
    .run({ now: portal.clock.now().toISOString() })
}
const membership = (personId: string, of = matterId) =>
  portal.deps.db
    .query<
      { role: string; documents: number; billing: number; starts_at: string; ends_at: string | null },
      string[]
    >(
      'select role, documents, billing, starts_at, ends_at from matter_members where matter_id = ? and person_id = ?',
    )
    .get(of, personId)
const matterOf = (who: TestPerson, id = matterId) => who.get(`/firm/matters/${id}`)

test('a lawyer gives an assistant access; it holds on the next request of an open session', async () => {
  expect((await matterOf(assistant)).status).toBe(404)
  const response = await sent(lawyer, members, { person: assistant.id, role: 'assistant', billing: 'none' })
  expect(response.headers.get('location')).toBe(members)
  expect((await matterOf(assistant)).status).toBe(200)
  expect(membership(assistant.id)).toMatchObject({ role: 'assistant', documents: 4, billing: 0 })
  expect(await html(lawyer.get(members))).toContain('Member as assistant')
  expect(await html(matterOf(lawyer))).toContain('as assistant')
})

test('a change and a removal hold on the next request too', async () => {
  const changed = await sent(lawyer, `${members}/${assistant.id}`, { role: 'assistant', documents: 'none' })
  expect(changed.status).toBe(303)
  expect(await html(matterOf(assistant))).not.toContain(`/firm/matters/${matterId}/documents`)
  const removed = await sent(lawyer, `${members}/${assistant.id}/removal`)
  expect(removed.status).toBe(303)
  expect((await matterOf(assistant)).status).toBe(404)
  expect(await html(matterOf(lawyer))).toContain('ended the access of')
})

test('T14 rights are given only with a passkey used in the last five minutes', async () => {
  forward(6 * 60 * SECOND)
  const response = await lawyer.post(members, { person: second.id, role: 'lawyer' })
  expect(response.status).toBe(403)
  expect(membership(second.id)).toBeNull()
  expect(await html(lawyer.get(`${members}/new?person=${second.id}`))).toContain('asked for your passkey')
})

test('the page says why each person sees the matter, and who is shut out by a date', async () => {
  await sent(lawyer, members, { person: second.id, role: 'lawyer', start: '2026-05-01' })
  const page = await html(lawyer.get(members))
  expect(page).toContain('Owner of the firm: sees every matter')
  expect(page).toContain('Member as responsible lawyer')
  expect(page).toContain('Has not begun yet')
  expect((await matterOf(second)).status).toBe(404)
  expect(membership(second.id)?.starts_at).toBe('2026-05-01T04:00:00.000Z')
  await sent(lawyer, `${members}/${second.id}/removal`)
})

test('somebody outside needs a last day, 90 days away at most', async () => {
  const give = (end: string) => sent(lawyer, members, { person: expert.id, role: 'third-party', end })
  expect(await html(give(''))).toContain('id="error-end"')
  expect(await html(give('2027-01-01'))).toContain('At most 90 days')
  expect(await html(give('2026-03-01'))).toContain('must not lie in the past')
  expect(await html(give('soon'))).toContain('id="error-end"')
  expect(membership(expert.id)).toBeNull()
  expect((await give('2026-03-31')).status).toBe(303)
  expect(membership(expert.id)?.ends_at).toBe('2026-04-01T04:00:00.000Z')
})

test('A7 a third party’s right ends on the second, and can be renewed before', async () => {
  const id = await newMatter()
  const portalPage = () => expert.get(`/portal/matters/${id}`)
  await sent(lawyer, `/firm/matters/${id}/members`, {
    person: expert.id,
    role: 'third-party',
    end: '2026-03-02',
  })
  const end = Date.parse(membership(expert.id, id)?.ends_at ?? '')
  const renew = `/firm/matters/${id}/members/${expert.id}`
  expect(await html(lawyer.get(renew))).toContain('value="2026-03-02"')
  forward(end - SECOND - portal.clock.now().getTime())
  expect((await portalPage()).status).toBe(200)
  forward(SECOND)
  expect((await portalPage()).status).toBe(404)
  forward(SECOND)
  expect((await portalPage()).status).toBe(404)
  expect(await html(lawyer.get(`/firm/matters/${id}/members`))).toContain('Has ended')
  await sent(lawyer, renew, { role: 'third-party', documents: 'read', end: '2026-04-01' })
  expect((await portalPage()).status).toBe(200)
})

test('the 90 days are counted from now when a right began long ago', async () => {
  forward(10 * DAY)
  const late = await sent(lawyer, `${members}/${expert.id}`, { role: 'third-party', end: '2026-07-01' })
  expect(await late.text()).toContain('At most 90 days')
})

test('guests are given no more than fits a guest', async () => {
  const give = (fields: Record<string, string>) =>
    sent(lawyer, members, { person: client.id, role: 'client', ...fields })
  expect(await html(give({ documents: 'edit' }))).toContain('You cannot give this level')
  expect((await give({ members: 'read' })).status).toBe(422)
  expect((await give({ role: 'lawyer' })).status).toBe(422)
  expect((await give({ documents: 'everything' })).status).toBe(422)
  expect(membership(client.id)).toBeNull()
  expect((await give({})).status).toBe(303)
  expect(membership(client.id)).toMatchObject({ role: 'client', documents: 3 })
})

test('nobody gives more than they have, changes themselves, or adds somebody twice', async () => {
  const limited = portal.person({ name: 'Lim Ited', firmRole: 'assistant' })
  portal.join(matterId, limited, 'assistant', { levels: { members: 'edit', billing: 'none' } })
  const more = { person: second.id, role: 'lawyer', billing: 'read' }
  expect((await sent(limited, members, more)).status).toBe(422)
  expect((await sent(limited, members, { person: second.id, role: 'lawyer' })).status).toBe(303)
  expect(membership(second.id)).toMatchObject({ documents: 4, billing: 0 })
  expect((await sent(limited, `${members}/${limited.id}`, { role: 'lawyer' })).status).toBe(422)
  expect(await html(sent(lawyer, members, { person: second.id, role: 'lawyer' }))).toContain(
    'already a member',
  )
})

test('only what has pages is offered; rights in the rest stay as they are stored', async () => {
  const id = await newMatter()
  const kept = portal.person({ name: 'Kim Kept', firmRole: 'assistant' })
  portal.join(id, kept, 'assistant', { levels: { billing: 'contribute', documents: 'edit' } })
  const base = `/firm/matters/${id}/members`
  const form = await html(lawyer.get(`${base}/${kept.id}`))
  const offered = [...form.matchAll(/<select id="field-\w+" name="(\w+)"/g)].map(([, name]) => name)
  expect(offered).toEqual(['role', 'documents', 'messages', 'status', 'calendar', 'tasks', 'members'])
  expect(await html(lawyer.get(base))).not.toContain('Billing')
  await sent(lawyer, `${base}/${kept.id}`, { role: 'assistant', documents: 'read', members: 'none' })
  expect(membership(kept.id, id)).toMatchObject({ documents: 1, billing: 3 })
  const nothing = { role: 'assistant', ...Object.fromEntries(OFFERED_SECTIONS.map((name) => [name, 'none'])) }
  expect((await sent(lawyer, `${base}/${kept.id}`, nothing)).status).toBe(422)
})

test('whoever has access and was never invited is offered the invitation, by those who may send it', async () => {
  const id = await newMatter()
  const base = `/firm/matters/${id}/members`
  const fields = {
    kind: 'client',
    name: 'Nia "<b>New"',
    email: 'nia@example.test',
    language: 'fr',
    matter: id,
  }
  const added = await lawyer.post('/firm/people', fields)
  const nia =
    new URL(added.headers.get('location') ?? '', 'http://localhost').searchParams.get('person') ?? ''
  expect(await html(lawyer.get(base))).not.toContain('Send the invitation')
  await sent(lawyer, base, { person: nia, role: 'client' })
  const page = await html(lawyer.get(base))
  expect(page).toContain('Nia &quot;&lt;b&gt;New&quot;')
  expect(page).toContain(`action="/firm/people/${nia}/enrolment"`)
  const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' })
  portal.join(id, bookkeeper, 'bookkeeper')
  expect(await html(bookkeeper.get(base))).not.toContain('/enrolment')
  const invited = await html(sent(lawyer, `/firm/people/${nia}/enrolment`, { mail: 'yes' }))
  expect(invited).toMatch(/invitation-code/)
  expect(await html(lawyer.get(base))).not.toContain('Send the invitation')
})

test('a responsible lawyer always remains', async () => {
  const id = await newMatter()
  const base = `/firm/matters/${id}/members`
  expect((await sent(owner, `${base}/${lawyer.id}/removal`)).status).toBe(422)
  expect((await sent(owner, `${base}/${lawyer.id}`, { role: 'lawyer' })).status).toBe(422)
  const change = (responsible: string) => sent(owner, `/firm/matters/${id}/responsible`, { responsible })
  expect((await change(assistant.id)).status).toBe(422)
  expect((await change(second.id)).status).toBe(303)
  expect(membership(lawyer.id, id)?.role).toBe('lawyer')
  expect(membership(second.id, id)?.role).toBe('responsible-lawyer')
  expect(await html(owner.get(`/firm/matters/${id}`))).toContain('responsible lawyer')
})

test('without the right to change access there is nothing to press, and pressing it anyway finds nothing', async () => {
  const id = await newMatter()
  portal.join(id, assistant, 'assistant')
  const page = await html(assistant.get(`/firm/matters/${id}/members`))
  expect(page).toContain('Qui peut voir ce dossier')
  expect(page).not.toContain('/members/new')
  expect((await sent(assistant, `/firm/matters/${id}/members`, { person: second.id })).status).toBe(404)
  expect((await sent(assistant, `/firm/matters/${id}/members/${lawyer.id}/removal`)).status).toBe(404)
  expect((await portal.stranger.get(`/firm/matters/${id}/members`)).status).toBe(303)
  expect((await second.get(`/firm/matters/${id}/members`)).status).toBe(404)
})

test('whoever comes back sees again what was never taken from them, and who lets them in is told so first', async () => {
  const id = await newMatter()
  const base = `/firm/matters/${id}/members`
  portal.join(id, client, 'client')
  const [kept, taken] = [
    await addDocument(portal, id, lawyer, 'kept.txt', 'k'),
    await addDocument(portal, id, lawyer, 'taken.txt', 't'),
  ]
  await share(id, [kept, taken], {
    by: lawyer,
    to: [client],
    en: { title: 'Both' },
    fr: { title: 'Les deux' },
  })
  await sent(owner, `${base}/${client.id}/removal`)
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(404)
  // Also now, while they have no access.
  await recall(id, taken, lawyer)
  const form = await html(lawyer.get(`${base}/new?person=${client.id}`))
  expect(form).toContain('was in this matter before')
  expect(form).toContain('1\u00a0document and 0\u00a0conversations')
  expect(await html(lawyer.get(`${base}/new?person=${expert.id}`))).not.toContain('in this matter before')
  portal.join(id, client, 'client')
  expect((await client.get(`/portal/matters/${id}/documents/${kept.id}`)).status).toBe(200)
  expect((await client.get(`/portal/matters/${id}/documents/${taken.id}`)).status).toBe(404)
})

test('people are found by name and address, members marked', async () => {
  const page = await html(lawyer.get(`${members}/new?q=belanger`))
  expect(page).toContain('Zoé Bélanger')
  expect(page).toContain('Already a member')
  expect(page).not.toContain('Olive Owner')
})

test('the usual levels of a role are offered, and another role’s on asking', async () => {
  const other = portal.person({ name: 'Nora New', firmRole: 'bookkeeper' })
  const page = await html(lawyer.get(`${members}/new?person=${other.id}&role=bookkeeper`))
  expect(page).toMatch(/name="documents">.*?value="none" selected/s)
  expect(page).not.toContain('value="responsible-lawyer"')
  const again = await html(sent(lawyer, members, { person: other.id, role: 'assistant', useRole: 'yes' }))
  expect(again).toMatch(/name="documents">.*?value="edit" selected/s)
  expect(membership(other.id)).toBeNull()
})

test('T18 T20 hostile and odd input is refused or only text', async () => {
  const evil = '"><script>alert(1)</script>'
  const page = await html(lawyer.get(`${members}/new?q=${encodeURIComponent(evil)}`))
  expect(page).not.toContain('<script>alert')
  for (const fields of [
    { person: evil },
    { person: second.id, role: evil },
    { person: evil, documents: '__proto__' },
  ])
    expect((await sent(lawyer, members, fields)).status).toBe(422)
  const doubled = await lawyer.fetch(members, {
    method: 'POST',
    body: `person=${second.id}&person=${client.id}&role=lawyer`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(doubled.status).toBe(422)
})

test('a disabled person sees nothing and is shown so', async () => {
  const gone = portal.person({ name: 'Gus Gone', firmRole: 'assistant' })
  portal.join(matterId, gone, 'assistant')
  portal.deps.db.query(`update persons set status = 'disabled' where id = ?`).run(gone.id)
  expect(await html(lawyer.get(members))).toContain('The portal is closed to this person')
})
