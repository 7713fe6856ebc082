import type { Task } from '../background/tasks.ts'
import { SECOND } from '../clock.ts'
import type { Live } from './live.ts'

const PING_EVERY = 15 * SECOND
/** What several events of one act change is told once, and whoever acted gets their answer first. */
const GATHERED = 25

export function liveTask(live: Pick<Live, 'follow' | 'ping'>): Task {
  let pinged = performance.now()
  return {
    name: 'live',
    pace: 'often',
    run: async () => {
      await Bun.sleep(GATHERED)
      live.follow()
      if (performance.now() - pinged < PING_EVERY) return
      pinged = performance.now()
      live.ping()
    },
  }
}
