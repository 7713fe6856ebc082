import type { Log } from '../log.ts'

/** Work that is done one run at a time; asked for during a run, it is done once more after it. */
export type Lane = {
  run(): Promise<void>
  /** Ends with the run under way, which is not followed by another. */
  settled(): Promise<void>
}

/** A failure is logged and ends that run only. */
export function createLane(name: string, log: Log, work: () => void | Promise<void>): Lane {
  let running: Promise<void> | null = null
  let again = false
  const once = async () => {
    try {
      await work()
    } catch (error) {
      log('error', 'background work failed', {
        task: name,
        error: String(error),
        stack: (error as Error)?.stack,
      })
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
