import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentsText, parseDocuments, usableDocuments } from '../../src/backup/documents-file.ts'
import { type Manifest, manifestText, parseManifest } from '../../src/backup/manifest.ts'
import {
  BackupDamaged,
  listSnapshots,
  markerText,
  openRepository,
  readDocuments,
  readManifest,
  snapshotId,
} from '../../src/backup/repository.ts'
import { Refusal } from '../../src/installation/refusal.ts'
import { newVault, type TestVault } from '../vault/support.ts'

const AT = new Date('2026-11-22T15:30:00.123Z')
const ID = '20261122T153000Z'
const ids = ['0a7b8a6e-0000-7000-8000-00000000000b', '0a7b8a6e-0000-7000-8000-00000000000a']
const marks = ids.map((id, at) => ({ id, size: 100 + at, sha256: String(at).repeat(64) }))
let ours: TestVault
let others: TestVault
let dest: string

beforeAll(async () => {
  ;[ours, others] = [await newVault(), await newVault()]
})
afterAll(() => {
  ours.remove()
  others.remove()
})

function manifestOf(documents: string): Manifest {
  const mark = (text: string) => ({
    size: Buffer.byteLength(text),
    sha256: new Bun.CryptoHasher('sha256').update(text).digest('hex'),
  })
  return {
    format: 1,
    installId: ours.vault.keyring.installId,
    program: '0.1.0',
    takenAt: AT.toISOString(),
    generation: 1,
    revision: 2,
    schema: '0001_init',
    head: { seq: 7, hash: '00' },
    counts: { matters: 1, documents: 2, versions: 2, persons: 3, bytes: 201 },
    database: mark('database'),
    documents: mark(documents),
    index: mark('index'),
    missing: { damaged: [], deleted: [] },
  }
}

const inSnapshot = (name: string) => join(dest, 'snapshots', ID, name)

beforeEach(async () => {
  dest = join(ours.dataDir, 'dest')
  rmSync(dest, { recursive: true, force: true })
  mkdirSync(join(dest, 'snapshots', ID), { recursive: true })
  writeFileSync(
    join(dest, 'vestibule-backup.json'),
    markerText(ours.vault.keyring.installId, AT.toISOString()),
  )
  const text = manifestText(manifestOf(documentsText(marks)))
  writeFileSync(inSnapshot('documents.tsv'), documentsText(marks))
  writeFileSync(inSnapshot('manifest.json'), text)
  writeFileSync(inSnapshot('manifest.json.asc'), await ours.vault.firmKey.sign(Buffer.from(text), AT))
  writeFileSync(inSnapshot('firm.asc'), await ours.vault.firmKey.certificate())
})

async function theSnapshot() {
  const [snapshot] = await listSnapshots(await openRepository(dest))
  if (!snapshot) throw new Error('no snapshot')
  return snapshot
}

test('a snapshot is found under its time, signed by the firm, with its documents', async () => {
  expect(snapshotId(AT)).toBe(ID)
  for (const name of ['20261121T000000Z', '.partial-20261123T000000Z', 'notes', '20261124T000000Z.old'])
    mkdirSync(join(dest, 'snapshots', name))
  const repository = await openRepository(dest)
  expect(repository.installId).toBe(ours.vault.keyring.installId)
  expect((await listSnapshots(repository)).map(({ id }) => id)).toEqual(['20261121T000000Z', ID])
  rmSync(join(dest, 'snapshots', '20261121T000000Z'), { recursive: true })
  const snapshot = await theSnapshot()
  const { manifest, isSigned } = await readManifest(snapshot, await ours.vault.firmKey.certificate())
  expect([isSigned, manifest.counts.persons]).toEqual([true, 3])
  expect((await readManifest(snapshot)).isSigned).toBe(true)
  const documents = await readDocuments(snapshot, manifest)
  expect([...documents.keys()]).toEqual([...ids].sort())
  expect(documents.get(ids[0] ?? '')).toEqual({ id: ids[0] ?? '', size: 100, sha256: '0'.repeat(64) })
})

