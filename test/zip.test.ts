import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipNamer } from '../src/documents/zip-names.ts'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { someBytes } from './support/tus.ts'
import { readZip } from './support/zip.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer, title: 'Gagnon: "separation"' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, max, 'client')
portal.join(await portal.matter({ responsible: lawyer }), eve, 'client')
const url = `/firm/matters/${matterId}/documents/zip`

const big = someBytes(2 ** 20 + 7)
const secret = await addDocument(portal, matterId, lawyer, 'internal memo.txt', 'not for clients', {
  path: 'Notes/internal memo.txt',
})
const given = await addDocument(portal, matterId, lawyer, 'offer.txt', 'our offer')
const upper = await addDocument(portal, matterId, lawyer, 'OFFER.TXT', 'another offer')
await addDocument(portal, matterId, lawyer, 'big.bin', big, { path: 'Notes/Deep/big.bin' })
await addDocument(portal, matterId, max, 'from the client.txt', 'my papers')
await share(matterId, [given], { by: lawyer, to: [max], en: { title: 'Offer' } })

const unzip = async (response: Response) => {
  expect(response.status).toBe(200)
  return readZip(new Uint8Array(await response.arrayBuffer()))
}
const events = (kind: string) =>
  portal.deps.db
    .query<{ actorId: string }, { kind: string }>('select actor_id as actorId from events where kind = $kind')
    .all({ kind })

test('a zip of the matter holds every document in its folder, unchanged', async () => {
  const response = await lawyer.get(url)
  expect(response.headers.get('content-disposition')).toStartWith('attachment')
  const files = await unzip(response)
  expect(files.map(({ name }) => name).sort()).toEqual([
    'Notes/Deep/big.bin',
    'Notes/internal memo.txt',
    'OFFER (2).TXT',
    'from the client.txt',
    'offer.txt',
  ])
  expect(files.find(({ name }) => name.endsWith('big.bin'))?.content.equals(big)).toBe(true)
  expect(events('documents.exported')).toEqual([{ actorId: lawyer.id }])
})

test('what was ticked is what is in it; nothing ticked is refused, not everything', async () => {
  const files = await unzip(await lawyer.post(url, { document: [given.id, upper.id] }))
  expect(files.map(({ content }) => content.toString())).toEqual(['our offer', 'another offer'])
  expect((await lawyer.post(url)).status).toBe(422)
})

test('a guest’s zip holds what they may see and counts as downloading it', async () => {
  const files = await unzip(await max.get(`/portal/matters/${matterId}/zip`))
  expect(files.map(({ name }) => name).sort()).toEqual(['from the client.txt', 'offer.txt'])
  const downloaded = portal.deps.db
    .query('select 1 from share_recipients where downloaded_at is not null')
    .all()
  expect(downloaded).toHaveLength(1)
  expect(events('document.downloaded').map(({ actorId }) => actorId)).toEqual([max.id, max.id])
})

test('T04 a stranger, a client of another matter and a guest at the firm’s address get no zip', async () => {
  expect((await portal.stranger.get(url)).status).toBe(303)
  expect((await eve.get(`/portal/matters/${matterId}/zip`)).status).toBe(404)
  expect((await max.get(url)).status).toBe(404)
})

test('asking only for the headers writes no event and reads no file', async () => {
  const before = events('documents.exported').length
  expect((await lawyer.fetch(url, { method: 'HEAD' })).status).toBe(200)
  expect(events('documents.exported')).toHaveLength(before)
})

