import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { onTmpfs, run } from './mounts.ts'

/** A disk that loses its power: what no fsync made durable is gone from it. */
export type Disk = {
  /** Where it is mounted. */
  readonly folder: string
  /** Stops these processes at once, keeps what is on the disk at that moment, ends them, and mounts what was kept. */
  losePower(pids: readonly number[]): Promise<void>
}

/**
 * An ext4 image behind a loop device: dirty pages of its files are in memory only, so a copy of the image holds what a
 * power cut would leave. Nothing commits its journal but fsync, for the copy is not made in one instant.
 */
const OPTIONS = 'loop,noinit_itable,commit=3600'

export function onDisk<T>(work: (disk: Disk) => Promise<T>): Promise<T> {
  return onTmpfs('8g', async (memory) => {
    const [image, folder] = [join(memory, 'disk.img'), join(memory, 'mounted')]
    mkdirSync(folder)
    await run('truncate', '-s', '4G', image)
    await run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=1', '-J', 'size=32', image)
    await run('mount', '-o', OPTIONS, image, folder)
    try {
      return await work({ folder, losePower: (pids) => losePower(image, folder, pids) })
    } finally {
      await run('umount', '--lazy', folder)
    }
  })
}

async function losePower(image: string, folder: string, pids: readonly number[]): Promise<void> {
  const copy = `${image}.crash`
  for (const pid of pids) signal(pid, 'SIGSTOP')
  while (!pids.every(isStopped)) await Bun.sleep(1)
  await run('cp', '--sparse=always', image, copy)
  for (const pid of pids) signal(pid, 'SIGKILL')
  while (!pids.every(hasEnded)) await Bun.sleep(1)
  Bun.gc(true) // closes what this process has read there
  await run('umount', folder)
  renameSync(copy, image)
  await run('mount', '-o', OPTIONS, image, folder)
}

/** Every thread of it: one that is inside an fsync stops only when that has returned. */
function isStopped(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).every((thread) => {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
      return /^[TtZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
    })
  } catch {
    return hasEnded(pid)
  }
}

function hasEnded(pid: number): boolean {
  return !existsSync(`/proc/${pid}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!hasEnded(pid)) throw error
  }
}
