import { join } from 'node:path'
import { PATIENCE, startCrew } from '../backup/crew.ts'
import { type Clock, DAY } from '../clock.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { withScratch } from '../installation/scratch.ts'
import { openDocumentStore } from '../vault/documents.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { Vault } from '../vault/vault.ts'
import { BackupFault } from './fault.ts'
import { openVersions } from './open-versions.ts'
import type { Counts } from './queries.ts'
import { openDatabaseOf, openSnapshot, type SignedSnapshot } from './snapshot.ts'

export type ProofOrder = {
  /** The backup directory, and the data directory in which room is taken for the trial. */
  source: string
  data: string
  vault: Vault
  clock: Clock
  /** The newest one if none is named. */
  snapshot?: string
  /** Ends it, by whatever error that makes. */
  signal?: AbortSignal
}

/** `opened`: documents that were opened with their keys. `files`: sealed files whose presence and length were compared. */
export type Proof = { snapshot: string; takenAt: string; counts: Counts; files: number; opened: number }

const STALE_AFTER = 3 * DAY

/**
 * Restores a snapshot as a trial, into a directory that is gone afterwards: the database is opened and compared with the
 * manifest, every document is looked for, and one of each matter is compared octet for octet and opened. Throws a
 * `BackupFault` for what is wrong with the backup; the newest snapshot must not be older than three days.
 */
export async function proveBackup(order: ProofOrder): Promise<Proof> {
  const { source, data, vault, clock } = order
  const signed = await openSigned(source, vault, order.snapshot)
  const proof = await withScratch(data, 'proof', (scratch) => restoreForTrial(scratch, signed, order))
  const age = clock.now().getTime() - Date.parse(proof.takenAt)
  if (signed.isNewest && age > STALE_AFTER) throw new BackupFault('stale', proof.snapshot, proof.snapshot)
  return proof
}

async function openSigned(source: string, vault: Vault, name?: string): Promise<SignedSnapshot> {
  vault.keyring.refresh()
  return openSnapshot(source, vault, name).catch((error: unknown) => {
    const isNotThere = error instanceof Refusal && !(error instanceof BackupFault) && name === undefined
    throw isNotThere ? new BackupFault('none', source, null) : error
  })
}

async function restoreForTrial(
  scratch: string,
  signed: SignedSnapshot,
  { vault, signal }: ProofOrder,
): Promise<Proof> {
  const { snapshot, manifest } = signed
  await openDatabaseOf(signed, vault, join(scratch, DATABASE))
  const crew = startCrew(1, PATIENCE)
  signal?.addEventListener('abort', crew.stop)
  try {
    signal?.throwIfAborted()
    const live = vault.keyring.matterIds()
    const inspected = await crew.run('inspectSnapshot', { directory: scratch, snapshot, manifest, live })
    if (inspected.fault) throw new BackupFault(inspected.fault.kind, inspected.fault.what, snapshot.id)
    const { counts, files, chosen } = inspected
    const documents = openDocumentStore(scratch, {
      textKey: vault.matter,
      encryptSessionKey: () => Promise.reject(new IntegrityError()), // nothing is sealed here
    })
    await openVersions(chosen, documents, snapshot.id, signal)
    return { snapshot: snapshot.id, takenAt: manifest.takenAt, counts, files, opened: chosen.length }
  } finally {
    crew.stop()
  }
}
