import { afterAll, beforeAll, expect, test } from 'bun:test'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type VerifyOrder, verifyBackup } from '../../src/backup/verify.ts'
import type { Vault } from '../../src/vault/vault.ts'
import { openVault } from '../../src/vault/vault.ts'
import { someBytes } from '../support/tus.ts'
import { type BackedUp, newBackedUp } from './support.ts'

let place: BackedUp
let folder: string
let oldKeyring: Buffer
/** A backup of two snapshots that nobody touches. */
let whole: string
let documents: string[]

beforeAll(async () => {
  place = await newBackedUp()
  folder = mkdtempSync(join(tmpdir(), 'vestibule-verify-'))
  oldKeyring = readFileSync(join(place.portal.dataDir, 'keyring'))
  await place.portal.matter({ title: 'Later', responsible: place.odile })
  await place.add('Lease.pdf', 'lease')
  await place.create()
  await place.add('Video.mp4', someBytes(2_500_000))
  await place.create()
  whole = place.path
  documents = readdirSync(join(whole, 'documents'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `documents/${name.slice(-2)}/${name}`)
})
afterAll(() => {
  place.stop()
  rmSync(folder, { recursive: true })
})

const ALL = { part: 1, parts: 1 }

function verify(
  path: string,
  data: VerifyOrder['data'] = null,
  vault: Vault | null = place.portal.deps.vault,
) {
  return verifyBackup(vault, { path, folder, data, threads: 2, patience: 20_000, progress: () => {} })
}

/** A copy of the whole backup, of which something is changed. */
function copy(change: (path: string) => void): string {
  const path = join(folder, `copy-${Bun.randomUUIDv7()}`)
  cpSync(whole, path, { recursive: true })
  change(path)
  return path
}

function flip(file: string, place = 0.5) {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length * place)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

const namesIn = async (found: ReturnType<typeof verify>) => [
  ...new Set((await found).problems.map(({ what }) => what)),
]

test('T58 a clean backup is whole, read and opened to its last octet', async () => {
  const verified = await verify(whole, ALL)
  expect(verified).toEqual({
    ...{ snapshots: 2, documents: 2, read: 2, opened: 2, isKeyringOld: false, problems: [] },
  })
  expect(await verify(whole)).toMatchObject({ read: 0, opened: 0, problems: [] })
  expect(await verify(whole, ALL, null)).toMatchObject({ read: 2, opened: 0, problems: [] })
  expect(readdirSync(folder).filter((name) => !name.startsWith('copy'))).toEqual([])
})

test('T58 one flipped bit anywhere is found and its file named', async () => {
  const [first = '', second = ''] = readdirSync(join(whole, 'snapshots'))
  const files = [first, second].flatMap((id) =>
    readdirSync(join(whole, 'snapshots', id)).map((name) => `snapshots/${id}/${name}`),
  )
  for (const name of [...files, ...documents, 'recovery.html']) {
    const path = copy((root) => flip(join(root, name)))
    const found = await namesIn(verify(path, ALL))
    const expected = name.replace('manifest.json.asc', 'manifest.json')
    expect([name, found]).toEqual([name, [expected]])
    rmSync(path, { recursive: true })
  }
})

test('T58 what is missing, cut, lengthened or too much is found without reading', async () => {
  const [, newest = ''] = readdirSync(join(whole, 'snapshots'))
  const cut = (name: string) => (root: string) =>
    writeFileSync(join(root, name), readFileSync(join(root, name)).subarray(1))
  const remove = (name: string) => (root: string) => rmSync(join(root, name))
  const add = (name: string) => (root: string) => {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), 'x')
  }
  const stray = '0a7b8a6e-0000-7000-8000-00000000000b'
  const changes: [string, (root: string) => void][] = [
    ...documents.flatMap((name): [string, (root: string) => void][] => [
      [name, remove(name)],
      [name, cut(name)],
    ]),
    ...['portal.db.pgp', 'index.json.pgp', 'documents.tsv', 'manifest.json', 'manifest.json.asc'].map(
      (name): [string, (root: string) => void] => [
        `snapshots/${newest}/${name}`,
        remove(`snapshots/${newest}/${name}`),
      ],
    ),
    ...[`documents/0b/${stray}`, 'documents/0b/note', `snapshots/${newest}/keyring`, 'autorun.inf'].map(
      (name): [string, (root: string) => void] => [name, add(name)],
    ),
  ]
  for (const [name, change] of changes) {
    const path = copy(change)
    expect([name, await namesIn(verify(path))]).toEqual([name, [name]])
    rmSync(path, { recursive: true })
  }
})

