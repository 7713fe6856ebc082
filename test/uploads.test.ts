import { afterAll, expect, test } from 'bun:test'
import { sendAll, someBytes, tus } from './support/tus.ts'
import { idOf, startUploadPortal } from './support/upload-portal.ts'

const { portal, lawyer, assistant, client, expert, emptyMatter, restartedWith, filesIn } =
  await startUploadPortal()
afterAll(portal.stop)
const MIB = 2 ** 20

for (const size of [1, MIB - 13, MIB - 12, MIB, 3 * MIB + 7, 8 * MIB + 1])
  test(`a file of ${size} octets is kept as it was sent`, async () => {
    const { staff, kept } = await emptyMatter()
    const bytes = someBytes(size, size)
    await sendAll(lawyer, staff, { bytes, piece: 1_300_001 })
    const [document] = await kept()
    expect(document).toMatchObject({ byteSize: size, origin: 'firm', number: 1, fileName: 'letter.pdf' })
    expect(Buffer.compare(document?.content ?? new Uint8Array(), bytes)).toBe(0)
    expect(document?.sha256).toBe(new Bun.CryptoHasher('sha256').update(bytes).digest('hex'))
  })

test('the protocol says what it can', async () => {
  const { staff } = await emptyMatter()
  const response = await lawyer.fetch(staff, { method: 'OPTIONS' })
  expect(response.status).toBe(204)
  expect(response.headers.get('tus-version')).toBe('1.0.0')
  expect(response.headers.get('tus-extension')).toBe('creation,creation-with-upload,termination')
  expect(response.headers.get('tus-max-size')).toBe(String(64 * 2 ** 30))
  const old = await lawyer.fetch(staff, { method: 'POST', headers: { 'upload-length': '5' } })
  expect(old.status).toBe(412)
})

test('a small file goes with its creation, in one request', async () => {
  const { staff, kept } = await emptyMatter()
  const response = await tus(lawyer, staff).create({ size: 5, name: 'a.txt' }, 'hello')
  expect(response.status).toBe(201)
  expect(response.headers.get('upload-offset')).toBe('5')
  expect(Buffer.from((await kept())[0]?.content ?? []).toString()).toBe('hello')
})

test('an upload goes on at any octet while it is open, and after a restart at what was sealed', async () => {
  const { staff, kept } = await emptyMatter()
  const bytes = someBytes(4 * MIB, 7)
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: bytes.length })
  await client.patch(url, 0, bytes.slice(0, 2_500_000))
  expect(await client.offset(url)).toBe(2_500_000)
  const later = tus((await portal.restarted()).as(lawyer), staff)
  const offset = await later.offset(url)
  expect(offset).toBeGreaterThan(0)
  expect(offset).toBeLessThanOrEqual(2 * MIB)
  expect((await later.patch(url, 2_500_000, bytes.slice(2_500_000))).status).toBe(409)
  expect((await later.patch(url, offset, bytes.slice(offset))).status).toBe(204)
  expect(Buffer.compare((await kept())[0]?.content ?? new Uint8Array(), bytes)).toBe(0)
})

test('more open uploads than fit in memory: the oldest is put aside and still goes on', async () => {
  const { staff, kept } = await emptyMatter()
  const bytes = someBytes(3 * MIB, 11)
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: bytes.length })
  await client.patch(url, 0, bytes.slice(0, 1_500_000))
  for (let i = 0; i < 30; i++) {
    const other = await client.begin({ size: 100 })
    await client.patch(other, 0, someBytes(50))
  }
  const offset = await client.offset(url)
  expect(offset).toBeLessThan(1_500_000)
  expect(offset).toBeGreaterThan(1_000_000)
  await client.patch(url, offset, bytes.slice(offset))
  expect(Buffer.compare((await kept())[0]?.content ?? new Uint8Array(), bytes)).toBe(0)
})

test('a finished upload whose answer got lost says that it is finished', async () => {
  const { staff, kept } = await emptyMatter()
  const url = await sendAll(lawyer, staff, { bytes: someBytes(77) })
  const response = await tus(lawyer, staff).head(url)
  expect([response.headers.get('upload-offset'), response.headers.get('upload-length')]).toEqual(['77', '77'])
  expect((await tus(assistant, staff).head(url)).status).toBe(404)
  expect(await kept()).toHaveLength(1)
})

