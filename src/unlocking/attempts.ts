import { SECOND } from '../clock.ts'

/** Slows whoever guesses. Nobody is locked out for good: the right passphrase is always taken after the wait. */
export type Attempts = {
  readonly failures: number
  /** How long until the next try is taken, in milliseconds. */
  wait(): number
  failed(): void
}

const FREE = 2
const LONGEST = 60 * SECOND

/** `now`: a clock that only goes forward, in milliseconds. */
export function countAttempts(now: () => number = () => performance.now()): Attempts {
  let failures = 0
  let notBefore = 0
  return {
    get failures() {
      return failures
    },
    wait: () => Math.max(0, notBefore - now()),
    failed: () => {
      failures++
      notBefore = now() + (failures <= FREE ? 0 : Math.min(LONGEST, SECOND * 2 ** (failures - FREE - 1)))
    },
  }
}
