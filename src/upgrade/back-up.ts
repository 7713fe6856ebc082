import { createBackup } from '../backup/create.ts'
import { PATIENCE } from '../backup/crew.ts'
import { recordBackup } from '../backup/record.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../installation/refusal.ts'
import { proveBackup } from '../restore/prove.ts'

/**
 * A backup into the configured destination, restored as a trial: what an upgrade asks for before it changes anything.
 * Throws a `Refusal` when there is no destination or the backup is not whole. Returns the snapshot's name.
 */
export async function backUpVerified(
  place: Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>,
): Promise<string> {
  const { vault, clock, config } = place
  const path = config.backup.destination
  if (!path)
    throw new Refusal(
      'This release changes the database, and a backup must exist first. Say where with backup.destination, or start with --no-backup.',
    )
  const order = { path, threads: 2, patience: PATIENCE, mayBegin: false, progress: () => {} }
  const { snapshot } = await createBackup(place, order)
  await proveBackup({ source: path, data: config.data, vault, clock, snapshot })
  recordBackup(place, snapshot)
  return snapshot
}