test('refusals: each with its sentence, and nothing kept', async () => {
  const { staff, guest, kept } = await emptyMatter()
  const before = filesIn('incoming').length
  const staffClient = tus(lawyer, staff)
  const refused = async (response: Response) => [response.status, await response.text()]
  expect(await refused(await staffClient.create({ size: 0 }))).toEqual([
    422,
    'This file is empty: there is nothing in it to keep.',
  ])
  expect(await refused(await tus(client, guest).create({ size: 0 }))).toEqual([
    422,
    'Ce fichier est vide\u202f: il ne contient rien à conserver.',
  ])
  expect(await refused(await staffClient.create({ size: 64 * 2 ** 30 + 1 }))).toEqual([
    413,
    'This file is larger than this portal takes. The largest is 69\u00a0GB.',
  ])
  for (const headers of [
    {},
    { 'upload-length': '-1' },
    { 'upload-length': '5x' },
    { 'upload-defer-length': '1' },
  ])
    expect((await staffClient.send('POST', staff, headers as Record<string, string>)).status).toBe(400)
  expect((await staffClient.create({ size: 1, path: `${'a/'.repeat(33)}b` })).status).toBe(422)
  expect((await staffClient.create({ size: 1, folderId: 'x' })).status).toBe(404)
  expect((await staffClient.create({ size: 1, folderId: crypto.randomUUID() })).status).toBe(404)
  expect((await staffClient.create({ size: 1, documentId: crypto.randomUUID() })).status).toBe(404)
  expect(filesIn('incoming').length).toBe(before)
  expect(await kept()).toEqual([])
})

test('a wrong offset is refused and changes nothing', async () => {
  const { staff } = await emptyMatter()
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: 10 })
  expect((await client.patch(url, 1, 'x')).status).toBe(409)
  expect((await client.patch(url, 0, '12345')).status).toBe(204)
  expect((await client.patch(url, 0, '12345')).status).toBe(409)
  expect(await client.offset(url)).toBe(5)
  expect((await client.send('PATCH', url, { 'upload-offset': '5' }, 'x')).status).toBe(415)
})

test('T31 more octets than announced, or another SHA-256: refused and nothing kept', async () => {
  const { staff, kept } = await emptyMatter()
  const client = tus(lawyer, staff)
  const long = await client.begin({ size: 5 })
  expect((await client.patch(long, 0, '123456')).status).toBe(413)
  const streamed = await client.begin({ size: 5 })
  const body = new ReadableStream({
    start(controller) {
      for (const piece of ['123', '45', '6']) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })
  expect((await client.patch(streamed, 0, body)).status).toBe(413)
  const other = await client.begin({ size: 5, sha256: 'ab'.repeat(32) })
  const answer = await client.patch(other, 0, '12345')
  expect([answer.status, await answer.text()]).toEqual([
    422,
    'What arrived is not what was sent. Please send this file again.',
  ])
  const right = new Bun.CryptoHasher('sha256').update('12345').digest('hex')
  const good = await client.begin({ size: 5, sha256: right })
  expect((await client.patch(good, 0, '12345')).status).toBe(204)
  for (const url of [long, streamed, other]) {
    expect((await client.head(url)).status).toBe(404)
    expect([...filesIn('incoming'), ...filesIn('documents')]).not.toContain(idOf(url))
  }
  expect(await kept()).toHaveLength(1)
})

test('an upload is cancelled with everything that arrived', async () => {
  const { staff } = await emptyMatter()
  const client = tus(lawyer, staff)
  for (const open of [true, false]) {
    const url = await client.begin({ size: 3 * MIB })
    if (open) await client.patch(url, 0, someBytes(2 * MIB))
    expect(filesIn('incoming')).toContain(idOf(url))
    expect((await client.cancel(url)).status).toBe(204)
    expect((await client.head(url)).status).toBe(404)
    expect(filesIn('incoming')).not.toContain(idOf(url))
  }
})

test('only who began an upload sees it, and only as long as they may', async () => {
  const { matterId, staff, guest } = await emptyMatter()
  const mine = tus(lawyer, staff)
  const url = await mine.begin({ size: 10 })
  for (const theirs of [tus(assistant, staff), tus(client, staff), tus(expert, guest)]) {
    const path = url.replace(staff, staff)
    expect((await theirs.head(path)).status).toBe(404)
    expect((await theirs.patch(path, 0, '12345')).status).toBe(404)
    expect((await theirs.cancel(path)).status).toBe(404)
  }
  const elsewhere = url.replace(matterId, (await emptyMatter()).matterId)
  expect((await mine.head(elsewhere)).status).toBe(404)
  expect((await tus(client, guest).head(url.replace('/firm/', '/portal/'))).status).toBe(404)
  expect((await tus(portal.stranger, staff).head(url)).status).toBe(401)
  expect((await mine.send('PATCH', '/firm/matters/x/uploads/y', {})).status).toBe(404)
  portal.deps.db
    .query('update matter_members set documents = 1 where person_id = ? and matter_id = ?')
    .run(lawyer.id, matterId)
  expect((await mine.patch(url, 0, '12345')).status).toBe(404)
})

test('an outside person who may only read sends nothing', async () => {
  const { guest } = await emptyMatter()
  expect((await tus(expert, guest).create({ size: 1 })).status).toBe(404)
})

test('GET changes nothing', async () => {
  const { staff } = await emptyMatter()
  const url = await tus(lawyer, staff).begin({ size: 10 })
  for (const path of [staff, url, `${staff}/form`]) expect((await lawyer.get(path)).status).toBe(404)
  expect(await tus(lawyer, staff).offset(url)).toBe(0)
})

test('another site cannot begin or cancel an upload', async () => {
  const { staff } = await emptyMatter()
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: 10 })
  expect((await client.send('DELETE', url, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(await client.offset(url)).toBe(0)
})

test('POST with X-HTTP-Method-Override, for programs without PATCH and DELETE', async () => {
  const { staff, kept } = await emptyMatter()
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: 3 })
  const content = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  expect(
    (await client.send('POST', url, { ...content, 'x-http-method-override': 'PATCH' }, 'abc')).status,
  ).toBe(204)
  expect(await kept()).toHaveLength(1)
})

