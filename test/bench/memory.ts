import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quantile, report, timeEach } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { newestContent } from './transfers.ts'
import { upload } from './upload.ts'
import type { World } from './world.ts'

/** Peak of resident memory while four uploads run, above what the server had at rest. */
export async function benchMemory(world: World): Promise<void> {
  const file = zeroFile(world, 2 ** 30)
  const [matter = ''] = await world.addMatters(1, 0)
  const server = await startServer(world)
  await server.fetch(`/firm/matters/${matter}/documents`)
  const idle = server.memory()
  const { peak } = await watchPeak(server, () =>
    Promise.all([1, 2, 3, 4].map((n) => upload(server, matter, file, `${n}.bin`))),
  )
  report('memory at its peak during 4 uploads of 1 GiB, above idle', (peak - idle) / 1e6, 'MB (<= 150)')
  await server.stop()
  rmSync(file)
}

/** A range in the middle of a document that is longer than one length field can say. */
export async function benchRange(world: World): Promise<void> {
  const size = 4 * 2 ** 30
  const file = zeroFile(world, size)
  const [matter = ''] = await world.addMatters(1, 0)
  const server = await startServer(world)
  await upload(server, matter, file, 'long.bin')
  rmSync(file)
  const path = await newestContent(server, matter)
  const range = `bytes=${size / 2}-${size / 2 + 2 ** 20 - 1}`
  const taken = await timeEach(
    30,
    async () => {
      const response = await server.fetch(path, { headers: { range } })
      const reader = response.body?.getReader()
      const first = await reader?.read()
      if (response.status !== 206 || !first?.value?.length)
        throw new Error(`the range answered ${response.status}`)
      while (!(await reader?.read())?.done);
    },
    3,
  )
  report(
    'first byte of a 1 MiB range in the middle of 4 GiB, p50 (with the whole range)',
    quantile(taken, 0.5),
    'ms (<= 30)',
  )
  report(
    'first byte of a 1 MiB range in the middle of 4 GiB, p99 (with the whole range)',
    quantile(taken, 0.99),
    'ms',
  )
  await server.stop()
}

export function zeroFile({ installation }: World, size: number): string {
  const path = join(installation.folder, `zero-${size}.bin`)
  writeFileSync(path, '')
  truncateSync(path, size)
  return path
}

export async function watchPeak<T>(
  server: Server,
  work: () => Promise<T>,
): Promise<{ peak: number; result: T }> {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, server.memory())
  }, 10)
  const result = await work()
  clearInterval(timer)
  return { peak, result }
}
