import { afterAll, expect, test } from 'bun:test'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const other = portal.person({ name: 'Oscar Owner', firmRole: 'owner', language: 'fr' })
const lawyer = portal.person({ name: 'Lee Lawyer', firmRole: 'lawyer' })
const member = portal.person({ name: 'Mel Member', firmRole: 'lawyer' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })

async function secretMatter() {
  const matterId = await portal.matter({ responsible: lawyer, title: 'Quetzalcoatl merger' })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, member, 'lawyer')
  portal.join(matterId, client, 'client')
  return { matterId, base: `/firm/matters/${matterId}` }
}
const html = async (response: Response | Promise<Response>) => (await response).text()
const raise = (by: TestPerson, base: string, person: TestPerson, fields: Record<string, string> = {}) =>
  by.post(`${base}/walls`, { person: person.id, reason: 'Acted for the other party', ...fields })

test('A6 a wall shuts a member out at once, and lowering it lets them in again', async () => {
  const { matterId, base } = await secretMatter()
  expect((await member.get(base)).status).toBe(200)
  expect((await raise(owner, base, member)).status).toBe(303)
  expect((await member.get(base)).status).toBe(404)
  expect(await html(lawyer.get(`${base}/members`))).toContain('Behind an ethical wall')
  const page = await html(owner.get(`${base}/members`))
  expect(page).toContain('Acted for the other party')
  expect((await owner.post(`${base}/walls/${member.id}/removal`)).status).toBe(303)
  expect((await member.get(base)).status).toBe(200)
  expect((await owner.post(`${base}/walls/${member.id}/removal`)).status).toBe(404)
  expect(matterId).toBeTruthy()
})

test('A6 an owner behind a wall: every route is a 404, no row, no count, no search result, no event', async () => {
  const { matterId, base } = await secretMatter()
  const lists = [
    '/firm/matters',
    '/firm/matters?q=quetzal',
    '/firm/matters?sort=title',
    '/firm/matters?mine=yes',
  ]
  const listed = async (path: string) => (await html(owner.get(path))).includes(matterId)
  const counted = async () => /(\d+)\u00a0matters?</.exec(await html(owner.get('/firm/matters')))?.[1]
  expect(await listed('/firm/matters?q=quetzal')).toBe(true)
  const before = Number(await counted())
  expect((await raise(other, base, owner)).status).toBe(303)
  for (const path of lists) expect(await listed(path)).toBe(false)
  expect(Number(await counted())).toBe(before - 1)
  expect(await html(owner.get('/firm'))).not.toContain(matterId)
  const routes = portal.app.routes.filter(({ path }) => path.startsWith('/firm/matters/:matterId'))
  expect(routes.length).toBeGreaterThan(10)
  for (const { method, path } of routes) {
    const response = await owner.fetch(
      path.replace(':matterId', matterId).replace(/:\w+/g, lawyer.id),
      method === 'GET' ? {} : { method, body: new URLSearchParams({ person: member.id, reason: 'x' }) },
    )
    expect([method, path, response.status]).toEqual([method, path, 404])
  }
})

test('the reason is for owners alone, and kept sealed', async () => {
  const { base } = await secretMatter()
  await raise(owner, base, member, { reason: 'Married to the expert witness' })
  expect(await html(lawyer.get(`${base}/members`))).not.toContain('expert witness')
  const stored = portal.deps.db.query<{ reason: Uint8Array }, []>('select reason from walls').all()
  expect(stored.some(({ reason }) => Buffer.from(reason).includes('Married'))).toBe(false)
})

test('an owner who would shut themselves out is warned first', async () => {
  const { base } = await secretMatter()
  const warned = await raise(owner, base, owner)
  expect(warned.status).toBe(422)
  const page = await warned.text()
  expect(page).toContain('shut yourself out')
  expect(page).toContain('value="Acted for the other party"')
  expect((await owner.get(base)).status).toBe(200)
  expect((await raise(owner, base, owner, { sure: 'yes' })).headers.get('location')).toBe('/firm/matters')
  expect((await owner.get(base)).status).toBe(404)
  expect((await owner.post(`${base}/walls/${owner.id}/removal`)).status).toBe(404)
  expect((await other.post(`${base}/walls/${owner.id}/removal`)).status).toBe(303)
})

