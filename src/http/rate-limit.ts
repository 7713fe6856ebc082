import { type Clock, MINUTE } from '../clock.ts'
import { AppError } from '../errors.ts'

/** Counts failures by address, never by person: nobody can lock out somebody else. */
export type FailureLimit = {
  /** Does the work, unless the address has too many failures behind it (429). Work that throws was a failure. */
  attempt<T>(from: string, work: () => Promise<T>): Promise<T>
}

const WINDOW = 15 * MINUTE
const FAILURES = 10
/** A flood of addresses must not fill the memory; the one not heard of for longest is forgotten first. */
const ADDRESSES = 10_000

export function createFailureLimit(clock: Clock): FailureLimit {
  const failures = new Map<string, number[]>()
  const put = (key: string, times: number[]) => {
    failures.delete(key)
    if (times.length > 0) failures.set(key, times)
    const [oldest] = failures.keys()
    if (failures.size > ADDRESSES && oldest !== undefined) failures.delete(oldest)
  }
  return {
    attempt: async (from, work) => {
      const key = networkOf(from)
      const now = clock.now().getTime()
      const recent = (failures.get(key) ?? []).filter((at) => at > now - WINDOW)
      if (recent.length >= FAILURES) throw new AppError(429, (text) => text.errors.tooManyFailures)
      // Counted before the work, so that a hundred tries at once are not a hundred first tries.
      put(key, [...recent, now])
      const result = await work()
      put(key, without(failures.get(key) ?? [], now))
      return result
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
