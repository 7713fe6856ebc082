import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** System calls that fail. `when`: from which one on in each thread, as strace(1) writes it: `3` only that one, `3+` all after it. */
export type Fault = { readonly calls: string; readonly error: 'EIO' | 'ENOSPC'; readonly when: string }

export const CALLS = {
  fsync: 'fsync,fdatasync',
  write: 'write,writev',
  pwrite: 'pwrite64,pwritev',
  rename: 'rename,renameat,renameat2',
} as const

/** A disk gives one error and goes on; a full one stays full. */
export function faultsUpTo(positions: number): Fault[] {
  return Array.from({ length: positions }, (_, i) => i + 1).flatMap((position) =>
    Object.values(CALLS).flatMap((calls): Fault[] => [
      { calls, error: 'EIO', when: `${position}` },
      { calls, error: 'ENOSPC', when: `${position}+` },
    ]),
  )
}

/** Lets calls of a running process fail that touch one of `paths`. `stop` ends that, and says how many did. */
export async function injectFault(pid: number, fault: Fault, paths: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-faults-'))
  const trace = join(folder, 'trace')
  const child = Bun.spawn(
    [
      ...[strace(), '-f', '-o', trace, '-p', String(pid), '-e', `trace=${fault.calls}`],
      ...['-e', `inject=${fault.calls}:error=${fault.error}:when=${fault.when}`],
      ...paths.flatMap((path) => ['-P', path]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await attached(child.stderr)
  return {
    stop: async () => {
      child.kill('SIGINT')
      await child.exited
      const hits = readFileSync(trace, 'utf8').match(/\(INJECTED\)/g)?.length ?? 0
      rmSync(folder, { recursive: true })
      return hits
    },
  }
}

function strace(): string {
  const path = Bun.which('strace')
  if (!path)
    throw new Error('This test lets system calls fail: apt-get install strace (Linux), and run it as root.')
  return path
}

async function attached(stream: ReadableStream<Uint8Array>): Promise<void> {
  let said = ''
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  while (!said.includes('attached')) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`strace: ${said}`)
    said += decoder.decode(value, { stream: true })
  }
  // read on, or a full pipe would stop it
  void (async () => {
    while (!(await reader.read()).done);
  })()
}
