import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, quantile, report, timeEach } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { upload } from './upload.ts'
import type { World } from './world.ts'

const REQUESTS = 400
const ROUNDS = 5

/** The page that staff look at most, of a large matter, on one core; alone and beside two uploads. */
export async function benchMatterPage(world: World): Promise<void> {
  const [matter = '', busy = ''] = [...(await world.addMatters(1, 1000)), ...(await world.addMatters(1, 0))]
  const server = await startServer(world, { core: 0 })
  const page = () => get(server, `/firm/matters/${matter}/documents`)
  const idle = await timeEach(REQUESTS, page)
  report('matter page with 1,000 documents, p50', quantile(idle, 0.5), 'ms (<= 15)')
  report('matter page with 1,000 documents, p99', quantile(idle, 0.99), 'ms (<= 50)')
  await server.stop()
  await benchBesideUploads(world, matter, busy)
}

async function benchBesideUploads(world: World, matter: string, busy: string): Promise<void> {
  const file = join(world.installation.folder, 'beside.bin')
  writeFileSync(file, '')
  truncateSync(file, 2 ** 30)
  const server = await startServer(world)
  const page = () => get(server, `/firm/matters/${matter}/documents`)
  const rounds: { beside: number; ratio: number }[] = []
  // One stall of a shared disk decides a p99, so neither half is measured only once.
  for (let round = 0; round < ROUNDS; round++) {
    const idle = quantile(await timeEach(REQUESTS, page), 0.99)
    const beside = quantile(await timeBesideUploads(server, busy, file, page), 0.99)
    rounds.push({ beside, ratio: beside / idle })
  }
  report('the same page while two uploads run, p99', median(rounds.map(({ beside }) => beside)), 'ms')
  report(
    'the same page while two uploads run, p99 against idle',
    median(rounds.map(({ ratio }) => ratio)),
    'x (<= 3)',
  )
  await server.stop()
  rmSync(file)
}

async function timeBesideUploads(server: Server, busy: string, file: string, page: () => Promise<void>) {
  let sending = true
  const uploads = [1, 2].map(async (n) => {
    while (sending) await upload(server, busy, file, `${n}.bin`)
  })
  const taken = await timeEach(REQUESTS, page, 5)
  sending = false
  await Promise.all(uploads)
  return taken
}

/** The list of a large firm against that of a small one, asked in turns. */
export async function benchMatterList(small: World, large: World): Promise<void> {
  await small.addMatters(100, 10)
  await large.addMatters(10_000, 100)
  const [few, many] = [await startServer(small), await startServer(large)]
  for (const path of ['/firm/matters', '/firm/matters?sort=title', '/firm/matters?q=000042']) {
    const [a, b] = [
      await timeEach(REQUESTS / 2, () => get(few, path)),
      await timeEach(REQUESTS / 2, () => get(many, path)),
    ]
    report(`${path}: 10,000 matters, p50`, median(b), 'ms')
    report(
      `${path}: 10,000 matters and 1,000,000 documents against 100 and 1,000`,
      median(b) / median(a),
      'x (<= 1.5)',
    )
  }
  await Promise.all([few.stop(), many.stop()])
}

async function get(server: Server, path: string): Promise<void> {
  const response = await server.fetch(path)
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
}
