import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnvironment, EXECUTABLE } from '../support/executable.ts'
import { addSealedDocuments } from './filled-matter.ts'
import { median, quantile, report, timeEach } from './measure.ts'
import { startServer } from './server.ts'
import { openInstallation, type World } from './world.ts'

const GIB = 2 ** 30
/** In GiB; BACKUP_BENCH_GIB=20 for the figure of a whole firm. */
const AMOUNT = Number(process.env.BACKUP_BENCH_GIB ?? 2)

/**
 * Against `cp -r` and restic (apt-get install restic), from a cold cache, to a disk of its own: on the same file system
 * documents would be linked, and nothing copied.
 */
export async function benchBackup(world: World): Promise<void> {
  if (process.getuid?.() !== 0) return console.log('backup: skipped, because mounting an image needs root')
  const deps = await openInstallation(world.installation)
  const [matterId = ''] = await world.addMatters(1, 0)
  const ownerId = world.installation.owner.id
  const add = (bytes: number) => addSealedDocuments(deps, { matterId, ownerId, bytes })
  await add(AMOUNT * GIB)
  const disk = await mountDisk((AMOUNT * 4 + 2) * GIB)
  try {
    const first = await firstRuns(world, disk.path)
    await add((AMOUNT * GIB) / 100)
    await secondRuns(world, disk.path, first)
    await benchVerify(world, disk.path)
    await benchPageBeside(world, matterId, disk.path)
  } finally {
    deps.db.close()
    await disk.remove()
  }
}

type First = { ours: number; restic: number | null }

async function firstRuns(world: World, disk: string): Promise<First> {
  const { data } = world.installation
  const size = AMOUNT * GIB
  const copied = join(disk, 'copied')
  const copy = await cold(['cp', '-r', join(data, 'documents'), copied], { world })
  rmSync(copied, { recursive: true })
  const durable = await cold(
    ['sh', '-c', `cp -r '${join(data, 'documents')}' '${copied}' && sync -f '${disk}'`],
    {
      world,
    },
  )
  rmSync(copied, { recursive: true })
  const ours = await cold(backup('create', join(disk, 'ours')), { world })
  report(`first backup of ${AMOUNT} GiB`, size / ours / 1e6, 'MB/s')
  report('first backup against cp -r', copy / ours, 'x (>= 0.7)')
  report('first backup against cp -r that waits for the disk, as a backup does', durable / ours, 'x')
  const restic = await resticRuns(world, disk, 'init')
  if (restic !== null) report('first backup against restic', restic / ours, 'x (> 1)')
  return { ours, restic }
}

async function secondRuns(world: World, disk: string, first: First): Promise<void> {
  const ours = await cold(backup('create', join(disk, 'ours')), { world })
  report('second backup with 1 % more, against the first', ours / first.ours, 'x (<= 0.05)')
  report('second backup', ours * 1000, 'ms')
  const restic = first.restic === null ? null : await resticRuns(world, disk)
  if (restic !== null) report('second backup against restic', restic / ours, 'x (> 1)')
}

/** On one core, from memory. */
async function benchVerify(world: World, disk: string): Promise<void> {
  const documents = join(disk, 'ours/documents')
  const onOne = ['taskset', '-c', '0']
  const hash = ['sh', '-c', `find '${documents}' -type f -print0 | xargs -0 sha256sum > /dev/null`]
  const keyless = [
    ...backup('verify', join(disk, 'ours'), '--read-data'),
    '--unlock-key-file',
    '/nonexistent/key',
  ]
  const opening = backup('verify', join(disk, 'ours'), '--read-data')
  const [theirs, hashed, opened] = [
    await warm([...onOne, ...hash], world),
    await warm([...onOne, ...keyless], world),
    await warm([...onOne, ...opening], world),
  ]
  const size = AMOUNT * GIB * 1.01
  report('sha256sum of the same octets, on one core', size / theirs / 1e6, 'MB/s')
  report('verify --read-data without keys, on one core', size / hashed / 1e6, 'MB/s (>= 400)')
  report('verify --read-data, every chunk opened, on one core', size / opened / 1e6, 'MB/s (>= 400)')
  report('verify --read-data against sha256sum', theirs / opened, 'x (>= 0.6)')
}

const [REQUESTS, ROUNDS] = [400, 3]

async function benchPageBeside(world: World, matterId: string, disk: string): Promise<void> {
  const server = await startServer(world)
  const page = async () => {
    const response = await server.fetch(`/firm/matters/${matterId}/documents`)
    if (!response.ok) throw new Error(`the page answered ${response.status}`)
    await response.text()
  }
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const idle = quantile(await timeEach(REQUESTS, page), 0.99)
    rmSync(join(disk, 'ours'), { recursive: true, force: true })
    const running = run(backup('create', join(disk, 'ours')), world)
    let isRunning = true
    void running.finally(() => {
      isRunning = false
    })
    const taken: number[] = []
    while (isRunning) taken.push(...(await timeEach(20, page, 0)))
    await running
    ratios.push(quantile(taken, 0.99) / idle)
  }
  report('a page while a backup runs, p99 against idle', median(ratios), 'x (<= 2)')
  await server.stop()
}

async function resticRuns(world: World, disk: string, init?: 'init'): Promise<number | null> {
  if (!Bun.which('restic')) {
    if (init) console.log('backup: restic is not here (apt-get install restic), so it is not compared with')
    return null
  }
  const restic = ['restic', '--quiet', '--repo', join(disk, 'restic'), '--password-command', 'echo x']
  const cache = ['--cache-dir', join(disk, 'restic-cache')]
  if (init) await run([...restic, ...cache, 'init'], world)
  return cold([...restic, ...cache, 'backup', world.installation.data], { world })
}

const backup = (verb: string, ...args: string[]) => [EXECUTABLE, 'backup', verb, ...args]

/** Seconds, with nothing in the page cache. */
async function cold(command: string[], { world }: { world: World }): Promise<number> {
  await run(['sync'], world)
  writeFileSync('/proc/sys/vm/drop_caches', '3')
  return timed(command, world)
}

async function warm(command: string[], world: World): Promise<number> {
  await timed(command, world)
  return median([await timed(command, world), await timed(command, world), await timed(command, world)])
}

async function timed(command: string[], world: World): Promise<number> {
  const began = performance.now()
  await run(command, world)
  return (performance.now() - began) / 1000
}

async function run(command: string[], { installation }: Pick<World, 'installation'>): Promise<void> {
  const child = Bun.spawn(command, {
    env: { ...cleanEnvironment(), ...installation.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')}: ${said}`)
}

async function mountDisk(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-disk-'))
  const [image, path] = [join(folder, 'image'), join(folder, 'mounted')]
  mkdirSync(path)
  const shell = async (command: string) => {
    const child = Bun.spawn(['sh', '-c', command], { stdio: ['ignore', 'ignore', 'pipe'] })
    const said = await new Response(child.stderr).text()
    if ((await child.exited) !== 0) throw new Error(`${command}: ${said}`)
  }
  await shell(
    `truncate -s ${size} '${image}' && mkfs.ext4 -q -F '${image}' && mount -o loop '${image}' '${path}'`,
  )
  return {
    path,
    remove: async () => {
      await shell(`umount '${path}'`)
      if (existsSync(image)) rmSync(folder, { recursive: true })
    },
  }
}
