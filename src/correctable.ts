import { type Clock, MINUTE, timestampIn } from './clock.ts'

const TEN_MINUTES = 10 * MINUTE

/** Whether its author may still correct or withdraw what they wrote to others; afterwards something may only be added. */
export function isCorrectable(clock: Clock, writtenAt: string): boolean {
  return writtenAt >= timestampIn(clock, -TEN_MINUTES)
}

/** Until when they may. */
export function correctableUntil(writtenAt: string): string {
  return new Date(Date.parse(writtenAt) + TEN_MINUTES).toISOString()
}
