import { afterAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Manifest } from '../src/binder/manifest.ts'
import { verifySignature } from '../src/vault/firm-key.ts'
import { runCommand } from './support/command-line.ts'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { cleartextParts, isSignedBy } from './support/rfc9580.ts'
import { recall, share } from './support/shares.ts'
import { someBytes } from './support/tus.ts'
import { readZip, type ZipFile } from './support/zip.ts'

const portal = await startPortal()
const dir = mkdtempSync(join(tmpdir(), 'vestibule-binder-'))
afterAll(() => {
  portal.stop()
  rmSync(dir, { recursive: true })
})
const lawyer = portal.person({ name: 'Lee Lawyer' })
const max = portal.person({ name: 'Max <i>Client</i>', kind: 'client', language: 'fr' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({
  responsible: lawyer,
  number: 'B-1',
  title: 'Internal title',
  clientTitle: 'Votre dossier',
})
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, max, 'client')
portal.join(await portal.matter({ responsible: lawyer }), eve, 'client')

const large = someBytes(5 * 2 ** 20 + 7)
const memo = await addDocument(portal, matterId, lawyer, 'internal memo.txt', 'not for clients', {
  path: 'Internal notes/internal memo.txt',
})
const offer = await addDocument(portal, matterId, lawyer, '../../offer <b>.txt', 'our offer')
await addDocument(portal, matterId, lawyer, 'offer, second.txt', 'a better offer', { documentId: offer.id })
const film = await addDocument(portal, matterId, lawyer, 'CON.bin', large)
const taken = await addDocument(portal, matterId, lawyer, 'recalled.txt', 'taken back')
const papers = await addDocument(portal, matterId, max, 'mes papiers é.txt', 'my papers')
const better = { ...offer, number: 2 }
const fr = { title: 'L’offre <script>', note: 'À lire' }
await share(matterId, [better], { by: lawyer, to: [max], fr })
await share(matterId, [film], { by: lawyer, to: [max], fr: { title: 'Le film' } })
await share(matterId, [taken], { by: lawyer, to: [max], fr: { title: 'Le secret' } })
await recall(matterId, taken, lawyer)
await max.post(`/portal/matters/${matterId}/documents/${film.id}/acknowledgement`, {
  version: film.versionId,
})

const mine = `/portal/matters/${matterId}/binder`
const firm = `/firm/matters/${matterId}/binder`
const unzip = async (response: Response) => {
  expect(response.status).toBe(200)
  return readZip(new Uint8Array(await response.arrayBuffer()))
}
const find = (files: readonly ZipFile[], name: string) => files.find((file) => file.name === name)?.content
const manifestOf = (files: readonly ZipFile[]): Manifest =>
  JSON.parse(find(files, 'manifest.json')?.toString() ?? '')
const sha256 = (bytes: Uint8Array) => new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
const events = (kind: string) =>
  portal.deps.db
    .query<{ actorId: string | null; personId: string | null }, { kind: string }>(
      'select actor_id as actorId, person_id as personId from events where kind = $kind order by seq',
    )
    .all({ kind })

const own = await unzip(await max.get(mine))

test('T35 a client’s binder holds what they may read and nothing else, under safe names', () => {
  expect(own.map(({ name }) => name).sort()).toEqual([
    'chain.json',
    'checkpoint.txt',
    'documents/from the firm - du cabinet/_CON.bin',
    'documents/from the firm - du cabinet/offer, second.txt',
    'documents/sent - envoyés/mes papiers é.txt',
    'firm.asc',
    'index.html',
    'look/binder.css',
    'manifest.json',
    'manifest.json.asc',
    'receipts/_CON.bin.txt',
    'receipts/mes papiers é.txt.txt',
    'receipts/offer, second.txt.txt',
  ])
  const everything = Buffer.concat(own.map(({ content }) => content)).toString('latin1')
  for (const hidden of [
    'not for clients',
    'internal memo',
    'Internal',
    'taken back',
    'recalled.txt',
    'offer <b>',
  ])
    expect(everything).not.toContain(hidden)
})

test('its manifest has the size and SHA-256 of everything, signed by the firm', async () => {
  const manifest = manifestOf(own)
  const listed = manifest.files.map(({ path }) => path)
  expect([...listed, 'manifest.json', 'manifest.json.asc'].sort()).toEqual(own.map(({ name }) => name).sort())
  for (const { path, bytes, sha256: hash } of manifest.files) {
    const content = find(own, path) ?? Buffer.alloc(0)
    expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash])
  }
  expect(manifest).toMatchObject({
    matter: { number: 'B-1', title: 'Votre dossier' },
    for: { kind: 'guest' },
  })
  expect(manifest.documents.map(({ title }) => title)).toEqual([
    'Le film',
    'L’offre <script>',
    'mes papiers é.txt',
  ])
  const certificate = find(own, 'firm.asc')?.toString() ?? ''
  expect(certificate).toBe(await portal.deps.vault.firmKey.certificate())
  const signature = find(own, 'manifest.json.asc')?.toString() ?? ''
  const signed = find(own, 'manifest.json') ?? Buffer.alloc(0)
  expect(await verifySignature(signed, signature, certificate)).toEqual(portal.clock.now())
})

