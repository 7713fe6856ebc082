import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { manifestText } from '../../src/backup/manifest.ts'
import { backedUpDocument, FILES, MARKER, markerText, snapshotId } from '../../src/backup/repository.ts'
import { indexPieces } from '../../src/backup/write-index.ts'
import { sealFile } from '../../src/vault/sealed-file.ts'
import type { TestPortal } from '../support/portal.ts'

/** A snapshot as `backup create` lays it out, of which recovery reads everything but the database. */
export async function writeBackup({ deps, dataDir, clock }: TestPortal, dest: string): Promise<string> {
  const { db, vault } = deps
  const { installId, generation, revision } = vault.keyring
  const takenAt = clock.now().toISOString()
  const snapshot = join(dest, 'snapshots', snapshotId(clock.now()))
  mkdirSync(snapshot, { recursive: true })
  writeFileSync(join(dest, MARKER), markerText(installId, takenAt))
  const versions = db.query<{ id: string }, []>('select id from document_versions').all()
  for (const { id } of versions) {
    const to = backedUpDocument({ path: dest }, id)
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(join(dataDir, 'documents', id.slice(-2), id), to)
  }
  const plain = join(snapshot, 'plain')
  writeFileSync(plain, [...indexPieces(db, { installId, takenAt })].join(''))
  const index = await sealFile(plain, join(snapshot, FILES.index), vault.firmKey)
  rmSync(plain)
  const nothing = { size: 0, sha256: new Bun.CryptoHasher('sha256').digest('hex') }
  const manifest = manifestText({
    ...{ format: 1, installId, program: 'test', takenAt, generation, revision, schema: '0001_init' },
    head: { seq: 1, hash: '' },
    counts: { matters: 0, documents: 0, versions: versions.length, persons: 0, bytes: 0 },
    ...{ database: nothing, documents: nothing, index, missing: { damaged: [], deleted: [] } },
  })
  writeFileSync(join(snapshot, FILES.manifest), manifest)
  const signature = await vault.firmKey.sign(Buffer.from(manifest), clock.now())
  writeFileSync(join(snapshot, FILES.signature), signature)
  writeFileSync(join(snapshot, FILES.certificate), await vault.firmKey.certificate())
  return snapshot
}

export function sha256(bytes: Uint8Array | string): string {
  return new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
}

/** Changes one octet of a file, in its middle. */
export function damage(path: string): void {
  const bytes = readFileSync(path)
  const place = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
  writeFileSync(path, bytes)
}
