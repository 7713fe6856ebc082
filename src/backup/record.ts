import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'

/** Adds to the log that a snapshot was made. */
export function recordBackup(place: Pick<Deps, 'db' | 'vault' | 'clock'>, snapshot: string): void {
  place.db
    .transaction(() => appendEvent(place, SYSTEM, { kind: 'backup.made', details: { snapshot } }))
    .immediate()
}
