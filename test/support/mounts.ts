import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function run(...command: string[]): Promise<void> {
  const child = Bun.spawn(command, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')}: ${said}`)
}

/** Calls `work` with a folder that is a disk of its own, in memory. `size`: as tmpfs(5) writes it. */
export async function onTmpfs<T>(size: string, work: (folder: string) => Promise<T>): Promise<T> {
  requireRoot()
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-disk-'))
  await run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder)
  try {
    return await work(folder)
  } finally {
    await run('umount', '--lazy', folder)
    rmSync(folder, { recursive: true })
  }
}

function requireRoot(): void {
  if (process.getuid?.() !== 0) throw new Error('This test mounts a file system: run it on Linux as root.')
}
