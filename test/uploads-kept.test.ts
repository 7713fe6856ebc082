import { afterAll, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY, HOUR } from '../src/clock.ts'
import { verifyNext } from '../src/documents/verify.ts'
import { sweepAbandoned, sweepLeftovers } from '../src/uploads/sweep.ts'
import { openVault } from '../src/vault/vault.ts'
import { sendAll, someBytes, tus } from './support/tus.ts'
import { idOf, startUploadPortal } from './support/upload-portal.ts'

const { portal, lawyer, assistant, client, emptyMatter, filesIn, eventsOf } = await startUploadPortal()
afterAll(portal.stop)
const MIB = 2 ** 20

test('B1 an upload is one event, and what a client sends is theirs', async () => {
  const { matterId, staff, guest, kept } = await emptyMatter()
  await sendAll(lawyer, staff, { bytes: someBytes(10), name: 'firm.txt' })
  await sendAll(client, guest, { bytes: someBytes(10), name: 'client.txt' })
  expect((await kept()).map(({ fileName, origin }) => [fileName, origin])).toEqual([
    ['client.txt', 'client'],
    ['firm.txt', 'firm'],
  ])
  expect(eventsOf(matterId)).toEqual([
    { kind: 'document.added', actor: lawyer.id },
    { kind: 'document.added', actor: client.id },
  ])
})

test('B4 replacing keeps the version before; clients and those who only contribute cannot', async () => {
  const { matterId, staff, guest, kept } = await emptyMatter()
  await sendAll(lawyer, staff, { bytes: someBytes(10), name: 'draft.txt' })
  const [first] = await kept()
  const documentId = first?.documentId ?? ''
  await sendAll(assistant, staff, { bytes: someBytes(20), name: 'final.txt', documentId })
  expect((await kept()).map(({ number, documentId, fileName }) => [number, documentId, fileName])).toEqual([
    [2, documentId, 'final.txt'],
    [1, documentId, 'draft.txt'],
  ])
  expect(eventsOf(matterId).map(({ kind }) => kind)).toEqual(['document.added', 'document.replaced'])
  expect((await tus(client, guest).create({ size: 1, documentId })).status).toBe(404)
  const elsewhere = (await emptyMatter()).staff
  expect((await tus(lawyer, elsewhere).create({ size: 1, documentId })).status).toBe(404)
})

test('a whole folder keeps its folders, made once; a client’s never among the firm’s', async () => {
  const { staff, guest, kept } = await emptyMatter()
  for (const [name, path] of [
    ['a.txt', 'Évidence/2024/a.txt'],
    ['b.txt', 'Évidence/2024/b.txt'],
    ['c.txt', '../Évidence/./c.txt'],
  ] as const)
    await sendAll(lawyer, staff, { bytes: someBytes(9), name, path })
  await sendAll(client, guest, { bytes: someBytes(9), name: 'd.txt', path: 'Évidence/d.txt' })
  const documents = await kept()
  expect(documents.map(({ fileName, folder }) => [fileName, folder.join('/')])).toEqual([
    ['d.txt', 'Évidence'],
    ['c.txt', 'Évidence'],
    ['b.txt', 'Évidence/2024'],
    ['a.txt', 'Évidence/2024'],
  ])
  const [theirs, ours, second, firstIn] = documents
  expect(theirs?.folderId).not.toBe(ours?.folderId)
  expect(second?.folderId).toBe(firstIn?.folderId)
  const folderId = second?.folderId ?? ''
  await sendAll(lawyer, staff, { bytes: someBytes(9), name: 'e.txt', path: 'Deep/e.txt', folderId })
  expect((await kept())[0]?.folder).toEqual(['Évidence', '2024', 'Deep'])
  expect((await tus(client, guest).create({ size: 1, folderId })).status).toBe(404)
})

