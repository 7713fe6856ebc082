import { afterAll, expect, test } from 'bun:test'
import { once } from 'node:events'
import { request } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { tick } from '../src/background/background.ts'
import { closeNow } from '../src/closing/close.ts'
import { SYSTEM } from '../src/events/append.ts'
import { addDocument } from './support/documents.ts'
import { listenOn } from './support/listening.ts'
import { passDays } from './support/passing.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { tus } from './support/tus.ts'

// What is under way when a matter closes.
const portal = await startPortal()
afterAll(portal.stop)
const { deps } = portal
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })

async function newMatter(): Promise<string> {
  const id = await portal.matter({ responsible: lawyer })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, client, 'client')
  return id
}
const countDocuments = (id: string) =>
  deps.db.query<{ n: number }, string>('select count(*) as n from documents where matter_id = ?').get(id)?.n

/** A body of which the receiver has taken the first part, and which ends when the test says so. */
function slowly(first: Uint8Array, rest: Uint8Array) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  return {
    body: readable,
    taken: writer.write(first),
    release: async () => {
      // Whoever refuses it meanwhile cancels it.
      await writer.write(rest).catch(() => {})
      await writer.close().catch(() => {})
    },
  }
}

test.each([
  ['lawyer', 'firm', 403],
  ['client', 'portal', 410],
] as const)(
  'an upload of a %s that is under way does not get into a matter that closes',
  async (who, tree, status) => {
    const person = who === 'lawyer' ? lawyer : client
    const id = await newMatter()
    const sender = tus(person, `/${tree}/matters/${id}/uploads`)
    const url = await sender.begin({ size: 8, name: 'Late.pdf' })
    const { body, taken, release } = slowly(Buffer.from('half'), Buffer.from('rest'))
    const answer = sender.patch(url, 0, body)
    await taken
    closeNow(deps, SYSTEM, id)
    await release()
    expect((await answer).status).toBe(status)
    expect(countDocuments(id)).toBe(0)
  },
)

test('a form that arrives while the matter becomes read-only leaves nothing there', async () => {
  const id = await newMatter()
  await lawyer.post(`/firm/matters/${id}/closing`, { date: '2026-03-10' })
  const form = new FormData()
  form.append('files', new File([new Uint8Array(300_000)], 'Late.pdf'))
  const whole = new Request('http://localhost/', { method: 'POST', body: form })
  const type = whole.headers.get('content-type') ?? ''
  const bytes = await whole.bytes()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const server = listenOn(portal, () => void begin())
  const headers = { cookie: server.cookie(client), origin: server.origin, accept: 'text/html' }
  const sending = request(`${server.origin}/portal/matters/${id}/uploads/form`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type, 'content-length': bytes.length },
  })
  const answered = once(sending, 'response')
  sending.write(bytes.subarray(0, 200_000))
  await begun
  // The request has reached the portal; by the next turns its handler has opened its proof and reads.
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  passDays(portal, 10)
  sending.end(bytes.subarray(200_000))
  const [response] = await answered
  expect(response.statusCode).toBe(403)
  expect(countDocuments(id)).toBe(0)
  await server.stop()
})

test('a zip that is being taken breaks off when the matter closes', async () => {
  const id = await newMatter()
  const big = crypto.getRandomValues(new Uint8Array(65_536))
  const large = new Uint8Array(24 * 2 ** 20)
  for (let at = 0; at < large.length; at += big.length) large.set(big, at)
  const documents = [
    await addDocument(portal, id, lawyer, 'One.bin', large),
    await addDocument(portal, id, lawyer, 'Two.bin', large),
  ]
  await share(id, documents, { by: lawyer, to: [client], en: { title: 'Both' } })
  const response = await client.get(`/portal/matters/${id}/zip`)
  const reader = response.body?.getReader()
  await reader?.read()
  closeNow(deps, SYSTEM, id)
  let received = 0
  const rest = async () => {
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) return
      received += piece.value.length
    }
  }
  expect(rest()).rejects.toThrow()
  await rest().catch(() => {})
  expect(received).toBeLessThan(large.length * 2)
})

test('what was shared and not yet told is told to nobody for whom the matter is closed', async () => {
  const id = await newMatter()
  const document = await addDocument(portal, id, lawyer, 'Settlement.pdf', 'settled')
  await share(id, [document], { by: lawyer, to: [client], en: { title: 'Settlement' } })
  closeNow(deps, SYSTEM, id)
  await tick(deps)
  portal.clock.forward(61_000)
  await tick(deps)
  const mails = deps.db.query('select 1 from mails where person_id = ? and kind = ?').all(client.id, 'notice')
  expect(mails).toEqual([])
})
