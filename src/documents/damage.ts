import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { hasNoRoom } from '../no-room.ts'
import type { Actor } from '../viewer.ts'
import { updateVersionDamaged, type Version } from './versions/queries.ts'

/**
 * A stored version that does not pass its check is an alarm: a line in the log each time, and once a mark on the row with
 * its event. `viewer` is who met it; the verifier acts for the portal itself.
 */
export function recordDamage(
  { db, vault, clock, log, wake }: Pick<Deps, 'db' | 'vault' | 'clock' | 'log' | 'wake'>,
  { matterId, viewer }: { matterId: string; viewer: Actor },
  { id, documentId, number }: Pick<Version, 'id' | 'documentId' | 'number'>,
): void {
  log('error', 'a stored document is damaged', { matter: matterId, document: documentId, version: number })
  const mark = db.transaction(() => {
    if (!updateVersionDamaged(db, id, timestamp(clock))) return
    const event = { kind: 'document.damaged', matterId, subjectId: documentId } as const
    appendEvent({ db, vault, clock }, viewer, { ...event, details: { version: number } })
  })
  try {
    mark.immediate()
  } catch (error) {
    if (!hasNoRoom(error)) throw error // the line above stands for it; the next reader finds it again
  }
  wake()
}
