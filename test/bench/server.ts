import { readFileSync } from 'node:fs'
import { cleanEnvironment, EXECUTABLE } from '../support/executable.ts'
import type { World } from './world.ts'

export type Server = {
  origin: string
  cookie: string
  /** Milliseconds from the start of the process to the first answer. */
  firstAnswer: number
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Resident memory in bytes, now. */
  memory(): number
  /** Milliseconds of processor that the server has used until now, whoever else uses the machine. */
  cpu(): number
  stop(): Promise<void>
}

type Options = { executable?: string; core?: number }

/** Starts an executable on the world's data directory, on one core if asked to, and waits for its first answer. */
export async function startServer({ installation, cookie }: World, options: Options = {}): Promise<Server> {
  const { executable = EXECUTABLE, core } = options
  const pinned = core === undefined ? [] : ['taskset', '-c', String(core)]
  const environment: Record<string, string | undefined> = {
    ...cleanEnvironment(),
    ...installation.environment,
  }
  const origin = `http://localhost:${environment.VESTIBULE_PORT}`
  const began = performance.now()
  const child = Bun.spawn([...pinned, executable, 'serve', '--accept-clock'], {
    cwd: installation.folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await firstAnswer(origin, child.exited)
  return {
    origin,
    cookie,
    firstAnswer: performance.now() - began,
    fetch: (path, init = {}) =>
      fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin', ...init.headers },
      }),
    memory: () => residentBytes(child.pid),
    cpu: () => usedProcessor(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

async function firstAnswer(origin: string, exited: Promise<number>): Promise<void> {
  let ended: number | undefined
  void exited.then((code) => {
    ended = code
  })
  while (ended === undefined) {
    const response = await fetch(`${origin}/health`).catch(() => null)
    if (response?.ok) return
    await Bun.sleep(1)
  }
  throw new Error(`the server ended with ${ended} before it answered`)
}

function residentBytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) * 1024
}

/** In Linux's ticks of 10 ms. */
function usedProcessor(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
