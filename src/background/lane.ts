import type { Log } from '../log.ts'

/** Work that is done one run at a time; asked for during a run, it is done once more after it. */
export type Lane = {
  run(): Promise<void>
  /** Ends with the run under way, which is not followed by another. */
  settled(): Promise<void>
}

/** A failure ends that run only. It is logged when it first happens, and again when it is another one. */
export function createLane(name: string, log: Log, work: () => void | Promise<void>): Lane {
  let running: Promise<void> | null = null
  let again = false
  let known = ''
  const once = async () => {
    try {
      await work()
      known = ''
    } catch (error) {
      const facts = { task: name, error: String(error), stack: (error as Error)?.stack }
      if (facts.error !== known) log('error', 'background work failed', facts)
      known = facts.error
    }
  }
  const rounds = async () => {
    do {
      again = false
      await once()
    } while (again)
    running = null
  }
  return {
    run: () => {
      again = running !== null
      running ??= rounds()
      return running
    },
    settled: async () => {
      again = false
      await running
    },
  }
}
