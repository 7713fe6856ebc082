import { HOUR, SECOND, timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { releaseWaitingMails } from '../mail/queries.ts'
import { createLane } from './lane.ts'
import { type Task, tasksOf } from './tasks.ts'

export type Background = {
  /** Something was written that others should hear of. */
  wake(): void
  /** Ends when what is under way has ended; nothing starts any more. */
  stop(): Promise<void>
}

/** How often it looks by itself: another process, such as the command line, may have written. */
const EVERY = 2 * SECOND
const SWEEP_EVERY = HOUR
/** How long stopping waits for a mail under way. */
const PATIENCE = 5 * SECOND

type Options = { every?: number; further?: readonly Task[] }

/** Runs everything that follows from events and from the passing of time, until `stop`; `further` comes first. */
export function startBackground(deps: Deps, { every = EVERY, further = [] }: Options = {}): Background {
  let stopping = false
  const tasks = [...further, ...tasksOf(deps, () => stopping)]
  const lanes = tasks.map((task) => ({ ...task, lane: createLane(task.name, deps.log, task.run) }))
  const run = (pace: Task['pace']) => {
    if (stopping) return
    for (const task of lanes) if (task.pace === pace) void task.lane.run()
  }
  // The configuration may be another than before: nothing waits for an old back-off.
  releaseWaitingMails(deps.db, timestamp(deps.clock))
  const timers = [setInterval(() => run('often'), every), setInterval(() => run('hourly'), SWEEP_EVERY)]
  run('often')
  run('hourly')
  return {
    wake: () => run('often'),
    stop: async () => {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      const settled = Promise.all(lanes.map(({ lane }) => lane.settled()))
      await Promise.race([settled, Bun.sleep(PATIENCE)])
      // Cuts what still hangs, such as a mail server that does not answer.
      for (const task of tasks) task.close?.()
      await settled
    },
  }
}

/** Everything once, in order: what a test calls instead of waiting. */
export async function tick(deps: Deps): Promise<void> {
  for (const { run, close } of tasksOf(deps, () => false)) {
    await run()
    close?.()
  }
}
