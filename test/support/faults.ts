import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnvironment } from './executable.ts'

/** System calls that fail. */
export type Fault = {
  readonly calls: string
  readonly error: 'EIO' | 'ENOSPC'
  /** Counted in each thread, as strace(1) writes it: `3` only that one, `3+` all after it too. */
  readonly when: string
  /** Whether the portal has to go on afterwards, or is killed at its first refusal: what is half done then stays so. */
  readonly goesOn: boolean
  /** The one file of the data directory that fails; without, all that the portal writes. */
  readonly only?: string
}

const CALLS = {
  fsync: 'fsync,fdatasync',
  write: 'write,writev',
  pwrite: 'pwrite64,pwritev',
  rename: 'rename,renameat,renameat2',
} as const
const KINDS = ['fsync', 'write', 'pwrite', 'rename'] as const

/** A disk gives one error and goes on; a full one stays full. */
export function faultsUpTo(positions: number, kinds: readonly (keyof typeof CALLS)[] = KINDS): Fault[] {
  return Array.from({ length: positions }, (_, i) => i + 1).flatMap((position) =>
    kinds.flatMap((kind, n): Fault[] => {
      const calls = CALLS[kind]
      const goesOn = (position + n) % 2 === 0
      return [
        { calls, goesOn, error: 'EIO', when: `${position}` },
        { calls, goesOn, error: 'ENOSPC', when: `${position}+` },
      ]
    }),
  )
}

/** One error as each of the first transactions is made durable, and the end before another one follows. */
export function lostCommits(positions: number): Fault[] {
  const fault = { calls: CALLS.fsync, error: 'EIO', goesOn: false, only: 'portal.db-wal' } as const
  return Array.from({ length: positions }, (_, i) => ({ ...fault, when: `${i + 1}` }))
}

/** Runs a command to its end while calls of it fail that touch one of `paths`; any call without paths. */
export async function runUnderFault(
  fault: Fault,
  command: readonly string[],
  { paths, environment }: UnderFault,
) {
  const child = Bun.spawn([strace(), '-f', '-o', '/dev/null', ...injection(fault, paths), ...command], {
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = [new Response(child.stdout).text(), new Response(child.stderr).text()]
  const [stdout = '', stderr = ''] = await Promise.all(texts)
  return { code: await child.exited, stdout, stderr }
}

type UnderFault = { paths: readonly string[]; environment: Record<string, string | undefined> }

function injection({ calls, error, when }: Fault, paths: readonly string[]): string[] {
  return [
    ...['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}:when=${when}`],
    ...paths.flatMap((path) => ['-P', path]),
  ]
}

/** Lets calls of a running process fail that touch one of `paths`. `stop` ends that, and says how many did. */
export async function injectFault(pid: number, fault: Fault, paths: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-faults-'))
  const trace = join(folder, 'trace')
  const child = Bun.spawn([strace(), '-f', '-o', trace, '-p', String(pid), ...injection(fault, paths)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
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
