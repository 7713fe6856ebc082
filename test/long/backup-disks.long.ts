import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../src/installation/refusal.ts'
import { type BackedUp, newBackedUp, newestSnapshot } from '../backup/support.ts'
import { someBytes } from '../support/tus.ts'

// Mounting needs root.
setDefaultTimeout(120_000)

const MB = 1_000_000
let place: BackedUp
let mount: string
beforeAll(async () => {
  place = await newBackedUp()
  mount = mkdtempSync(join(tmpdir(), 'vestibule-disk-'))
  for (let n = 0; n < 30; n++) await place.add(`${n}.bin`, someBytes(2 * MB))
})
afterAll(() => {
  place.stop()
  rmSync(mount, { recursive: true })
})

async function run(...command: string[]) {
  const child = Bun.spawn(command, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')}: ${said}`)
}

async function onDisk(megabytes: number, work: (dest: string) => Promise<void>) {
  await run('mount', '-t', 'tmpfs', '-o', `size=${megabytes * MB},mode=0700`, 'tmpfs', mount)
  const dest = join(mount, 'dest')
  try {
    await work(dest)
  } finally {
    await run('umount', '--lazy', mount).catch(() => {})
  }
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.catch((reason) => reason)
  if (error instanceof Refusal) return error
  throw new Error(`not refused: ${error instanceof Error ? error.stack : error}`)
}

test('a disk that is too small is refused before anything is copied, with how much is missing', async () => {
  await onDisk(30, async (path) => {
    const { message, exitCode } = await refusal(place.create({ path }))
    expect([message, exitCode]).toEqual([expect.stringMatching(/\d+\sMB are missing/), 3])
    expect(readdirSync(join(path, 'documents'))).toEqual([])
  })
})

test('a disk that somebody else fills meanwhile: refused, and what was copied counts the next time', async () => {
  await onDisk(100, async (path) => {
    const filler = join(mount, 'somebody-else')
    let isFull = false
    const filled = place.create({
      path,
      threads: 1,
      progress: (done) => {
        if (done < 5 * MB || isFull) return
        isFull = true
        writeFileSync(filler, new Uint8Array(20 * MB))
        try {
          for (let n = 0; ; n++) writeFileSync(`${filler}-${n}`, new Uint8Array(MB))
        } catch {
          // Full, as it should be.
        }
      },
    })
    const { message, exitCode } = await refusal(filled)
    expect([message, exitCode]).toEqual([expect.stringContaining('missing'), 3])
    for (const name of readdirSync(mount).filter((name) => name.startsWith('somebody')))
      rmSync(join(mount, name))
    await place.create({ path })
    expect((await newestSnapshot({ ...place, path })).wrong).toEqual([])
  })
})

test('a disk that can only be read is refused; what is on it stays listed', async () => {
  await onDisk(200, async (path) => {
    await place.create({ path })
    await run('mount', '-o', 'remount,ro', mount)
    const { message, exitCode } = await refusal(place.create({ path }))
    expect([message, exitCode]).toEqual([expect.stringContaining('cannot be written to'), 3])
    expect(readdirSync(join(path, 'snapshots'))).toHaveLength(1)
    await run('mount', '-o', 'remount,rw', mount)
  })
})

test('a disk that is taken away halfway is said to be gone, and nothing is written in its place', async () => {
  await onDisk(200, async (path) => {
    let isGone = false
    const taken = place.create({
      path,
      threads: 1,
      progress: (done) => {
        if (done < 5 * MB || isGone) return
        isGone = true
        Bun.spawnSync(['umount', '--lazy', mount])
      },
    })
    const { message, exitCode } = await refusal(taken)
    expect([message, exitCode]).toEqual([expect.stringContaining('went away'), 10])
    expect(readdirSync(mount)).toEqual([])
  })
})

test('a disk that takes nothing any more is given up, and the portal goes on', async () => {
  const image = join(place.folder, 'image')
  await run('sh', '-c', `truncate -s 200M '${image}' && mkfs.ext4 -q -F '${image}'`)
  await run('mount', '-o', 'loop', image, mount)
  const path = join(mount, 'dest')
  try {
    let isFrozen = false
    const frozen = place.create({
      path,
      threads: 1,
      patience: 3000,
      progress: (done) => {
        if (done < 5 * MB || isFrozen) return
        isFrozen = true
        Bun.spawnSync(['fsfreeze', '--freeze', mount])
        setTimeout(() => Bun.spawnSync(['fsfreeze', '--unfreeze', mount]), 6000)
      },
    })
    const { message, exitCode } = await refusal(frozen)
    expect([message, exitCode]).toEqual([expect.stringContaining('has taken nothing for too long'), 10])
    const { status } = await place.odile.get('/firm')
    expect(status).toBe(200)
    await Bun.sleep(5000)
    await place.create({ path })
    expect((await newestSnapshot({ ...place, path })).wrong).toEqual([])
  } finally {
    await run('umount', mount)
  }
})
