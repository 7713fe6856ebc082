/** The one source of time, passed as a dependency so that a test can set it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** `now` as the database keeps it: UTC, ISO 8601, milliseconds. */
export function timestamp(clock: Clock): string {
  return clock.now().toISOString()
}

export function timestampIn(clock: Clock, milliseconds: number): string {
  return new Date(clock.now().getTime() + milliseconds).toISOString()
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
