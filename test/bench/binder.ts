import { Database } from 'bun:sqlite'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './measure.ts'
import { watchPeak, zeroFile } from './memory.ts'
import { type Server, startServer } from './server.ts'
import { upload } from './upload.ts'
import type { World } from './world.ts'

const DOCUMENTS = 5

/** All of a matter of 5 GiB as one binder: memory above idle, first octet, and how fast it comes. */
export async function benchBinder(world: World): Promise<void> {
  const size = 2 ** 30
  const file = zeroFile(world, size)
  const [matter = ''] = await world.addMatters(1, 0)
  const filling = await startServer(world)
  for (let n = 0; n < DOCUMENTS; n++) await upload(filling, matter, file, `${n}.bin`)
  await untilVerified(world)
  await filling.stop()
  rmSync(file)
  const server = await startServer(world)
  await server.fetch(`/firm/matters/${matter}/documents`)
  await Bun.sleep(1000)
  const idle = server.memory()
  const { peak, first, seconds, bytes } = await takeBinder(server, matter)
  const gib = (DOCUMENTS * size) / 2 ** 30
  if (bytes < DOCUMENTS * size) throw new Error(`the binder gave ${bytes} bytes`)
  report(`memory at its peak during a binder of ${gib} GiB, above idle`, (peak - idle) / 1e6, 'MB (<= 150)')
  report('first octet of the binder', first, 'ms (<= 1000)')
  report('binder', bytes / 2 ** 20 / seconds, 'MiB/s')
  await server.stop()
}

async function takeBinder(server: Server, matter: string) {
  const began = performance.now()
  const taking = async () => {
    const response = await server.fetch(`/firm/matters/${matter}/binder/export`)
    let [first, bytes] = [0, 0]
    for await (const piece of response.body ?? []) {
      first ||= performance.now() - began
      bytes += piece.length
    }
    return { first, bytes }
  }
  const { peak, result } = await watchPeak(server, taking)
  return { peak, ...result, seconds: (performance.now() - began) / 1000 }
}

/** The verifier's own memory is not what is measured. */
async function untilVerified({ installation }: World): Promise<void> {
  const db = new Database(join(installation.data, 'portal.db'), { readonly: true })
  const waiting = db.query('select 1 from document_versions where verified_at is null limit 1')
  while (waiting.get()) await Bun.sleep(500)
  db.close()
}
