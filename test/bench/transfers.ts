import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { median, report } from './measure.ts'
import { type Server, startServer } from './server.ts'
import { upload } from './upload.ts'
import type { World } from './world.ts'

const GIB = 2 ** 30
const ROUNDS = 3

/** Sealed against unsealed and against gpg, turn by turn, because a shared machine is not equally fast all the time. */
export async function benchTransfers(
  sealed: World,
  unsealed: World,
  unsealedExecutable: string,
): Promise<void> {
  const file = await randomFile(join(sealed.installation.folder, 'bench.bin'), GIB)
  const [matter = ''] = await sealed.addMatters(1, 0)
  const [plainMatter = ''] = await unsealed.addMatters(1, 0)
  const [ours, plain] = [
    await startServer(sealed),
    await startServer(unsealed, { executable: unsealedExecutable }),
  ]
  const gpg = await prepareGpg(sealed.installation.folder)
  const times = { ours: [] as number[], plain: [] as number[], gpg: [] as number[] }
  const down = { ours: [] as number[], plain: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await upload(ours, matter, file))
    times.plain.push(await upload(plain, plainMatter, file))
    times.gpg.push(await gpg(file))
    down.ours.push(await download(ours, matter))
    down.plain.push(await download(plain, plainMatter))
  }
  report('sealed upload of 1 GiB', 1024 / median(times.ours), 'MiB/s')
  report('sealed upload against unsealed', median(times.plain) / median(times.ours), 'x (>= 0.8)')
  report('sealed upload against gpg', median(times.gpg) / median(times.ours), 'x (>= 2)')
  report('sealed download of 1 GiB', 1024 / median(down.ours), 'MiB/s')
  report('sealed download against unsealed', median(down.plain) / median(down.ours), 'x (>= 0.8)')
  await Promise.all([ours.stop(), plain.stop()])
  rmSync(file)
}

async function randomFile(path: string, size: number): Promise<string> {
  const make = Bun.spawn(['sh', '-c', `head -c ${size} /dev/urandom > '${path}'`])
  if ((await make.exited) !== 0) throw new Error('no room for the file of the benchmark')
  return path
}

async function download(server: Server, matterId: string): Promise<number> {
  const path = await newestContent(server, matterId)
  const began = performance.now()
  const response = await server.fetch(path)
  let size = 0
  for await (const bytes of response.body ?? []) size += bytes.length
  if (response.status !== 200 || size !== GIB)
    throw new Error(`the download gave ${size} bytes, status ${response.status}`)
  return (performance.now() - began) / 1000
}

/** The path of the newest version's content, found on the document list as a person would. */
export async function newestContent(server: Server, matterId: string): Promise<string> {
  const list = await (await server.fetch(`/firm/matters/${matterId}/documents`)).text()
  const document = new RegExp(`/firm/matters/${matterId}/documents/[0-9a-f-]{36}`).exec(list)?.[0]
  const page = await (await server.fetch(document ?? '')).text()
  const content = /\/versions\/[0-9a-f-]{36}\/download/.exec(page)?.[0]
  if (!document || !content) throw new Error('the uploaded document is not in the list')
  return document + content
}

/** gpg with a key of its own in a directory of its own; returns what encrypts a file and says how many seconds it took. */
async function prepareGpg(folder: string): Promise<(file: string) => Promise<number>> {
  const home = join(folder, 'gnupg')
  const run = async (...args: string[]) => {
    const child = Bun.spawn(['gpg', '--homedir', home, '--batch', '--quiet', '--yes', ...args], {
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    if ((await child.exited) !== 0) throw new Error(`gpg ${args[0]} failed`)
  }
  await Bun.spawn(['mkdir', '-m', '700', '-p', home]).exited
  await run('--passphrase', '', '--quick-generate-key', 'bench@example.test', 'default', 'default', 'never')
  return async (file) => {
    const began = performance.now()
    await run(
      '--trust-model',
      'always',
      '--recipient',
      'bench@example.test',
      '--compress-algo',
      'none',
      '--output',
      `${file}.gpg`,
      '--encrypt',
      file,
    )
    // Ours answers when the document is on the disk, so gpg's is brought there too.
    await Bun.spawn(['sync', `${file}.gpg`]).exited
    const seconds = (performance.now() - began) / 1000
    rmSync(`${file}.gpg`)
    return seconds
  }
}