const HOSTILE = [
  '../../evil.txt',
  '..\\evil.txt',
  '/etc/passwd',
  'C:\\evil.txt',
  'CON',
  'nul.txt',
  'COM1.log',
  'a:b.txt',
  'what?.txt',
  '<x>|"y"*.txt',
  'trailing. ',
  '.hidden',
  `${'n'.repeat(300)}.pdf`,
  'é.txt',
  'e\u0301.txt',
  'É.TXT',
  'bidi\u202etxt.exe',
  '',
  'con',
  'Con.txt',
]
test('T35 hostile names unpack safely and none writes over another', () => {
  const nameOf = zipNamer()
  const places = HOSTILE.flatMap((fileName) => [
    { folders: [], fileName },
    { folders: ['..', 'AUX', fileName], fileName },
    { folders: [fileName, ...Array(9).fill('deep '.repeat(10))], fileName },
  ])
  const paths = [...places, ...places].map(nameOf)
  expect(new Set(paths.map((path) => path.normalize('NFKC').toLowerCase())).size).toBe(paths.length)
  for (const path of paths) {
    expect(path).not.toMatch(/[<>:"|?*\\\p{Cc}\p{Cf}]/u)
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(230)
    for (const part of path.split('/')) {
      expect(part).not.toMatch(/^(\.|\.\.|)$|^[\s.]|[\s.]$/)
      expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
    }
  }
})

test('T35 other programs unpack it, and nothing falls outside', async () => {
  const program = Bun.which('unzip')
  if (!program)
    return expect(readZip(new Uint8Array(await (await lawyer.get(url)).arrayBuffer()))).toHaveLength(5)
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-zip-'))
  writeFileSync(join(dir, 'all.zip'), new Uint8Array(await (await lawyer.get(url)).arrayBuffer()))
  const { exitCode } = Bun.spawnSync([program, '-q', 'all.zip', '-d', 'out'], { cwd: dir })
  expect(exitCode).toBe(0)
  expect(readFileSync(join(dir, 'out/Notes/internal memo.txt'), 'utf8')).toBe('not for clients')
  expect(readdirSync(dir).sort()).toEqual(['all.zip', 'out'])
  rmSync(dir, { recursive: true })
})

/** Turns one octet over near the end of what is stored of a version. */
function damage(versionId: string): void {
  const path = join(portal.dataDir, 'documents', versionId.slice(-2), versionId)
  const sealed = readFileSync(path)
  sealed[sealed.length - 40] = (sealed[sealed.length - 40] ?? 0) ^ 1
  writeFileSync(path, sealed)
}

test('T39 a note stands in the place of a damaged file, the others stay, and the firm is told once', async () => {
  damage(secret.versionId)
  for (const _ of ['first', 'again']) {
    const files = await unzip(await lawyer.get(url))
    const names = files.map(({ name }) => name)
    expect(names).toContain('Notes/internal memo.txt (damaged, endommagé).txt')
    expect(names).not.toContain('Notes/internal memo.txt')
    expect(names).toContain('offer.txt')
    const note = files.find(({ name }) => name.includes('damaged'))?.content.toString() ?? ''
    expect(note).toMatch(/^“internal memo.txt” \(version 1\) is not in this zip.*\r\n\r\n«.*endommagée/s)
    expect(note).not.toContain('not for clients')
  }
  expect(events('document.damaged')).toEqual([{ actorId: lawyer.id }])
})

test('T39 a guest who gets the note has not downloaded the document', async () => {
  const letter = await addDocument(portal, matterId, lawyer, 'lettre.txt', 'une lettre')
  await share(matterId, [letter], { by: lawyer, to: [max], en: { title: 'Letter' } })
  damage(letter.versionId)
  const before = events('document.downloaded').length
  const files = await unzip(await max.get(`/portal/matters/${matterId}/zip`))
  expect(files.map(({ name }) => name)).toContain('lettre.txt (damaged, endommagé).txt')
  expect(events('document.downloaded').length - before).toBe(2)
})

test('T39 a large damaged file breaks the zip where it stands; the next one has the note', async () => {
  const large = await addDocument(portal, matterId, lawyer, 'large.bin', someBytes(65 * 2 ** 20))
  damage(large.versionId)
  const broken = await lawyer.get(url)
  expect(await broken.arrayBuffer().catch(() => null)).toBeNull()
  const names = (await unzip(await lawyer.get(url))).map(({ name }) => name)
  expect(names).toContain('large.bin (damaged, endommagé).txt')
  expect(names).toContain('Notes/Deep/big.bin')
})
