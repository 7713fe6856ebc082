import type { Database } from 'bun:sqlite'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../backup/manifest.ts'
import { backedUpDocument, nameOf } from '../backup/repository.ts'
import { type Clock, DAY } from '../clock.ts'
import { openDatabaseToRead } from '../db.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { copyDocument } from '../vault/copy-document.ts'
import { openDocumentStore } from '../vault/documents.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { Vault } from '../vault/vault.ts'
import { checkDatabase } from './check-database.ts'
import { BackupFault, compareMark, compareSize, faultIn } from './fault.ts'
import { proveMatters } from './prove-matters.ts'
import { type Counts, countEverything, listSealedVersions, type SealedVersion } from './queries.ts'
import { openDatabaseOf, openSnapshot, type SignedSnapshot } from './snapshot.ts'

export type ProofOrder = {
  /** The backup directory, and the data directory in which room is taken for the trial. */
  source: string
  data: string
  vault: Vault
  clock: Clock
  /** The newest one if none is named. */
  snapshot?: string
}

/** `opened`: documents that were opened with their keys. `files`: sealed files whose presence and length were compared. */
export type Proof = { snapshot: string; takenAt: string; counts: Counts; files: number; opened: number }

const SCRATCH = '.proof'
const STALE_AFTER = 3 * DAY

/**
 * Restores a snapshot as a trial, into a directory that is gone afterwards: the database is opened and compared with the
 * manifest, every document is looked for, and one of each matter is compared octet for octet and opened. Throws a
 * `BackupFault` for what is wrong with the backup; the newest snapshot must not be older than three days.
 */
export async function proveBackup(order: ProofOrder): Promise<Proof> {
  const { source, data, vault, clock } = order
  const signed = await openSigned(source, vault, order.snapshot)
  const scratch = join(data, SCRATCH)
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { mode: 0o700 })
  try {
    const proof = await restoreForTrial(scratch, signed, vault)
    const age = clock.now().getTime() - Date.parse(proof.takenAt)
    if (signed.isNewest && age > STALE_AFTER) throw new BackupFault('stale', proof.snapshot, proof.snapshot)
    return proof
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function openSigned(source: string, vault: Vault, name?: string): Promise<SignedSnapshot> {
  vault.keyring.refresh()
  return openSnapshot(source, vault, name).catch((error: unknown) => {
    const isNotThere = error instanceof Refusal && !(error instanceof BackupFault) && name === undefined
    throw isNotThere ? new BackupFault('none', source, null) : error
  })
}

async function restoreForTrial(scratch: string, signed: SignedSnapshot, vault: Vault): Promise<Proof> {
  const path = join(scratch, DATABASE)
  await openDatabaseOf(signed, vault, path)
  const db = openDatabaseToRead(path)
  try {
    checkDatabase(db, signed.snapshot, signed.manifest)
    const files = lookForDocuments(db, signed)
    const opened = await openSome(db, { scratch, vault }, signed)
    const { snapshot, manifest } = signed
    return { snapshot: snapshot.id, takenAt: manifest.takenAt, counts: countEverything(db), files, opened }
  } finally {
    db.close()
  }
}

/** Every version has its line in the list, and every line its file. Returns how many files there are. */
function lookForDocuments(db: Database, { snapshot, manifest, documents }: SignedSnapshot): number {
  const missing = new Set(missingFrom(manifest))
  for (const { versionId, sealedSize } of listSealedVersions(db))
    if (!missing.has(versionId) && documents.get(versionId)?.size !== sealedSize)
      throw new BackupFault('contradicts', nameOf(snapshot, 'documentList'), snapshot.id)
  for (const { id, size } of documents.values()) {
    const found = statSync(backedUpDocument(snapshot.repository, id), { throwIfNoEntry: false })
    const kind = found ? compareSize(found.size, size) : 'missing'
    if (kind) throw new BackupFault(kind, id, snapshot.id)
  }
  return documents.size
}

function openSome(
  db: Database,
  { scratch, vault }: { scratch: string; vault: Vault },
  { snapshot, documents, manifest }: SignedSnapshot,
): Promise<number> {
  const store = openDocumentStore(scratch, {
    textKey: vault.matter,
    encryptSessionKey: () => Promise.reject(new IntegrityError()), // nothing is sealed here
  })
  const bring = async ({ versionId }: SealedVersion) => {
    const mark = documents.get(versionId)
    if (!mark) throw new BackupFault('missing', versionId, snapshot.id)
    const from = backedUpDocument(snapshot.repository, versionId)
    const found = await copyDocument(from, scratch, versionId).catch((error: unknown) => {
      throw new BackupFault(faultIn(error), versionId, snapshot.id)
    })
    const kind = compareMark(found, mark)
    if (kind) throw new BackupFault(kind, versionId, snapshot.id)
  }
  return proveMatters({ snapshot: snapshot.id, db, vault, documents: store }, missingFrom(manifest), bring)
}

const missingFrom = ({ missing }: Manifest) => [...missing.damaged, ...missing.deleted]
