import { type BackupOutcome, backupLetter } from '../../views/backup/letter.ts'
import { HOUR, timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import { queueToOwners } from '../notices/owners.ts'
import { findRun, recordRun } from '../runs/queries.ts'
import { createBackup } from './create.ts'
import { PATIENCE } from './crew.ts'
import { findBackupTimes } from './queries.ts'
import { BackupRefusal } from './refusals.ts'

const RUN = 'backup'
/** After a failure it is tried again quietly: the disk may have been connected meanwhile. */
const RETRY = HOUR

/** Makes the day's backup when its time has come, and writes to the owners how it went. */
export async function backUpDaily(deps: Deps, signal: AbortSignal): Promise<void> {
  const { db, clock, config, log } = deps
  const path = config.backup.destination
  if (!path) return
  const slot = lastSlot(deps)
  const last = findRun(db, RUN)
  const isNews = !last || last.at < slot
  const isRetry = last?.outcome === 'failed' && clock.now().getTime() - Date.parse(last.at) >= RETRY
  if (signal.aborted || !(isNews || isRetry)) return
  const outcome = await outcomeOf(deps, path, signal)
  if (outcome === null) return
  log(outcome.kind === 'made' ? 'info' : 'error', 'backup', { ...outcome })
  record(deps, outcome, isNews || outcome.kind === 'made')
}

/** The newest moment at which a backup was due: the time of the day, in the firm's zone, today or yesterday. */
function lastSlot({ db, vault, clock, config }: Deps): string {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime())
  const here = now.toZonedDateTimeISO(getFirm(db, vault).timeZone)
  const today = here.withPlainTime(config.backup.at)
  const slot = Temporal.ZonedDateTime.compare(today, here) <= 0 ? today : today.subtract({ days: 1 })
  return new Date(slot.epochMilliseconds).toISOString()
}

/** Null when nothing can be said yet: the server stops, or somebody makes a backup by hand. */
async function outcomeOf(deps: Deps, path: string, signal: AbortSignal): Promise<BackupOutcome | null> {
  const { keepDaily: daily, keepWeekly: weekly, keepMonthly: monthly } = deps.config.backup
  try {
    const { takenAt, snapshot, versions, copied, bytes, damaged } = await createBackup(deps, {
      ...{ path, threads: 1, patience: PATIENCE, mayBegin: false, progress: () => {}, signal },
      keep: daily + weekly + monthly > 0 ? { daily, weekly, monthly } : null,
    })
    return { kind: 'made', takenAt, snapshot, versions, copied, bytes, damaged: damaged.map(({ id }) => id) }
  } catch (error) {
    const isBusy = error instanceof BackupRefusal && error.trouble === 'busy'
    if (signal.aborted || isBusy) return null
    const trouble = error instanceof BackupRefusal ? error.trouble : 'other'
    return { kind: 'failed', trouble, what: String(error), lastAt: findBackupTimes(deps.db)?.lastAt ?? null }
  }
}

function record(deps: Deps, outcome: BackupOutcome, isNews: boolean): void {
  const { db, clock } = deps
  db.transaction(() => {
    recordRun(db, { name: RUN, at: timestamp(clock), outcome: outcome.kind })
    if (!isNews) return
    if (outcome.kind === 'made')
      appendEvent(deps, SYSTEM, { kind: 'backup.made', details: { snapshot: outcome.snapshot } })
    else appendEvent(deps, SYSTEM, { kind: 'backup.failed', details: { reason: outcome.trouble } })
    const link = `${deps.origin}/firm/settings#backup`
    queueToOwners(deps, ({ reader, firm }) => backupLetter({ reader, firm, link, outcome }))
  }).immediate()
}
