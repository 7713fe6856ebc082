import type { DocumentStore } from '../vault/documents.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { BackupFault } from './fault.ts'
import type { SealedVersion } from './queries.ts'

/**
 * Opens each of these documents whole, with the keys and the row that are there. Their files are as they were written: a
 * `BackupFault` for the first that does not open says that the keys are others.
 */
export async function openVersions(
  versions: readonly SealedVersion[],
  documents: Pick<DocumentStore, 'verify'>,
  snapshot: string,
  signal?: AbortSignal,
): Promise<void> {
  for (const version of versions) {
    signal?.throwIfAborted()
    const opens = await documents.verify(version).catch((error: unknown) => {
      if (error instanceof IntegrityError) return false
      throw error
    })
    if (!opens) throw new BackupFault('wrong-key', version.versionId, snapshot)
  }
}