test('who answers for a matter cannot be walled off, and who is walled off cannot answer for it', async () => {
  const { base } = await secretMatter()
  expect(await html(raise(owner, base, lawyer))).toContain('Make another lawyer responsible first')
  await raise(owner, base, member)
  const made = await owner.post(`${base}/responsible`, { responsible: member.id })
  expect(made.status).toBe(422)
  expect(await made.text()).toContain('stands behind a wall')
  expect(await html(raise(owner, base, member))).toContain('stands against this person already')
})

test('only an owner raises and lowers; nobody else sees that they could', async () => {
  const { base } = await secretMatter()
  expect((await raise(lawyer, base, member)).status).toBe(404)
  await raise(owner, base, member)
  expect((await lawyer.post(`${base}/walls/${member.id}/removal`)).status).toBe(404)
  expect(await html(lawyer.get(`${base}/members`))).not.toContain(`${base}/walls`)
  expect((await raise(member, base, lawyer)).status).toBe(404)
  expect((await portal.stranger.post(`${base}/walls`)).status).toBe(401)
})

test('a client behind a wall is a stranger too', async () => {
  const { matterId, base } = await secretMatter()
  await raise(owner, base, client)
  expect((await client.get(`/portal/matters/${matterId}`)).status).toBe(404)
})

test('a wall without a reason, and one against nobody, are refused', async () => {
  const { base } = await secretMatter()
  expect(await html(raise(owner, base, member, { reason: ' ' }))).toContain('id="error-reason"')
  expect((await raise(owner, base, { ...member, id: '__proto__' })).status).toBe(422)
  const evil = await html(
    raise(owner, base, member, { reason: '<script>alert(1)</script>' }).then(() =>
      owner.get(`${base}/members`),
    ),
  )
  expect(evil).toContain('&lt;script')
})

test('whoever stands behind a wall gets no link and code of somebody on its other side', async () => {
  const { base } = await secretMatter()
  await raise(owner, base, member)
  const [theirs, elsewhere] = [client, portal.person({ name: 'Else Client', kind: 'client' })]
  const invite = (by: TestPerson, person: TestPerson) => by.post(`/firm/people/${person.id}/enrolment`)
  const refused = await invite(member, theirs)
  expect(refused.status).toBe(403)
  expect(await refused.text()).not.toContain('/enrol?')
  const open = portal.deps.db.query('select 1 from enrolments where person_id = $id and voided_at is null')
  expect(open.all({ id: theirs.id })).toEqual([])
  expect((await invite(member, elsewhere)).status).toBe(200)
  expect((await invite(lawyer, theirs)).status).toBe(200)
})

test('whoever stands behind a wall is offered no invitation of somebody on its other side, nor changes their address', async () => {
  const { base } = await secretMatter()
  const theirs = portal.person({ name: 'Ines Client', kind: 'client', email: 'ines@client.example' })
  portal.join(base.split('/').at(-1) ?? '', theirs, 'client')
  const page = `/firm/people/${theirs.id}`
  const form = { kind: 'client', name: 'Ines Client', email: 'ines@client.example', language: 'en' }
  expect(await html(member.get(page))).toContain(`${page}/enrolment`)
  await raise(owner, base, member)
  const offered = await html(member.get(page))
  expect(offered).not.toContain(`${page}/enrolment`)
  expect(offered).toContain('An ethical wall stands between you')
  const refused = await member.post(page, { ...form, name: 'Ines Other', email: 'mel@taken.example' })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('An ethical wall stands between you')
  expect(await html(member.get(page))).toContain('ines@client.example')
  expect((await member.post(page, { ...form, name: 'Ines Married' })).status).toBe(303)
  expect(await html(lawyer.get(page))).toContain(`${page}/enrolment`)
  expect((await lawyer.post(page, { ...form, email: 'ines@new.example' })).status).toBe(303)
})
