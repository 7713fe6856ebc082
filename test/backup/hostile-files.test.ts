import { afterAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupDamaged, listSnapshots, openRepository, readManifest } from '../../src/backup/repository.ts'
import { readSnapshotFiles } from '../../src/recovery/snapshot-files.ts'
import { checkSealed } from '../../src/vault/check-sealed.ts'
import { digestFile, UnreadableSourceError } from '../../src/vault/copy-document.ts'

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