test('T26 hostile names are stored clean, shown with their real extension, and never as a path', async () => {
  const { staff, kept } = await emptyMatter()
  const names: [string, string][] = [
    ['../../x', 'x'],
    ['C:\\x', 'x'],
    ['a\0.pdf', 'a.pdf'],
    ['CON.txt', '_CON.txt'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a"\r\nX: y', 'a"X: y'],
    [' .leading', 'leading'],
    ['..', 'document'],
    ['<b>will</b>.pdf', 'b>.pdf'],
  ]
  for (const [name, clean] of names) {
    const url = await sendAll(lawyer, staff, { bytes: someBytes(3), name })
    const [document] = await kept()
    expect(document?.fileName).toBe(clean)
    expect(document?.id).toBe(idOf(url))
  }
  await sendAll(lawyer, staff, { bytes: someBytes(3), name: `${'é'.repeat(150)}.docx` })
  const long = (await kept())[0]?.fileName ?? ''
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200)
  expect(long).toEndWith('é.docx')
  expect(filesIn('documents').every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
})

test('what is on the disk is never readable', async () => {
  const { staff } = await emptyMatter()
  const planted = 'Plantagenet separation agreement'
  const bytes = new Uint8Array(Buffer.from(planted.repeat(40_000)))
  const client = tus(lawyer, staff)
  const url = await client.begin({ size: bytes.length + 1, name: `${planted}.txt`, path: `${planted}/x.txt` })
  await client.patch(url, 0, bytes)
  await sendAll(lawyer, staff, { bytes, name: `${planted}.txt`, path: `${planted}/x.txt` })
  const found: string[] = []
  for (const entry of readdirSync(portal.dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const content = Buffer.from(await Bun.file(join(entry.parentPath, entry.name)).arrayBuffer())
    if (content.includes('Plantagenet')) found.push(entry.name)
  }
  expect(found).toEqual([])
})

test('the type of a file is judged by its first octets', async () => {
  const { staff, kept } = await emptyMatter()
  const cases: [string, string, string][] = [
    ['a.exe', '%PDF-1.7 …', 'application/pdf'],
    ['a.pdf', 'MZ\x90\0', 'application/octet-stream'],
    ['a.html', '<script>alert(1)</script>', 'text/plain'],
    ['a.docx', 'PK\x03\x04', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['b.docx', 'hello', 'text/plain'],
    ['photo', '\0\0\0\x18ftypheic', 'image/heic'],
  ]
  for (const [name, content, type] of cases) {
    await sendAll(lawyer, staff, { bytes: new Uint8Array(Buffer.from(content, 'latin1')), name })
    expect((await kept())[0]?.mediaType).toBe(type)
  }
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7'), someBytes(2 * MIB)])
  const url = await tus(lawyer, staff).begin({ size: bytes.length })
  await tus(lawyer, staff).patch(url, 0, bytes.subarray(0, 2_000_000))
  const later = tus((await portal.restarted()).as(lawyer), staff)
  const offset = await later.offset(url)
  await later.patch(url, offset, bytes.subarray(offset))
  expect((await kept())[0]?.mediaType).toBe('application/pdf')
})

test('every version is read back from the disk once; a damaged one is an alarm', async () => {
  const { matterId, staff, kept } = await emptyMatter()
  const alarms: string[] = []
  const deps = {
    ...portal.deps,
    log: (level: string, message: string) => void alarms.push(`${level}: ${message}`),
  }
  await sendAll(lawyer, staff, { bytes: someBytes(2 * MIB) })
  while (await verifyNext(deps));
  await sendAll(lawyer, staff, { bytes: someBytes(2 * MIB) })
  const [document] = await kept()
  const id = document?.id ?? ''
  const path = join(portal.dataDir, 'documents', id.slice(-2), id)
  const file = await open(path, 'r+')
  await file.write(Buffer.from([1, 2, 3]), 0, 3, MIB)
  await file.close()
  expect(await verifyNext(deps)).toBe(true)
  expect(await verifyNext(deps)).toBe(false)
  const states = portal.deps.db
    .query(
      'select verified_at is not null as verified, damaged_at is not null as damaged from document_versions where matter_id = ? order by rowid',
    )
    .all(matterId)
  expect(states).toEqual([
    { verified: 1, damaged: 0 },
    { verified: 0, damaged: 1 },
  ])
  expect(alarms).toEqual(['error: a stored document is damaged'])
  expect(eventsOf(matterId).at(-1)?.kind).toBe('document.damaged')
})

test('uploads that nobody goes on with are taken away after seven days, leftovers at start', async () => {
  const { staff } = await emptyMatter()
  const client = tus(lawyer, staff)
  const [old, young] = [await client.begin({ size: 10 }), await client.begin({ size: 10 })]
  portal.clock.forward(1)
  const touch = (url: string) =>
    portal.deps.db
      .query('update uploads set updated_at = ? where id = ?')
      .run(portal.clock.now().toISOString(), idOf(url))
  touch(old)
  portal.clock.forward(6 * DAY)
  touch(young)
  portal.clock.forward(DAY + 1)
  await sweepAbandoned(portal.deps)
  expect(filesIn('incoming')).not.toContain(idOf(old))
  expect(filesIn('incoming')).toContain(idOf(young))
  portal.deps.db.query('delete from uploads where id = ?').run(idOf(young))
  await sweepLeftovers(portal.deps)
  expect(filesIn('incoming')).not.toContain(idOf(young))
})

test('T37 what was announced and never begun goes after an hour, and what has begun to arrive stays', async () => {
  const { matterId, guest } = await emptyMatter()
  const guestToday = portal.person({ name: 'Fay Client', kind: 'client' })
  portal.join(matterId, guestToday, 'client')
  const sender = tus(guestToday, guest)
  const [empty, begun] = [await sender.begin({ size: 10 }), await sender.begin({ size: 10 })]
  portal.clock.forward(1)
  expect((await sender.patch(begun, 0, 'begun')).status).toBe(204)
  // The portal itself leaves alone what rests open; started again it has nothing open.
  const afterRestart = { ...portal.deps, vault: await openVault(portal) }
  await sweepAbandoned(afterRestart)
  expect(filesIn('incoming')).toContain(idOf(empty))
  portal.clock.forward(HOUR)
  await sweepAbandoned(afterRestart)
  expect(filesIn('incoming')).not.toContain(idOf(empty))
  expect(filesIn('incoming')).toContain(idOf(begun))
})