test('read by RFC 9580 alone, without openpgp.js, the firm signed manifest, checkpoint and receipts', () => {
  const text = (name: string) => find(own, name)?.toString() ?? ''
  const certificate = text('firm.asc')
  const content = find(own, 'manifest.json') ?? Buffer.alloc(0)
  const isGenuine = (bytes: Uint8Array) =>
    isSignedBy(certificate, text('manifest.json.asc'), { content: bytes, type: 0x00 })
  expect(isGenuine(content)).toBe(true)
  expect(isGenuine(Buffer.concat([content, Buffer.from(' ')]))).toBe(false)
  for (const name of ['checkpoint.txt', 'receipts/_CON.bin.txt']) {
    const { content: signed, armored } = cleartextParts(text(name))
    expect([name, isSignedBy(certificate, armored, { content: signed, type: 0x01 })]).toEqual([name, true])
  }
})

test('its index is in both languages, the reader’s first, tells what happened, and runs nothing', () => {
  const html = find(own, 'index.html')?.toString() ?? ''
  expect(html.indexOf('Documents reçus du cabinet')).toBeGreaterThan(0)
  expect(html.indexOf('Documents reçus du cabinet')).toBeLessThan(html.indexOf('Documents from the firm'))
  expect(html).toContain('L’offre &lt;script&gt;')
  expect(html).toContain('À lire')
  expect(html).not.toContain('<script')
  expect(html).toContain('href="./documents/from%20the%20firm%20-%20du%20cabinet/_CON.bin"')
  expect(html).toContain('Lee Lawyer vous a remis «\u202fLe film\u202f»')
  expect(html).toContain('You confirmed having read “Le film”')
  expect(html).toContain('Vous avez envoyé «\u202fmes papiers é.txt\u202f»')
  expect(html).toContain('Lee Lawyer took a document back')
  expect(html).toContain('BEGIN PGP SIGNED MESSAGE')
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
})

test('taking it counts as downloading what is in it, and is an event of its own', async () => {
  expect(events('document.downloaded')).toHaveLength(3)
  expect(events('binder.downloaded')).toEqual([{ actorId: max.id, personId: max.id }])
  const receipt = find(own, 'receipts/_CON.bin.txt')?.toString() ?? ''
  expect(receipt).toContain('Téléchargé\u202f: 2 mars 2026')
  expect(receipt).toMatch(/Made available: .* · Lee Lawyer · Event \d+\n/)
})

test('the firm sees what a client gets without its counting as theirs, and exports everything', async () => {
  const before = events('document.downloaded').length
  const shown = await unzip(await lawyer.get(`${firm}/people/${max.id}`))
  expect(shown.map(({ name }) => name).sort()).toEqual(own.map(({ name }) => name).sort())
  expect(events('document.downloaded')).toHaveLength(before)
  const all = await unzip(await lawyer.get(`${firm}/export`))
  const names = all.map(({ name }) => name)
  expect(names).toContain('documents/Internal notes/internal memo.txt')
  expect(names).toContain('versions/version 1/offer _b_.txt')
  expect(find(all, 'index.html')?.toString()).toContain('Lee Lawyer added')
  expect(events('matter.exported')).toEqual([
    { actorId: lawyer.id, personId: max.id },
    { actorId: lawyer.id, personId: null },
  ])
  const page = await (await lawyer.get(firm)).text()
  expect(page).toContain('Max &lt;i&gt;Client&lt;/i&gt;')
  expect(page).not.toContain('Eve Other')
})

test('T04 strangers, other clients and guests at the firm’s address get none', async () => {
  expect((await portal.stranger.get(mine)).status).toBe(303)
  expect((await eve.get(mine)).status).toBe(404)
  expect((await lawyer.get(`${firm}/people/${eve.id}`)).status).toBe(404)
  expect((await lawyer.get(`${firm}/people/${lawyer.id}`)).status).toBe(404)
  for (const path of [firm, `${firm}/export`, `${firm}/people/${max.id}`]) {
    expect((await max.get(path)).status).toBe(404)
    expect((await portal.stranger.get(path)).status).toBe(303)
  }
  expect((await lawyer.get(mine)).status).toBe(404)
})

test('asking only for the headers takes nothing', async () => {
  const before = events('binder.downloaded').length
  expect((await max.fetch(mine, { method: 'HEAD' })).status).toBe(200)
  expect(events('binder.downloaded')).toHaveLength(before)
})

