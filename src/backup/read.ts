import { DAY, timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { findBackupTimes } from './queries.ts'

/** `lastAt`: null before the first. `isLate`: nothing for two days. `at`: the time of the day it is planned for, or null. */
export type BackupState = { lastAt: string | null; isLate: boolean; at: string | null }

const LATE = 2 * DAY

type Place = Pick<Deps, 'db' | 'clock' | 'config'>

export function readBackup({ db, clock, config }: Place): BackupState {
  const { lastAt, installedAt } = findBackupTimes(db) ?? { lastAt: null, installedAt: timestamp(clock) }
  const isLate = clock.now().getTime() - Date.parse(lastAt ?? installedAt) > LATE
  return { lastAt, isLate, at: config.backup.destination ? config.backup.at : null }
}

export function readLateBackup(place: Place): BackupState | null {
  const state = readBackup(place)
  return state.isLate ? state : null
}
