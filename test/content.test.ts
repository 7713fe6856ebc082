import { afterAll, expect, test } from 'bun:test'
import { appendFileSync, copyFileSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'content-disposition'
import { type AddedDocument, addDocument, contentPath } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { someBytes } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, max, 'client')

const MIB = 2 ** 20
const bytes = someBytes(6 * MIB + 123)
const large = await addDocument(portal, matterId, lawyer, 'large.bin', bytes)
const text = await addDocument(portal, matterId, lawyer, 'note.txt', '0123456789')
const ask = (document: AddedDocument, range?: string, headers: Record<string, string> = {}) =>
  lawyer.fetch(contentPath('firm', matterId, document), { headers: { ...(range && { range }), ...headers } })
const pathOf = ({ versionId }: AddedDocument) =>
  join(portal.dataDir, 'documents', versionId.slice(-2), versionId)
const damageEvents = ({ id }: AddedDocument) =>
  portal.deps.db
    .query(`select 1 from events where kind = 'document.damaged' and subject_id = $id`)
    .all({ id }).length

const RANGES: [string, number, string | null, string][] = [
  ['bytes=0-', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
  ['bytes=7-999999999999', 206, 'bytes 7-9/10', '789'],
  ['bytes=-3', 206, 'bytes 7-9/10', '789'],
  ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=-1', 206, 'bytes 9-9/10', '9'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=999999999999-', 416, 'bytes */10', ''],
  ['bytes=-0', 416, 'bytes */10', ''],
  ['bytes=4-2', 200, null, '0123456789'],
  ['bytes=-', 200, null, '0123456789'],
  ['bytes=0-1,4-5', 200, null, '0123456789'],
  ['lines=0-1', 200, null, '0123456789'],
  ['bytes=0x1-2', 200, null, '0123456789'],
]
for (const [range, status, contentRange, body] of RANGES)
  test(`T38 ${range} is answered ${status}`, async () => {
    const response = await ask(text, range)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(await response.text()).toBe(body)
  })

test('T38 any range of a large document is what lies there, across chunks', async () => {
  for (const [start, end] of [
    [0, 0],
    [MIB - 3, MIB + 3],
    [3 * MIB, 5 * MIB],
    [1, 6 * MIB],
    [6 * MIB + 100, 6 * MIB + 122],
  ] as const) {
    const response = await ask(large, `bytes=${start}-${end}`)
    expect(response.status).toBe(206)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true)
  }
  expect(Buffer.from(await (await ask(large)).arrayBuffer()).equals(bytes)).toBe(true)
})