test('T58 a keyring older than the backup is noticed', async () => {
  const data = join(folder, 'old-keyring')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(data, 'keyring'), oldKeyring)
  const vault = await openVault({ dataDir: data, unlockSecret: place.portal.unlockSecret })
  expect((await verify(whole, null, vault)).isKeyringOld).toBe(true)
  rmSync(data, { recursive: true })
})

test('a manifest, a list and an index rewritten with hashes that fit are given away by the signature', async () => {
  const [, newest = ''] = readdirSync(join(whole, 'snapshots'))
  const [victim = ''] = documents
  const path = copy((root) => {
    const snapshot = join(root, 'snapshots', newest)
    const list = readFileSync(join(snapshot, 'documents.tsv'), 'utf8')
    const kept = list
      .split('\n')
      .filter((line) => line && !victim.endsWith(line.split('\t')[0] ?? ''))
      .map((line) => `${line}\n`)
      .join('')
    writeFileSync(join(snapshot, 'documents.tsv'), kept)
    const manifest = JSON.parse(readFileSync(join(snapshot, 'manifest.json'), 'utf8'))
    manifest.documents = {
      size: kept.length,
      sha256: new Bun.CryptoHasher('sha256').update(kept).digest('hex'),
    }
    manifest.counts.versions -= 1
    writeFileSync(join(snapshot, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  })
  expect(await namesIn(verify(path))).toContain(`snapshots/${newest}/manifest.json`)
  expect(await namesIn(verify(path, null, null))).toContain(`snapshots/${newest}/manifest.json`)
})

test('a snapshot signed by somebody else’s key passes only where this portal’s keys are not at hand', async () => {
  const other = await newBackedUp()
  try {
    await other.create()
    expect((await verify(other.path, ALL)).problems).toEqual([])
    const [id = ''] = readdirSync(join(other.path, 'snapshots'))
    const marker = join(other.path, 'vestibule-backup.json')
    const manifest = join(other.path, 'snapshots', id, 'manifest.json')
    const { installId } = place.portal.deps.vault.keyring
    for (const file of [marker, manifest])
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(other.portal.deps.vault.keyring.installId, installId),
      )
    const bytes = readFileSync(manifest)
    writeFileSync(`${manifest}.asc`, await other.portal.deps.vault.firmKey.sign(bytes, new Date()))
    expect((await verify(other.path, null, null)).problems).toEqual([])
    expect(await namesIn(verify(other.path))).toContain(`snapshots/${id}/manifest.json`)
  } finally {
    other.stop()
  }
})

test('parts of the documents together are all of them', async () => {
  const counts: number[] = []
  for (const part of [1, 2, 3]) counts.push((await verify(whole, { part, parts: 3 })).read)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
})

test('what an interrupted run left is no fault of the backup', async () => {
  const stray = '0a7b8a6e-0000-7000-8000-00000000000b'
  const path = copy((root) => {
    mkdirSync(join(root, '.partial-killed', 'stage'), { recursive: true })
    writeFileSync(join(root, '.partial-killed', 'stage', stray), 'x')
    mkdirSync(join(root, 'documents/0b'), { recursive: true })
    writeFileSync(join(root, 'documents/0b', stray), 'x')
  })
  expect((await verify(path, ALL)).problems).toEqual([])
})
