import { Database } from 'bun:sqlite'
import { type Clock, MINUTE } from '../clock.ts'
import { Refusal } from './refusal.ts'

const OLDEST_SQLITE = [3, 51, 3] // before it, a checkpoint at the wrong moment could damage the database
const CLOCK_TOLERANCE = 5 * MINUTE

export function checkSqlite(version: string = sqliteVersion()): void {
  const parts = version.split('.').map(Number)
  const [difference = 0] = OLDEST_SQLITE.map((least, at) => (parts[at] ?? 0) - least).filter(
    (step) => step !== 0,
  )
  if (difference < 0) throw new Refusal(`SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} is needed.`)
}

function sqliteVersion(): string {
  const db = new Database(':memory:')
  const row = db.query<{ version: string }, []>('select sqlite_version() as version').get()
  db.close()
  return row?.version ?? '0'
}

/** Ends and expiries are wrong under a clock that was set back, so it is asked about and not lived with. */
export function checkClock(clock: Clock, lastEventAt: string | null): void {
  if (lastEventAt === null || clock.now().getTime() >= Date.parse(lastEventAt) - CLOCK_TOLERANCE) return
  throw new Refusal(
    `The clock of this machine says ${clock.now().toISOString()}, but the portal wrote its last event at ${lastEventAt}. ` +
      'Set the clock right, or start with --accept-clock if it is.',
  )
}