test('T35 other programs unpack it, nothing falls outside, and every hash is right on the disk', async () => {
  const program = Bun.which('unzip')
  if (!program) return
  const out = join(dir, 'unpacked')
  writeFileSync(join(dir, 'binder.zip'), new Uint8Array(await (await max.get(mine)).arrayBuffer()))
  const { exitCode } = Bun.spawnSync([program, '-q', 'binder.zip', '-d', 'unpacked'], {
    cwd: dir,
    env: { LC_ALL: 'C.UTF-8' },
  })
  expect(exitCode).toBe(0)
  const { files }: Manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  for (const { path, sha256: hash } of files)
    expect([path, sha256(readFileSync(join(out, path)))]).toEqual([path, hash])
  expect(readdirSync(dir).sort()).toEqual(['binder.zip', 'unpacked'])
})

test('a receipt of an unpacked binder is chained to the binder’s checkpoint, and to its document', async () => {
  for (const { name, content } of own) {
    mkdirSync(dirname(join(dir, 'home', name)), { recursive: true })
    writeFileSync(join(dir, 'home', name), content)
  }
  const [receipt, document] = ['receipts/_CON.bin.txt', 'documents/from the firm - du cabinet/_CON.bin']
  const args = [receipt, document, '--checkpoint', 'checkpoint.txt', '--json']
  const run = () => runCommand(['receipt', 'verify', ...args], join(dir, 'home'))
  const { code, out } = await run()
  expect([code, JSON.parse(out).checks.length]).toEqual([0, 4])
  expect(out).toContain('chained to event')
  expect(out).toContain('on the chain of this receipt')
  const chain = JSON.parse(readFileSync(join(dir, 'home/chain.json'), 'utf8'))
  chain.digests[3] = chain.digests[4]
  writeFileSync(join(dir, 'home/chain.json'), JSON.stringify(chain))
  expect((await run()).code).toBe(5)
})

test('matter export writes a file, reads it back, and says so in the log', async () => {
  const keyFile = join(dir, 'unlock.key')
  writeFileSync(keyFile, Buffer.from(portal.unlockSecret).toString('base64'), { mode: 0o600 })
  const run = (...args: string[]) =>
    runCommand(
      ['matter', 'export', ...args, '--data', portal.dataDir, '--unlock-key-file', keyFile, '--json'],
      dir,
    )
  const to = join(dir, 'export.zip')
  const { code, out, errors } = await run('B-1', '--to', to)
  expect([code, errors]).toEqual([0, ''])
  const report = JSON.parse(out)
  expect(report).toMatchObject({
    ok: true,
    signature: 'good',
    missing: [],
    changed: [],
    added: [],
    unreadable: [],
  })
  expect(statSync(to).mode & 0o777).toBe(0o600)
  const files = readZip(readFileSync(to))
  expect(report.manifest).toBe(sha256(find(files, 'manifest.json') ?? Buffer.alloc(0)))
  expect(events('matter.exported').at(-1)).toEqual({ actorId: null, personId: null })
  expect((await run('B-1', '--to', to)).code).toBe(3)
  expect((await run('B-9', '--to', join(dir, 'none.zip'))).code).toBe(3)
  expect((await run('B-1')).code).toBe(2)
  const forMax = await run('B-1', '--to', join(dir, 'max.zip'), '--for', max.id)
  expect(JSON.parse(forMax.out).made.for.name).toBe('Max <i>Client</i>')
  expect((await run('B-1', '--to', join(dir, 'eve.zip'), '--for', eve.id)).code).toBe(3)
})

test('T39 a document that cannot be read is named in index and manifest, and everything else is there', async () => {
  for (const { versionId } of [film, papers]) {
    const path = join(portal.dataDir, 'documents', versionId.slice(-2), versionId)
    const sealed = readFileSync(path)
    sealed[sealed.length - 40] = (sealed[sealed.length - 40] ?? 0) ^ 1
    writeFileSync(path, sealed)
  }
  const damaged = await unzip(await max.get(mine))
  const manifest = manifestOf(damaged)
  expect(manifest.unreadable.map(({ fileName, bytes }) => [fileName, bytes])).toEqual([
    ['_CON.bin', large.length],
    ['mes papiers é.txt', 9],
  ])
  expect(manifest.documents.map(({ fileName }) => fileName)).toEqual(['offer, second.txt'])
  const html = find(damaged, 'index.html')?.toString() ?? ''
  expect(html).toContain('2\u00a0documents could not be read')
  expect(html).toContain('2\u00a0documents n’ont pas pu être lus')
  expect(events('document.damaged')).toHaveLength(2)
  expect(memo.number).toBe(1)
})
