import { expect, test } from 'bun:test'
import { closeNow } from '../src/closing/close.ts'
import { SYSTEM } from '../src/events/append.ts'
import { approve, askFor, busyMatter, doomedMatter, exportWhole } from './support/destruction.ts'
import { passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

type Scene = { id: string; first: TestPerson; second: TestPerson }

const WAYS: [string, (scene: Scene) => Promise<Response>][] = [
  [
    'disables the other',
    ({ first, second }) => first.post(`/firm/people/${second.id}/status`, { status: 'disabled' }),
  ],
  [
    'takes the role from the other',
    ({ first, second }) => {
      const form = { name: 'Otto Owner', email: 'otto@firm.example', phone: '', language: 'en' }
      return first.post(`/firm/people/${second.id}`, { ...form, kind: 'staff', firmRole: 'lawyer' })
    },
  ],
  [
    'shuts the other out of the matter',
    ({ first, second, id }) =>
      first.post(`/firm/matters/${id}/walls`, { person: second.id, reason: 'Acted for the other party' }),
  ],
]

test.each(WAYS)('nobody becomes the only one who decides: one of two %s', async (_, shutOut) => {
  const portal = await startPortal()
  const first = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const second = portal.person({ name: 'Otto Owner', firmRole: 'owner' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const asked = await doomedMatter(portal, { lawyer: first, client }, 'Asked for before')
  const untouched = await doomedMatter(portal, { lawyer: first, client }, 'Asked for after')
  const request = await askFor(portal, asked, first)
  portal.clock.forward(1000)
  passDays(portal, 0)
  for (const { id } of [asked, untouched]) {
    const done = await shutOut({ id, first, second })
    expect(done.status).toBe(303)
  }
  const approved = await approve(asked, request, first)
  expect(approved.status).toBe(422)
  expect(await approved.text()).toContain('somebody else could less than 30 days ago')
  const form = { number: untouched.number, reason: 'x' }
  const path = `/firm/matters/${untouched.id}/destruction`
  expect((await first.post(path, form)).status).toBe(422)
  passDays(portal, 31)
  expect((await first.post(path, form)).status).toBe(303)
  portal.stop()
})

test('nobody becomes the only one who decides: the owner takes the matter over from its lawyer', async () => {
  const portal = await startPortal()
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const matter = await busyMatter(portal, { lawyer, client }, 'Taken over')
  const over = await owner.post(`/firm/matters/${matter.id}/responsible`, { responsible: owner.id })
  expect(over.status).toBe(303)
  closeNow(portal.deps, SYSTEM, matter.id)
  await exportWhole(portal, matter.id)
  const form = { number: matter.number, reason: 'x' }
  expect((await owner.post(`/firm/matters/${matter.id}/destruction`, form)).status).toBe(422)
  expect((await lawyer.post(`/firm/matters/${matter.id}/destruction`, form)).status).toBe(404)
  portal.stop()
})
