import type { Hours } from '../hours.ts'
import type { PersonKind } from '../viewer.ts'

export const PACES = ['at-once', 'daily', 'working-days', 'weekly', 'off'] as const
/** `off`: only what cannot wait, and what nobody can decline. */
export type Pace = (typeof PACES)[number]

/** `weekday`: 1 is Monday; `hour` and `weekday` are those of the digest. */
export type Preference = { pace: Pace; hour: number; weekday: number; quiet: Hours | null }

const MONDAY = 1
/** Of whoever has chosen nothing: clients are told at once, the firm's people every working morning. */
export function usualPreference(kind: PersonKind): Preference {
  return { pace: kind === 'staff' ? 'working-days' : 'at-once', hour: 8, weekday: MONDAY, quiet: null }
}

export function isDigest(pace: Pace): boolean {
  return pace === 'daily' || pace === 'working-days' || pace === 'weekly'
}
