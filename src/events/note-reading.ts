import type { Deps } from '../deps.ts'
import { hasNoRoom } from '../no-room.ts'
import type { EventKind } from './kinds.ts'

/** Ids only. */
type Facts = {
  kind: EventKind
  matter: string | null
  person: string | null
  document?: string
  version?: number
}

/**
 * Writes a reading into the log of events. A full disk keeps nobody from reading what is theirs: then it is in the server's
 * log, until there is room again. False when it was not written down.
 */
export function noteReading({ log }: Pick<Deps, 'log'>, facts: Facts, write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (!hasNoRoom(error)) throw error
    log('error', 'the disk is full: the event of a reading could not be written', facts)
    return false
  }
}
