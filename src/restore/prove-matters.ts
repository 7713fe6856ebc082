import type { Database } from 'bun:sqlite'
import type { DocumentStore } from '../vault/documents.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { Vault } from '../vault/vault.ts'
import { BackupFault } from './fault.ts'
import { listOneVersionPerMatter, type SealedVersion } from './queries.ts'

type Trial = {
  snapshot: string
  db: Database
  vault: Pick<Vault, 'keyring'>
  documents: Pick<DocumentStore, 'verify'>
}

/**
 * Opens one document of each matter that has any, whole, with the keys and the row that are there. Returns how many were
 * opened; throws a `BackupFault` for the first that does not open.
 */
export async function proveMatters(
  { snapshot, db, vault, documents }: Trial,
  without: readonly string[] = [],
  bring: (version: SealedVersion) => Promise<void> = async () => {},
): Promise<number> {
  const live = new Set(vault.keyring.matterIds())
  const chosen = listOneVersionPerMatter(db, without).filter(({ matterId }) => live.has(matterId))
  for (const version of chosen) {
    await bring(version)
    const opens = await documents.verify(version).catch((error: unknown) => {
      if (error instanceof IntegrityError) return false
      throw error
    })
    if (!opens) throw new BackupFault('wrong-key', version.versionId, snapshot)
  }
  return chosen.length
}
