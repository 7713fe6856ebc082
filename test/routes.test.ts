import { afterAll, expect, test } from 'bun:test'
import { PUBLIC_PATHS } from '../src/http/gate.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const walled = portal.person({ name: 'Wade Walled' })
const colleague = portal.person({ name: 'Cole Colleague' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const other = portal.person({ name: 'Eve Other', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, walled, 'lawyer')
portal.join(matterId, client, 'client')
portal.join(matterId, expert, 'third-party', { endsAt: '2026-03-02T15:00:00.000Z' })
await raiseWall(matterId, { by: owner, against: walled })

const routes = portal.app.routes.filter(({ path }) => !PUBLIC_PATHS.has(path))
/** The path with the matter's real id, and ids of nothing for the rest. */
const filled = (path: string) =>
  path.replace(':matterId', matterId).replace(/:\w+/g, '0197a3c2-0000-7000-8000-000000000000')
const send = (person: Pick<TestPerson, 'fetch'>, method: string, path: string) =>
  person.fetch(
    filled(path),
    method === 'GET' || method === 'HEAD' ? { method } : { method, body: new URLSearchParams() },
  )

test('T03 the router has routes to walk', () => expect(portal.app.routes.length).toBeGreaterThan(90))

for (const { method, path } of routes)
  test(`T03 ${method} ${path} sends a stranger to sign in`, async () => {
    const response = await send(portal.stranger, method, path)
    expect([303, 401]).toContain(response.status)
    if (response.status === 303) expect(response.headers.get('location')).toStartWith('/sign-in?next=')
  })

const inMatter = routes.filter(({ path }) => path.includes(':matterId'))
for (const { method, path } of inMatter) {
  const closed = path.startsWith('/firm/')
    ? {
        'a lawyer behind a wall': walled,
        'a lawyer who is no member': colleague,
        'a client of the matter': client,
        'an expired third party': expert,
      }
    : {
        'a client of another matter': other,
        'an expired third party': expert,
        'the responsible lawyer': lawyer,
      }
  for (const [who, person] of Object.entries(closed))
    test(`T04 ${method} ${path} does not exist for ${who}`, async () => {
      expect((await send(person, method, path)).status).toBe(404)
    })
}

test('T03 the firm’s tree does not exist for a client, nor the client’s for the firm', async () => {
  expect((await client.get('/firm')).status).toBe(404)
  expect((await owner.get('/portal')).status).toBe(404)
})
