import type { Database } from 'bun:sqlite'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type DocumentMark, documentsText } from '../../src/backup/documents-file.ts'
import { type Manifest, manifestText } from '../../src/backup/manifest.ts'
import { backedUpDocument, FILES, MARKER, markerText, snapshotId } from '../../src/backup/repository.ts'
import { indexPieces } from '../../src/backup/write-index.ts'
import { openDatabaseToRead } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { findHead } from '../../src/events/queries.ts'
import { countEverything, listSealedVersions } from '../../src/restore/queries.ts'
import { digestFile } from '../../src/vault/copy-document.ts'
import { documentPath } from '../../src/vault/document-files.ts'
import { sealFile } from '../../src/vault/sealed-file.ts'

async function copyDocuments(db: Database, dataDir: string, dest: string): Promise<DocumentMark[]> {
  const marks: DocumentMark[] = []
  for (const { versionId: id } of listSealedVersions(db)) {
    const to = backedUpDocument({ path: dest }, id)
    mkdirSync(dirname(to), { recursive: true })
    if (!existsSync(to)) copyFileSync(documentPath(dataDir, id), to)
    marks.push({ id, ...(await digestFile(to)) })
  }
  return marks
}

type Portal = { dataDir: string; dir: string; deps: Pick<Deps, 'db' | 'vault' | 'clock'> }

/** A backup of a portal in the format of `backup create`, made in the simplest way. Returns the snapshot's name. */
export async function backUpSimply(portal: Portal, dest: string): Promise<string> {
  const { db, vault, clock } = portal.deps
  const { keyring, firmKey } = vault
  const takenAt = clock.now()
  const id = snapshotId(takenAt)
  const path = join(dest, 'snapshots', id)
  mkdirSync(path, { recursive: true })
  const marker = join(dest, MARKER)
  if (!existsSync(marker)) writeFileSync(marker, markerText(keyring.installId, takenAt.toISOString()))
  const copy = join(portal.dir, `copy-${id}.db`)
  db.query('vacuum into $copy').run({ copy })
  const frozen = openDatabaseToRead(copy)
  const index = join(portal.dir, `index-${id}.json`)
  const pieces = indexPieces(frozen, { installId: keyring.installId, takenAt: takenAt.toISOString() })
  writeFileSync(index, [...pieces].join(''))
  const marks = await copyDocuments(frozen, portal.dataDir, dest)
  writeFileSync(join(path, FILES.documentList), documentsText(marks))
  const head = findHead(frozen)
  const manifest: Manifest = {
    format: 1,
    installId: keyring.installId,
    program: '0.0.0',
    takenAt: takenAt.toISOString(),
    generation: keyring.generation,
    revision: keyring.revision,
    schema: '0001_init',
    head: { seq: head.seq, hash: head.hash.toHex() },
    counts: countEverything(frozen),
    database: await sealFile(copy, join(path, FILES.database), firmKey),
    documents: await digestFile(join(path, FILES.documentList)),
    index: await sealFile(index, join(path, FILES.index), firmKey),
    missing: { damaged: [], deleted: [] },
  }
  frozen.close()
  writeFileSync(join(path, FILES.manifest), manifestText(manifest))
  writeFileSync(join(path, FILES.signature), await firmKey.sign(Buffer.from(manifestText(manifest)), takenAt))
  writeFileSync(join(path, FILES.certificate), await firmKey.certificate())
  return id
}
