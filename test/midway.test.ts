import { afterAll, expect, test } from 'bun:test'
import { SYSTEM } from '../src/events/append.ts'
import { disablePerson, enablePerson } from '../src/people/disable.ts'
import { addDocument, contentPath } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { someBytes, tus } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { deps } = portal
portal.person({ name: 'Second Owner', firmRole: 'owner' })
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Ada Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, client, 'client')
const big = someBytes(12 * 2 ** 20)
const large = await addDocument(portal, matterId, lawyer, 'large.bin', big)

/** Takes the first piece, does `meanwhile`, and tells how many octets came in all; the connection breaks or it does not. */
async function readOn({ body }: Response, meanwhile: () => void | Promise<void>) {
  const reader = body?.getReader()
  let octets = (await reader?.read())?.value?.length ?? 0
  await meanwhile()
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) return { octets, broken: false }
      octets += value?.length ?? 0
    }
  } catch {
    return { octets, broken: true }
  }
}
const leave = (personId: string) =>
  deps.db.query('delete from matter_members where matter_id = $matterId and person_id = $personId').run({
    matterId,
    personId,
  })

test('T13 a download is cut when the document is taken back from its reader', async () => {
  await share(matterId, [large], { by: lawyer, to: [client], en: { title: 'Large' } })
  const response = await client.get(contentPath('portal', matterId, large, 'download'))
  const { octets, broken } = await readOn(response, async () => {
    await lawyer.post(`/firm/matters/${matterId}/documents/${large.id}/recalls`)
  })
  expect(broken).toBe(true)
  expect(octets).toBeLessThan(4 * 2 ** 20)
})

test('T13 a download and a zip of the firm are cut when a membership ends', async () => {
  for (const path of [
    contentPath('firm', matterId, large, 'download'),
    `/firm/matters/${matterId}/documents/zip`,
  ]) {
    const colleague = portal.person({ name: 'Kim Colleague' })
    portal.join(matterId, colleague, 'lawyer')
    const { octets, broken } = await readOn(await colleague.get(path), () => void leave(colleague.id))
    expect(broken).toBe(true)
    expect(octets).toBeLessThan(4 * 2 ** 20)
  }
})

test('T13 a disabled owner’s download is cut, and so is that of one who is an owner no more', async () => {
  const path = contentPath('firm', matterId, large, 'download')
  const disabled = await readOn(await owner.get(path), () => disablePerson(deps, SYSTEM, owner.id))
  expect(disabled.broken).toBe(true)
  const former = portal.person({ name: 'Former Owner', firmRole: 'owner' })
  const demote = () =>
    deps.db.query(`update persons set firm_role = 'lawyer' where id = $id`).run({ id: former.id })
  expect((await readOn(await former.get(path), () => void demote())).broken).toBe(true)
})

test('T13 a download and a zip are cut when their session ends, and nobody else’s', async () => {
  for (const path of [
    contentPath('firm', matterId, large, 'download'),
    `/firm/matters/${matterId}/documents/zip`,
  ]) {
    const colleague = portal.person({ name: 'Sam Colleague' })
    portal.join(matterId, colleague, 'lawyer')
    const { octets, broken } = await readOn(await colleague.get(path), async () => {
      expect((await colleague.post('/sign-out')).status).toBe(303)
    })
    expect(broken).toBe(true)
    expect(octets).toBeLessThan(4 * 2 ** 20)
  }
  const whole = await readOn(await lawyer.get(contentPath('firm', matterId, large, 'download')), () => {})
  expect(whole).toEqual({ octets: big.length, broken: false })
})

test('T13 an upload stops when its session ends, and waits to be gone on with', async () => {
  const sender = portal.person({ name: 'Fay Client', kind: 'client' })
  portal.join(matterId, sender, 'client')
  const url = await tus(sender, `/portal/matters/${matterId}/uploads`).begin({ size: 2000, name: 'on.txt' })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }
  const sending = sender.fetch(url, { method: 'PATCH', headers, body: readable })
  await writer.write(new Uint8Array(1000))
  await sender.post('/sign-out')
  await writer.write(new Uint8Array(10)).catch(() => {})
  expect((await sending).status).toBe(401)
  expect(
    deps.db.query('select 1 from uploads where id = $id').all({ id: url.split('/').at(-1) ?? '' }),
  ).toHaveLength(1)
})

test('T13 what somebody was sending when they were disabled becomes no document', async () => {
  const url = await tus(client, `/portal/matters/${matterId}/uploads`).begin({ size: 2000, name: 'late.txt' })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const sending = client.fetch(url, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    body: readable,
  })
  await writer.write(new Uint8Array(1000))
  await disablePerson(deps, SYSTEM, client.id)
  await writer.write(new Uint8Array(1000))
  await writer.close()
  expect((await sending).status).toBe(404)
  const received = deps.db.query(`select 1 from documents where origin = 'client'`).all()
  expect(received).toEqual([])
  await enablePerson(deps, SYSTEM, client.id)
})
