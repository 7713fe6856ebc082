import { expect, test } from 'bun:test'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { startPortal } from './support/portal.ts'

test('T13 the export of the log ends with the session that asked for it', async () => {
  const portal = await startPortal()
  const [owner, other] = ['Olive Owner', 'Otto Owner'].map((name) =>
    portal.person({ name, firmRole: 'owner' }),
  )
  if (!owner || !other) throw new Error('nobody')
  portal.deps.db.transaction(() => {
    for (let n = 0; n < 2000; n++) appendEvent(portal.deps, SYSTEM, { kind: 'person.added', details: {} })
  })()
  const whole = await (await owner.get('/firm/log.csv')).text()
  expect(whole.split('\r\n').length).toBeGreaterThan(2000)
  const reader = (await owner.get('/firm/log.csv')).body?.getReader()
  if (!reader) throw new Error('no export')
  await reader.read()
  expect((await other.post(`/firm/people/${owner.id}/status`, { status: 'disabled' })).status).toBe(303)
  let octets = 0
  const rest = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 'whole'
      octets += value.length
    }
  })()
  expect(await rest.catch(() => 'broken off')).toBe('broken off')
  expect(octets).toBeLessThan(whole.length / 2)
  portal.stop()
}, 30_000)