test('a range goes on only with the same content, and the size can be asked for alone', async () => {
  const etag = (await ask(text)).headers.get('etag') ?? ''
  expect((await ask(text, 'bytes=0-1', { 'if-range': etag })).status).toBe(206)
  expect((await ask(text, 'bytes=0-1', { 'if-range': '"another"' })).status).toBe(200)
  const head = await lawyer.fetch(contentPath('firm', matterId, text), { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(head.headers.get('content-length')).toBe('10')
  expect(head.headers.get('accept-ranges')).toBe('bytes')
  expect(await head.text()).toBe('')
})

const HOSTILE = [
  '../../x.pdf',
  'C:\\x.txt',
  'CON.txt',
  'é'.repeat(150),
  'invoice\u202efdp.exe',
  'a"\r\nX-Evil: y.txt',
  ' .hidden',
  'данные.docx',
  '"; filename=evil.exe; x="',
  '%2e%2e%2f.txt',
]
for (const name of HOSTILE)
  test(`T27 the name ${JSON.stringify(name.slice(0, 30))} makes one valid header`, async () => {
    const document = await addDocument(portal, matterId, lawyer, name, 'x')
    const response = await lawyer.get(contentPath('firm', matterId, document, 'download'))
    expect(response.status).toBe(200)
    expect(response.headers.get('x-evil')).toBeNull()
    const header = response.headers.get('content-disposition') ?? ''
    expect(header).toMatch(
      /^attachment(; filename=("(\\.|[^"\\])*"|[\w.!#$%'*&+^`|~-]+))?(; filename\*=UTF-8''[\w.!#$&+^`|~%-]+)?$/,
    )
    expect(parse(header).parameters.filename).not.toMatch(/[\r\n\u202e/\\]/)
  })

const ACTIVE: [string, string][] = [
  ['page.html', '<!doctype html><script>alert(1)</script>'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['feed.xml', '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></x>'],
  ['app.js', 'alert(1)'],
  ['active.pdf', '%PDF-1.4 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
  ['polyglot.gif', 'GIF89a/*<script>*/=alert(1)//'],
]
for (const [name, content] of ACTIVE)
  test(`T28 ${name} can be opened by its address and does nothing`, async () => {
    const document = await addDocument(portal, matterId, lawyer, name, content)
    for (const what of ['content', 'download'] as const) {
      const { headers } = await lawyer.get(contentPath('firm', matterId, document, what))
      const inline =
        what === 'content' &&
        /^(image\/gif|text\/plain; charset=utf-8)$/.test(headers.get('content-type') ?? '')
      if (!inline) expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-disposition')).toStartWith(inline ? 'inline' : 'attachment')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

test('T39 a flipped byte ends the answer at the last verified chunk, with an alarm', async () => {
  const document = await addDocument(portal, matterId, lawyer, 'flip.bin', bytes)
  const sealed = readFileSync(pathOf(document))
  for (let i = 0; i < 40; i++) {
    const offset = 1000 + Math.floor((i / 40) * (sealed.length - 1100))
    const flipped = Buffer.from(sealed)
    flipped[offset] = (flipped[offset] ?? 0) ^ 1
    writeFileSync(pathOf(document), flipped)
    const response = await ask(document)
    const chunks: Uint8Array[] = []
    const reading = async () => {
      for await (const chunk of response.body ?? []) chunks.push(chunk)
      return 'whole'
    }
    expect(await reading().catch(() => 'broken')).toBe('broken')
    const received = Buffer.concat(chunks)
    expect(received.equals(bytes.subarray(0, received.length))).toBe(true)
    expect(received.length).toBeLessThanOrEqual(offset)
  }
  expect(damageEvents(document)).toBe(1)
  const list = await (await lawyer.get(`/firm/matters/${matterId}/documents`)).text()
  expect(list).toContain('does not pass its check')
}, 60_000)

test('T40 a file cut, lengthened or emptied is refused before its first byte', async () => {
  const document = await addDocument(portal, matterId, lawyer, 'cut.txt', 'content that is whole')
  const path = pathOf(document)
  const sealed = readFileSync(path)
  for (const spoil of [
    () => truncateSync(path, sealed.length - 1),
    () => truncateSync(path, 0),
    () => appendFileSync(path, 'x'),
    () => appendFileSync(path, sealed),
    () => renameSync(path, `${path}.gone`),
  ]) {
    writeFileSync(path, sealed)
    spoil()
    const response = await ask(document)
    expect(response.status).toBe(500)
    const page = await response.text()
    expect(page).toContain('does not pass its integrity check')
    expect(page).not.toContain('content that is whole')
  }
})

test('T41 another document’s file, or an older version’s, in its place is refused', async () => {
  const [a, b] = [
    await addDocument(portal, matterId, lawyer, 'a.txt', 'the content of a'),
    await addDocument(portal, matterId, lawyer, 'b.txt', 'the content of b'),
  ]
  const newer = await addDocument(portal, matterId, lawyer, 'a.txt', 'the content of A', { documentId: a.id })
  for (const [from, to] of [
    [a, b],
    [a, newer],
  ] as const) {
    copyFileSync(pathOf(from), pathOf(to))
    expect((await ask(to)).status).toBe(500)
  }
})

test('a text is shown in the page as text, and reading it there is opening it', async () => {
  const note = await addDocument(portal, matterId, lawyer, 'letter.txt', 'Chère Ada,\n<b>bonjour</b>')
  await share(matterId, [note], { by: lawyer, to: [max], en: { title: 'A letter' } })
  const page = await (await max.get(`/portal/matters/${matterId}/documents/${note.id}`)).text()
  expect(page).toContain('Chère Ada,\n&lt;b&gt;bonjour&lt;/b&gt;')
  const opened = portal.deps.db
    .query('select 1 from share_recipients where document_id = $id and opened_at is not null')
    .get({ id: note.id })
  expect(opened).not.toBeNull()
})

test('only the first mebibyte of a text is shown, and the page says so', async () => {
  const long = await addDocument(portal, matterId, lawyer, 'long.txt', `${'a'.repeat(MIB)}THE END`)
  const page = await (await lawyer.get(`/firm/matters/${matterId}/documents/${long.id}`)).text()
  expect(page).toContain('Only the beginning is shown')
  expect(page).not.toContain('THE END')
})
