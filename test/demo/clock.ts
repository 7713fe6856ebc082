import { type Clock, DAY } from '../../src/clock.ts'

export type DemoClock = Clock & { moveTo(time: Date): void }

/** Starts some days ago and is moved by the story; never past the present, and never back. */
export function demoClock(days: number): DemoClock {
  let now = new Date(Date.now() - days * DAY)
  return {
    now: () => now,
    moveTo: (time) => {
      now = new Date(Math.min(Date.now(), Math.max(now.getTime(), time.getTime())))
    },
  }
}
