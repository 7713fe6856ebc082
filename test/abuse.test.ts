import { expect, test } from 'bun:test'
import { cleanFileName } from '../src/documents/file-name.ts'
import { zipNamer } from '../src/documents/zip-names.ts'
import { createEnrolment } from '../src/enrolments/create.ts'
import { SYSTEM } from '../src/events/append.ts'
import { disablePerson } from '../src/people/disable.ts'
import { startPortal } from './support/portal.ts'
import { sendAll, tus } from './support/tus.ts'

async function portalWithMatter() {
  const portal = await startPortal()
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, client, 'client')
  return { portal, lawyer, client, matterId }
}

test('T26 a name of a million dots takes no time to read, and loses those at its ends only', () => {
  const name = `..  a${'.'.repeat(1_000_000)}b. .`
  const begun = performance.now()
  const clean = cleanFileName(name)
  expect(performance.now() - begun).toBeLessThan(2000)
  expect(clean).toStartWith('a')
  expect(cleanFileName('  .. a.b .pdf . ')).toBe('a.b .pdf')
})

test('a client without the right to the documents of one matter enters it, and sees nothing of them', async () => {
  const portal = await startPortal()
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const [open, shut] = [
    await portal.matter({ responsible: lawyer }),
    await portal.matter({ responsible: lawyer }),
  ]
  portal.join(open, client, 'client')
  portal.join(shut, client, 'client', { levels: { documents: 'none' } })
  const list = await (await client.get('/portal')).text()
  for (const id of [open, shut]) expect(list).toContain(`/portal/matters/${id}`)
  const page = await client.get(`/portal/matters/${shut}`)
  expect(page.status).toBe(200)
  expect(await page.text()).not.toContain('id="documents"')
  expect((await client.get(`/portal/matters/${shut}/documents`)).status).toBe(404)
  portal.stop()
})

test('T13 a mail that waits for somebody leaves no more once they are disabled', async () => {
  const portal = await startPortal()
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  createEnrolment(portal.deps, SYSTEM, client.id)
  const waiting = () => portal.deps.db.query(`select 1 from mails where body is not null`).all()
  expect(waiting()).toHaveLength(1)
  await disablePerson(portal.deps, SYSTEM, client.id)
  expect(waiting()).toEqual([])
  portal.stop()
})

test('one person who sends ever so slowly leaves room for everybody else’s files', async () => {
  const { portal, lawyer, client, matterId } = await portalWithMatter()
  const slow = tus(client, `/portal/matters/${matterId}/uploads`)
  const writers: WritableStreamDefaultWriter<Uint8Array>[] = []
  const answers: Promise<Response>[] = []
  for (let i = 0; i < 16; i++) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const url = await slow.begin({ size: 1000, name: `${i}.txt` })
    answers.push(slow.patch(url, 0, readable))
    const writer = writable.getWriter()
    await writer.write(new Uint8Array(1))
    writers.push(writer)
  }
  const oneMore = await slow.begin({ size: 1000, name: 'one more.txt' })
  expect((await slow.patch(oneMore, 0, new Uint8Array(1000))).status).toBe(503)
  await sendAll(lawyer, `/firm/matters/${matterId}/uploads`, { bytes: new Uint8Array(1000) })
  await Promise.all(writers.map((writer) => writer.close()))
  for (const answer of answers) expect((await answer).status).toBe(204)
  expect((await slow.patch(oneMore, 0, new Uint8Array(1000))).status).toBe(204)
  portal.stop()
})

test('T35 in a zip no folder has the name of a file, whichever comes first', () => {
  const nameOf = zipNamer()
  const places = [
    { folders: [], fileName: 'Letters' },
    { folders: ['letters', 'Old'], fileName: 'a.txt' },
    { folders: ['Deeds'], fileName: 'b.txt' },
    { folders: [], fileName: 'deeds' },
    { folders: ['letters', 'Old'], fileName: 'c.txt' },
  ]
  expect(places.map(nameOf)).toEqual([
    'Letters',
    'letters_/Old/a.txt',
    'Deeds/b.txt',
    'deeds (2)',
    'letters_/Old/c.txt',
  ])
})

test('T20 a page that the passkey is asked from may be called anything', async () => {
  const portal = await startPortal()
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  portal.clock.forward(6 * 60_000)
  const ask = (headers: Record<string, string>) =>
    owner.fetch(`/firm/people/${client.id}/enrolment`, {
      method: 'POST',
      headers: { ...headers, 'hx-request': 'true' },
      body: new URLSearchParams(),
    })
  for (const headers of [
    { 'hx-current-url': '::' },
    { referer: 'no URL' },
    { referer: 'data:,//evil.example' },
  ]) {
    const answer = await ask(headers as Record<string, string>)
    expect(answer.headers.get('hx-redirect')).toStartWith('/verify?next=%2F')
    expect(answer.headers.get('hx-redirect')).not.toContain('evil')
  }
  portal.stop()
})

test('a form of files that never ends keeps nobody else from sending one', async () => {
  const { portal, lawyer, client, matterId } = await portalWithMatter()
  const path = `/portal/matters/${matterId}/uploads/form`
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '1000' }
  const pipes = [1, 2, 3, 4].map(() => new TransformStream<Uint8Array, Uint8Array>())
  const slow = pipes.map(({ readable }) => client.fetch(path, { method: 'POST', headers, body: readable }))
  const form = new FormData()
  form.append('files', new File(['a deed'], 'deed.txt'))
  const sent = await lawyer.fetch(`/firm/matters/${matterId}/uploads/form`, { method: 'POST', body: form })
  expect(sent.status).toBe(303)
  await Promise.all(pipes.map(({ writable }) => writable.close().catch(() => {})))
  const statuses = (await Promise.all(slow)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 503)).toHaveLength(3)
  portal.stop()
})
