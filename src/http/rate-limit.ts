import { type Clock, MINUTE } from '../clock.ts'
import { AppError } from '../errors.ts'

/** Counts by address, never by person: nobody can lock out somebody else. */
export type RateLimit = {
  /** Does the work, unless the address has too many failures behind it (429). Work that throws was a failure. */
  attempt<T>(from: string, work: () => Promise<T>): Promise<T>
  /** Counts what costs a row whoever asks for it, such as a challenge; 429 for an address that asks without end. */
  ask(from: string): void
}

const WINDOW = 15 * MINUTE
const FAILURES = 10
/** An office of fifty behind one address signs in within the window, several times over. */
const QUESTIONS = 300
/** A flood of addresses must not fill the memory; the one not heard of for longest is forgotten first. */
const ADDRESSES = 10_000

export function createRateLimit(clock: Clock): RateLimit {
  const failures = createTally(clock, FAILURES)
  const questions = createTally(clock, QUESTIONS)
  return {
    attempt: async (from, work) => {
      // Counted before the work, so that a hundred tries at once are not a hundred first tries.
      const forget = failures.count(from)
      const result = await work()
      forget()
      return result
    },
    ask: (from) => void questions.count(from),
  }
}

/** Counts within the window and throws 429 beyond `allowed`; what it returns takes the count back. */
function createTally(clock: Clock, allowed: number) {
  const times = new Map<string, number[]>()
  const put = (key: string, kept: number[]) => {
    times.delete(key)
    if (kept.length > 0) times.set(key, kept)
    const [oldest] = times.keys()
    if (times.size > ADDRESSES && oldest !== undefined) times.delete(oldest)
  }
  return {
    count: (from: string): (() => void) => {
      const key = networkOf(from)
      const now = clock.now().getTime()
      const recent = (times.get(key) ?? []).filter((at) => at > now - WINDOW)
      if (recent.length >= allowed) throw new AppError(429, (text) => text.errors.tooManyFailures)
      put(key, [...recent, now])
      return () => put(key, without(times.get(key) ?? [], now))
    },
  }
}

function without(times: readonly number[], time: number): number[] {
  const index = times.indexOf(time)
  return times.filter((_, i) => i !== index)
}

/** One household or host holds a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4).join(':')
}
