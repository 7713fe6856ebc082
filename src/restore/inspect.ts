import type { Database } from 'bun:sqlite'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../backup/manifest.ts'
import { backedUpDocument, nameOf, type Snapshot } from '../backup/repository.ts'
import { openDatabaseToRead } from '../db.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { copyDocument } from '../vault/copy-document.ts'
import { checkDatabase } from './check-database.ts'
import { BackupFault, compareMark, compareSize, type FaultKind, faultIn } from './fault.ts'
import {
  type Counts,
  countEverything,
  listOneVersionPerMatter,
  listSealedVersions,
  type SealedVersion,
} from './queries.ts'
import { type Marks, readMarks } from './snapshot.ts'

/** `directory` has the snapshot's database, opened; `live`: ids of the matters that have keys. */
export type Inspection = {
  directory: string
  snapshot: Snapshot
  manifest: Manifest
  live: readonly string[]
}

/** `files`: sealed files that are there with their lengths. `chosen`: versions whose files are in `directory` now. */
export type Inspected =
  | { fault: { kind: FaultKind; what: string } }
  | { fault: null; counts: Counts; files: number; chosen: SealedVersion[] }

/** Compares all of a snapshot with its manifest, as far as that needs no key. For a thread that nobody waits for. */
export async function inspectSnapshot(inspection: Inspection): Promise<Inspected> {
  const { directory, snapshot, manifest } = inspection
  const db = openDatabaseToRead(join(directory, DATABASE))
  try {
    checkDatabase(db, snapshot, manifest)
    const marks = await readMarks(inspection)
    lookForDocuments(db, inspection, marks)
    const chosen = await copyChosen(db, inspection, marks)
    return { fault: null, counts: countEverything(db), files: marks.size, chosen }
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    return { fault: { kind: error.kind, what: error.what } } // a class does not come through to another thread
  } finally {
    db.close()
  }
}

/** Every version has its line in the list, and every line its file. */
function lookForDocuments(db: Database, { snapshot, manifest }: Inspection, marks: Marks): void {
  const missing = new Set(missingFrom(manifest))
  for (const { versionId, sealedSize } of listSealedVersions(db))
    if (!missing.has(versionId) && marks.get(versionId)?.size !== sealedSize)
      throw new BackupFault('contradicts', nameOf(snapshot, 'documentList'), snapshot.id)
  for (const { id, size } of marks.values()) {
    const found = statSync(backedUpDocument(snapshot.repository, id), { throwIfNoEntry: false })
    const kind = found ? compareSize(found.size, size) : 'missing'
    if (kind) throw new BackupFault(kind, id, snapshot.id)
  }
}

async function copyChosen(
  db: Database,
  { directory, snapshot, manifest, live }: Inspection,
  marks: Marks,
): Promise<SealedVersion[]> {
  const hasKeys = new Set(live)
  const versions = listOneVersionPerMatter(db, missingFrom(manifest))
  const chosen = versions.filter(({ matterId }) => hasKeys.has(matterId))
  for (const { versionId } of chosen) {
    const mark = marks.get(versionId)
    if (!mark) throw new BackupFault('missing', versionId, snapshot.id)
    const from = backedUpDocument(snapshot.repository, versionId)
    const found = await copyDocument(from, directory, versionId).catch((error: unknown) => {
      throw new BackupFault(faultIn(error), versionId, snapshot.id)
    })
    const kind = compareMark(found, mark)
    if (kind) throw new BackupFault(kind, versionId, snapshot.id)
  }
  return chosen
}

const missingFrom = ({ missing }: Manifest) => [...missing.damaged, ...missing.deleted]
