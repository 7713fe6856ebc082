import { afterAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupDamaged, listSnapshots, openRepository, readManifest } from '../../src/backup/repository.ts'
import { verifyBackup } from '../../src/backup/verify.ts'
import { readSnapshotFiles } from '../../src/recovery/snapshot-files.ts'
import { checkSealed } from '../../src/vault/check-sealed.ts'
import { digestFile, UnreadableSourceError } from '../../src/vault/copy-document.ts'
import { newBackedUp } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'vestibule-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

function pipeAt(path: string): string {
  expect(Bun.spawnSync(['mkfifo', path]).exitCode).toBe(0)
  return path
}

test('a pipe, a folder or endless zeros in the place of a backup’s file are refused, and not waited for', async () => {
  const path = join(folder, 'backup')
  const snapshot = join(path, 'snapshots', '20261122T120000Z')
  mkdirSync(snapshot, { recursive: true })
  writeFileSync(
    join(path, 'vestibule-backup.json'),
    JSON.stringify({ format: 1, installId: 'x', createdAt: '2026-11-22T12:00:00Z' }),
  )
  const [only] = await listSnapshots(await openRepository(path))
  if (!only) throw new Error('no snapshot')
  const manifest = join(snapshot, 'manifest.json')
  pipeAt(manifest)
  await expect(readManifest(only)).rejects.toThrow('is no file')
  writeFileSync(join(snapshot, 'index.json.pgp'), '')
  await expect(readSnapshotFiles(only)).rejects.toThrow('is no file')
  rmSync(manifest)
  mkdirSync(manifest)
  await expect(readManifest(only)).rejects.toThrow(BackupDamaged)
  rmSync(manifest, { recursive: true })
  writeFileSync(manifest, '')
  truncateSync(manifest, 2 ** 31)
  await expect(readManifest(only)).rejects.toThrow('is too large')
  rmSync(join(path, 'vestibule-backup.json'))
  pipeAt(join(path, 'vestibule-backup.json'))
  await expect(openRepository(path)).rejects.toThrow('is no file')
}, 5000)

test('a pipe in the place of the recovery page, or of what an interrupted run noted, is not waited for', async () => {
  const at = await newBackedUp()
  const { path, portal, folder: scratch } = at
  await at.create()
  const partial = join(path, '.partial-left')
  mkdirSync(partial)
  pipeAt(join(partial, 'copied.tsv'))
  const page = join(path, 'recovery.html')
  rmSync(page)
  pipeAt(page)
  const order = { path, folder: scratch, data: null, threads: 1, patience: 5000, progress: () => {} }
  const { problems } = await verifyBackup(portal.deps.vault, order)
  expect(problems).toContainEqual(expect.objectContaining({ what: 'recovery.html', reason: 'is no file.' }))
  await at.create()
  expect((await verifyBackup(portal.deps.vault, order)).problems).toEqual([])
  writeFileSync(page, (await Bun.file(page).text()).replace('<head>', '<head><!-- sends the key away -->'))
  expect((await verifyBackup(portal.deps.vault, order)).problems).toEqual([
    { what: 'recovery.html', reason: 'was changed after it was written.' },
  ])
  await at.create()
  expect((await verifyBackup(portal.deps.vault, order)).problems).toEqual([])
  at.stop()
}, 20_000)

test('a pipe in the place of a document is not waited for', async () => {
  const path = pipeAt(join(folder, 'document'))
  await expect(digestFile(path)).rejects.toThrow(UnreadableSourceError)
  const mark = { path, size: 10, sha256: '', opening: null }
  expect(await checkSealed(mark, () => {})).toBe('size')
}, 5000)

test('a folder of documents that is a link is refused: pruning must not reach the portal’s own', async () => {
  const path = join(folder, 'linked')
  mkdirSync(join(path, 'snapshots'), { recursive: true })
  writeFileSync(
    join(path, 'vestibule-backup.json'),
    JSON.stringify({ format: 1, installId: 'x', createdAt: '2026-11-22T12:00:00Z' }),
  )
  symlinkSync(mkdtempSync(join(folder, 'live-')), join(path, 'documents'))
  await expect(openRepository(path)).rejects.toThrow('is a link')
})