test('a signature of somebody else, and one over another manifest, do not count', async () => {
  const foreign = await others.vault.firmKey.certificate()
  expect((await readManifest(await theSnapshot(), foreign)).isSigned).toBe(false)
  writeFileSync(
    inSnapshot('manifest.json'),
    manifestText({ ...manifestOf(documentsText(marks)), revision: 3 }),
  )
  const { isSigned } = await readManifest(await theSnapshot(), await ours.vault.firmKey.certificate())
  expect(isSigned).toBe(false)
})

test('what is changed, missing or another firm’s is named', async () => {
  const { manifest } = await readManifest(await theSnapshot())
  const [first = ''] = documentsText(marks).split('\n')
  for (const text of ['', `${first}\n`, documentsText(marks).replace('\t100\t', '\t101\t')]) {
    writeFileSync(inSnapshot('documents.tsv'), text)
    const error = await readDocuments(await theSnapshot(), manifest).catch((reason) => reason)
    expect(error).toBeInstanceOf(BackupDamaged)
    expect(error.message).toContain(`snapshots/${ID}/documents.tsv`)
    expect(error.exitCode).toBe(5)
  }
  for (const name of ['manifest.json', 'manifest.json.asc', 'firm.asc']) {
    const content = readFileSync(inSnapshot(name))
    rmSync(inSnapshot(name))
    await expect(readManifest(await theSnapshot())).rejects.toThrow(`${name} is missing`)
    writeFileSync(inSnapshot(name), content)
  }
  const foreign = { ...manifestOf(documentsText(marks)), installId: others.vault.keyring.installId }
  writeFileSync(inSnapshot('manifest.json'), manifestText(foreign))
  await expect(readManifest(await theSnapshot())).rejects.toThrow('manifest.json is damaged')
})

test('where no backup is, that is what is said', async () => {
  const error = await openRepository(join(dest, 'snapshots')).catch((reason) => reason)
  expect(error).toBeInstanceOf(Refusal)
  expect(error.message).toContain('There is no backup in')
  await expect(openRepository(join(dest, 'nowhere'))).rejects.toThrow('There is no backup in')
  for (const text of ['', '{}', '[]', '{"format":2,"installId":"a","createdAt":"b"}']) {
    writeFileSync(join(dest, 'vestibule-backup.json'), text)
    await expect(openRepository(dest)).rejects.toBeInstanceOf(BackupDamaged)
  }
})

test('a manifest is read whole or not at all', () => {
  const manifest = manifestOf('')
  expect(parseManifest(manifestText(manifest))).toEqual(manifest)
  const wrong = [
    { ...manifest, format: 2 },
    { ...manifest, counts: { ...manifest.counts, bytes: -1 } },
    { ...manifest, documents: { size: 1, sha256: 'ABC' } },
    { ...manifest, takenAt: 'yesterday' },
    { ...manifest, missing: { damaged: [1], deleted: [] } },
    { ...manifest, head: undefined },
  ]
  for (const value of wrong) expect(parseManifest(JSON.stringify(value))).toBeNull()
  for (const text of ['', 'null', '[]', '"x"']) expect(parseManifest(text)).toBeNull()
})

test('a list of documents has no line too many or twice; of a torn one the whole lines are used', () => {
  const text = documentsText(marks)
  expect(parseDocuments('')?.size).toBe(0)
  for (const wrong of [
    text.slice(0, -1),
    text.slice(0, -5),
    text + text,
    `${text}\n`,
    text.replaceAll('\t', ' '),
    text.replace('0a7b', '../b'),
    `../../etc/passwd\t1\t${'0'.repeat(64)}\n`,
  ])
    expect(parseDocuments(wrong)).toBeNull()
  expect(usableDocuments(text.slice(0, -5)).size).toBe(1)
})
