import { median, report } from './measure.ts'
import { startServer } from './server.ts'
import type { World } from './world.ts'

/** From `exec` to the first answer, and what the server then holds in memory when nobody asks anything. */
export async function benchStart(world: World): Promise<void> {
  const taken: number[] = []
  const held: number[] = []
  for (let round = 0; round < 7; round++) {
    const server = await startServer(world)
    taken.push(server.firstAnswer)
    await Bun.sleep(1000)
    held.push(server.memory())
    await server.stop()
  }
  report('start to first answer', median(taken), 'ms (<= 250)')
  report('memory idle', median(held) / 1e6, 'MB (<= 120)')
}
