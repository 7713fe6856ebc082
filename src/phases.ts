import type { Database } from 'bun:sqlite'
import { type Clock, timestamp } from './clock.ts'
import { MatterReadOnly } from './errors.ts'
import { everySection, type Level, type Levels, rank } from './rights.ts'

/**
 * How far the closing of a matter's portal has come. It follows from the clock at every request; the background only writes
 * down afterwards that it happened.
 * - `read-only`: from the planned day. Everybody reads what they could read; nobody adds.
 * - `closed`: clients and outside people are out; the firm reads.
 * - `destroyed`: nobody enters.
 */
export type Phase = 'open' | 'read-only' | 'closed' | 'destroyed'

/** A closing that was neither called off nor undone; a matter has one at most. */
const STANDING = 'called_off_at is null and reopened_at is null'
const HAS_ENDED = '(committed_at is not null or ends_at <= $now)'

/** SQL on a row of `matters` at `$now`: its portal is closed to clients and outside people. */
export const CLOSED = `exists (
  select 1 from closings where closings.matter_id = matters.id and ${STANDING} and ${HAS_ENDED})`
/** SQL on a row of `matters`: nothing of it can be opened any more. */
export const DESTROYED = `matters.status = 'destroyed'`

/** SQL at `$now`: `(matter_id, ended_at)` of every matter whose portal has closed. */
export const CLOSED_SINCE = `
  select matter_id, coalesce(committed_at, ends_at) as ended_at from closings where ${STANDING} and ${HAS_ENDED}`

const PHASE = `
  select status, closes_at <= $now as isReadOnly, ${HAS_ENDED} as isClosed
  from matters left join closings on closings.matter_id = matters.id and ${STANDING} where matters.id = $matterId`

export function findPhase({ db, clock }: { db: Database; clock: Clock }, matterId: string): Phase {
  const row = db
    .query<
      { status: string; isReadOnly: number | null; isClosed: number | null },
      { matterId: string; now: string }
    >(PHASE)
    .get({ matterId, now: timestamp(clock) })
  if (row?.status === 'destroyed') return 'destroyed'
  if (row?.isClosed) return 'closed'
  return row?.isReadOnly ? 'read-only' : 'open'
}

/** Inside a transaction whose proof was opened before something was waited for: meanwhile the matter may have closed. */
export function requireOpen(sources: { db: Database; clock: Clock }, matterId: string): void {
  if (findPhase(sources, matterId) !== 'open') throw new MatterReadOnly()
}

/** What is left of somebody's rights from the day on which a matter closes. */
export function onlyReading(levels: Levels): Levels {
  const capped = (level: Level): Level => (rank(level) > rank('read') ? 'read' : level)
  return everySection((section) => capped(levels[section]))
}