test('T37 twenty at once cannot pass the quota of the matter together', async () => {
  const { staff, kept } = await emptyMatter()
  const limited = await restartedWith({ matterQuotaBytes: 5 * MIB })
  await sendAll(limited.as(lawyer), staff, { bytes: someBytes(MIB) })
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => tus(limited.as(lawyer), staff).create({ size: MIB })),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(4)
  expect(statuses.filter((status) => status === 413)).toHaveLength(16)
  expect(await answers.find(({ status }) => status === 413)?.text()).toStartWith('There is no room left')
  expect(await kept()).toHaveLength(1)
})

test('T37 what a guest announces and does not send takes a quarter of the matter’s room and no more', async () => {
  const { matterId, staff, guest, kept } = await emptyMatter()
  const limited = await restartedWith({ matterQuotaBytes: 4 * MIB })
  const theirs = tus(limited.as(client), guest)
  const half = await theirs.begin({ size: MIB / 2 })
  await theirs.begin({ size: MIB / 2 })
  const refused = await theirs.create({ size: 1 })
  expect([refused.status, await refused.text()]).toEqual([
    413,
    'Les fichiers encore en cours d’envoi peuvent faire 1\u00a0Mo en tout. Laissez d’abord arriver les autres, ou parlez-en au cabinet.',
  ])
  const english = portal.person({ name: 'Bea Client', kind: 'client' })
  portal.join(matterId, english, 'client')
  const other = await tus(limited.as(english), guest).create({ size: 2 * MIB })
  expect([other.status, await other.text()]).toEqual([
    413,
    'Files that are still on their way may have 1\u00a0MB together. Let the others arrive first, or speak with the firm.',
  ])
  expect((await tus(limited.as(lawyer), staff).create({ size: 2 * MIB })).status).toBe(201)
  expect((await theirs.patch(half, 0, someBytes(MIB / 2))).status).toBe(204)
  expect((await theirs.create({ size: 1 })).status).toBe(201)
  expect(await kept()).toHaveLength(1)
})

test('a disk without room refuses a file before it is sent', async () => {
  const { staff } = await emptyMatter()
  const big = await restartedWith({ maxBytes: 2 ** 52, matterQuotaBytes: 2 ** 52 })
  const response = await tus(big.as(lawyer), staff).create({ size: 2 ** 50 })
  expect([response.status, await response.text()]).toEqual([
    507,
    'The portal has no room for this file at the moment. Please try again later.',
  ])
})
