import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import { backedUpDocument } from '../../src/backup/repository.ts'
import { MINUTE } from '../../src/clock.ts'
import { Refusal } from '../../src/installation/refusal.ts'
import { documentPath } from '../../src/vault/document-files.ts'
import { findInFolder, needlesFor } from '../support/byte-search.ts'
import { addDocument } from '../support/documents.ts'
import { someBytes } from '../support/tus.ts'
import { type BackedUp, newBackedUp, newestSnapshot, sha256 } from './support.ts'

let place: BackedUp
beforeAll(async () => {
  place = await newBackedUp()
})
afterAll(() => place.stop())

const otherDisk = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/vestibule-') : null
afterAll(() => otherDisk && rmSync(otherDisk, { recursive: true }))

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.catch((reason) => reason)
  if (error instanceof Refusal) return error
  throw new Error(`not refused: ${error}`)
}

test('a snapshot has the database of its moment and every document, sealed; later ones add what is new', async () => {
  const { portal, add, create, path } = place
  const first = await add('Lease.pdf', 'the secret lease')
  await add('Video.mp4', someBytes(3_000_000))
  const created = await create()
  expect(created).toMatchObject({ versions: 2, copied: 2, damaged: [], isNew: true })
  const { manifest, documents, wrong, db } = await newestSnapshot(place)
  expect(wrong).toEqual([])
  expect(manifest).toMatchObject({
    installId: portal.deps.vault.keyring.installId,
    schema: migrations.at(-1)?.name ?? '',
    counts: { matters: 1, documents: 2, versions: 2, persons: 1, bytes: 3_000_016 },
    missing: { damaged: [], deleted: [] },
  })
  expect(db.query('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  const rows = db
    .query<{ id: string; size: number }, []>('select id, sealed_size as size from document_versions')
    .all()
  expect(new Map(rows.map(({ id, size }) => [id, size]))).toEqual(
    new Map([...documents.values()].map(({ id, size }) => [id, size])),
  )
  for (const { id } of rows)
    expect(sha256(readFileSync(backedUpDocument({ path }, id)))).toBe(
      sha256(readFileSync(documentPath(portal.dataDir, id))),
    )
  await add('Deed.pdf', 'the deed')
  expect(await create()).toMatchObject({ versions: 3, copied: 1, isNew: false })
  expect(readdirSync(join(path, 'snapshots'))).toHaveLength(2)
  expect((await newestSnapshot(place)).wrong).toEqual([])
  expect(documents.has(first.versionId)).toBe(true)
})

test('nothing that people wrote is readable in it, and only this user can open it', async () => {
  const { path, portal } = place
  const words = [
    'Lease.pdf',
    'the secret lease',
    'Odile Tremblay',
    'Gagnon',
    'odile.tremblay',
    'Tremblay Okafor',
  ]
  const needles = words.flatMap((value) => needlesFor({ name: value, value }))
  expect(findInFolder(path, needles)).toEqual([])
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
  const open = names.filter((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o077)
  expect(open.map(({ name }) => name)).toEqual([])
  expect(names.map(({ name }) => name)).not.toContain('keyring')
  expect(readdirSync(portal.dataDir).filter((name) => name.startsWith('.backup-'))).toEqual([])
  expect(readdirSync(path).sort()).toEqual([
    'documents',
    'recovery.html',
    'snapshots',
    'vestibule-backup.json',
  ])
})

test('on the same disk documents are second names of the same files, on another one copies', async () => {
  const { portal, path, create } = place
  const inodes = (root: string) =>
    readdirSync(join(portal.dataDir, 'documents'), { recursive: true })
      .map(String)
      .filter((name) => name.length > 2)
      .map((name) => statSync(join(root, 'documents', name)).ino)
  expect(inodes(path)).toEqual(inodes(portal.dataDir))
  if (!otherDisk) return
  const created = await create({ path: otherDisk })
  expect(created).toMatchObject({ isSameDisk: false, versions: 3, copied: 3 })
  expect((await newestSnapshot({ ...place, path: otherDisk })).wrong).toEqual([])
  expect(inodes(otherDisk)).not.toEqual(inodes(portal.dataDir))
})

test('many long files at once come whole to another disk', async () => {
  const { add, create } = place
  for (let n = 0; n < 3; n++) await add(`Long ${n}.bin`, someBytes(20_000_000 + n))
  const path = join(otherDisk ?? place.folder, 'long')
  expect(await create({ path })).toMatchObject({ versions: 6, copied: 6, damaged: [] })
  expect((await newestSnapshot({ ...place, path })).wrong).toEqual([])
}, 30_000)

test('two snapshots within one second are two', async () => {
  const { create, path, portal } = place
  const before = readdirSync(join(path, 'snapshots')).length
  await create()
  portal.clock.forward(-MINUTE)
  await create()
  expect(readdirSync(join(path, 'snapshots'))).toHaveLength(before + 2)
})

test('what an interrupted run copied and noted is not copied again; what it did not note is', async () => {
  const { add, create, path, portal } = place
  const { versionId } = await add('Late.pdf', someBytes(2_000_000))
  const source = documentPath(portal.dataDir, versionId)
  const journal = portal.deps.vault.keyedHash.bind(portal.deps.vault)
  const line = `${versionId}\t${statSync(source).size}\t${sha256(readFileSync(source))}\n`
  const leftover = join(path, '.partial-killed')
  mkdirSync(join(leftover, 'stage'), { recursive: true })
  const shard = join(path, 'documents', versionId.slice(-2))
  mkdirSync(shard, { recursive: true })
  writeFileSync(join(shard, versionId), readFileSync(source))
  const forged = line.replace(/[0-9a-f]{64}/, '0'.repeat(64))
  writeFileSync(
    join(leftover, 'copied.tsv'),
    `${journal('backup journal', line).toHex()}\t${line}${'0'.repeat(64)}\t${forged}torn`,
  )
  expect(await create()).toMatchObject({ copied: 0 })
  expect((await newestSnapshot(place)).wrong).toEqual([])
  const second = await add('Later.pdf', someBytes(2_000_000))
  mkdirSync(leftover)
  mkdirSync(join(path, 'documents', second.versionId.slice(-2)), { recursive: true })
  writeFileSync(backedUpDocument({ path }, second.versionId), 'torn')
  expect(await create()).toMatchObject({ copied: 1 })
  expect((await newestSnapshot(place)).wrong).toEqual([])
  expect(readdirSync(path).filter((name) => name.startsWith('.partial'))).toEqual([])
})

test('a list that somebody edited is not believed: the documents are copied again', async () => {
  const { create } = place
  const edited = (await newestSnapshot(place)).snapshot
  const list = join(edited.path, 'documents.tsv')
  writeFileSync(list, readFileSync(list, 'utf8').replace(/[0-9a-f]{64}/, '0'.repeat(64)))
  // The snapshot before it names every document but the newest.
  expect(await create()).toMatchObject({ copied: 1, damaged: [] })
  expect((await newestSnapshot(place)).wrong).toEqual([])
  rmSync(edited.path, { recursive: true })
})

test('a document damaged here is named, is kept where the backup has it, and the snapshot is made', async () => {
  const { add, create, path, portal } = place
  const kept = await add('Kept.pdf', 'kept')
  await create({ path })
  rmSync(documentPath(portal.dataDir, kept.versionId))
  const cut = await add('Cut.pdf', someBytes(5000))
  const cutPath = documentPath(portal.dataDir, cut.versionId)
  writeFileSync(cutPath, readFileSync(cutPath).subarray(0, -1))
  const created = await create()
  expect([...created.damaged].sort((a, b) => Number(a.isKept) - Number(b.isKept))).toEqual([
    { id: cut.versionId, isKept: false },
    { id: kept.versionId, isKept: true },
  ])
  const { manifest, documents, wrong } = await newestSnapshot(place)
  expect(wrong).toEqual([])
  expect(manifest.missing).toEqual({ damaged: [cut.versionId], deleted: [] })
  expect([documents.has(kept.versionId), documents.has(cut.versionId)]).toEqual([true, false])
})

test('a matter that is destroyed while the backup is made is no error', async () => {
  const { create, portal, odile } = place
  const { deps } = portal
  const doomed = await portal.matter({ title: 'Doomed', responsible: odile })
  const { versionId } = await addDocument(portal, doomed, odile, 'Gone.pdf', 'gone')
  await deps.vault.destroyMatterKeys(doomed, new Date())
  await deps.vault.documents.remove(versionId)
  const { damaged } = await create()
  expect(damaged.map(({ id }) => id)).not.toContain(versionId)
  expect((await newestSnapshot(place)).manifest.missing.deleted).toEqual([versionId])
})

test('where a backup cannot go, nothing is changed and the reason is said', async () => {
  const { create, folder, portal } = place
  const { dataDir } = portal
  const full = join(folder, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'holiday.jpg'), '')
  symlinkSync(dataDir, join(folder, 'link'))
  const wrong: [string, string][] = [
    [dataDir, 'inside the data directory'],
    [join(dataDir, 'backups'), 'inside the data directory'],
    [join(folder, 'link', 'backups'), 'inside the data directory'],
    [join(dataDir, '..'), 'Choose another place'],
    [full, 'is not empty (it holds holiday.jpg)'],
    [join(full, 'holiday.jpg'), 'is a file'],
    ['/proc/backups', 'cannot be written to'],
  ]
  for (const [path, reason] of wrong) {
    const { message, exitCode } = await refusal(create({ path }))
    expect([path, message, exitCode]).toEqual([path, expect.stringContaining(reason), 3])
  }
  const nowhere = join(folder, 'not-connected')
  expect((await refusal(create({ path: nowhere, mayBegin: false }))).message).toContain(
    'There is no backup in',
  )
  expect(existsSync(nowhere)).toBe(false)
  expect(readdirSync(full)).toEqual(['holiday.jpg'])
  expect(existsSync(join(dataDir, 'backups'))).toBe(false)
})

test('another portal’s backup is not touched', async () => {
  const other = await newBackedUp()
  try {
    await other.create()
    const before = readdirSync(other.path, { recursive: true }).sort()
    expect((await refusal(place.create({ path: other.path }))).message).toContain('backup of another portal')
    expect(readdirSync(other.path, { recursive: true }).sort()).toEqual(before)
  } finally {
    other.stop()
  }
})

test('one backup at a time', async () => {
  const { create } = place
  const [one, two] = await Promise.allSettled([create(), create()])
  expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected'])
  const reason = one.status === 'rejected' ? one.reason : two.status === 'rejected' ? two.reason : null
  expect(reason.message).toContain('Another backup')
})
