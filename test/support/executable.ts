import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Subprocess } from 'bun'

/** The built program; `npm run build` makes it. */
export const EXECUTABLE = join(import.meta.dir, '../../dist/vestibule')

export type Invitation = { link: string; code: string }

export type Outcome = { code: number; stdout: string; stderr: string }

type Environment = Record<string, string | undefined>

export type Installation = {
  /** Holds everything of this portal; gone after `remove`. */
  readonly folder: string
  readonly data: string
  readonly unlockKeyFile: string
  readonly recoveryKeyFile: string
  readonly recoveryPassphrase: string
  readonly owner: Invitation & { id: string }
  /** For every command on this portal. */
  readonly environment: Environment
  remove(): void
}

export type RunningPortal = AsyncDisposable & {
  readonly origin: string
  readonly pid: number
  /** Everything logged so far, one object a line. */
  logs(): Record<string, unknown>[]
  /** Resolves with the first log line (past ones too) that has this message. */
  logged(message: string): Promise<Record<string, unknown>>
  signal(signal: NodeJS.Signals): void
  /** SIGTERM, and the exit code. */
  stop(): Promise<number>
  readonly exited: Promise<number>
  /** All of standard error, once the program has ended. */
  readonly errors: Promise<string>
}

/** The environment of the tests without what would configure or change the program. */
export function cleanEnvironment(): Environment {
  const unwanted = /^(VESTIBULE_|BUN_|NODE_OPTIONS$|NODE_ENV$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)))
}

/** Runs the executable to its end. */
export async function runVestibule(
  args: string[],
  environment: Environment = {},
  cwd = tmpdir(),
  program = EXECUTABLE,
): Promise<Outcome> {
  if (!existsSync(program)) throw new Error('dist/vestibule is missing: run `npm run build` first')
  const child = Bun.spawn([program, ...args], {
    cwd,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { code, stdout, stderr }
}

type Firm = {
  firmName?: string
  languages?: string
  ownerName?: string
  ownerEmail?: string
  ownerLanguage?: string
}

/** `vestibule init` in a folder of its own. The port is chosen here, because the owner's link names it. */
export async function installPortal(
  firm: Firm = {},
  environment: Environment = {},
  flags: string[] = [],
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-portal-'))
  const data = join(folder, 'data')
  const unlockKeyFile = join(folder, 'keys', 'unlock.key')
  const recoveryKeyFile = join(folder, 'keys', 'recovery.asc')
  const settings = {
    VESTIBULE_DATA: data,
    VESTIBULE_UNLOCK_KEY_FILE: unlockKeyFile,
    VESTIBULE_PORT: String(freePort()),
    ...environment,
  }
  const { code, stdout, stderr } = await runVestibule(
    [
      ...['init', '--json', '--firm-name', firm.firmName ?? 'Tremblay Okafor', '--province', 'QC'],
      ...['--time-zone', 'America/Toronto', '--languages', firm.languages ?? 'en,fr'],
      ...['--owner-name', firm.ownerName ?? 'Odile Tremblay'],
      ...['--owner-email', firm.ownerEmail ?? 'odile@firm.example'],
      ...['--owner-language', firm.ownerLanguage ?? 'en', '--recovery-key-file', recoveryKeyFile],
      ...flags,
    ],
    settings,
  )
  if (code !== 0) throw new Error(`init ended with ${code}: ${stderr}`)
  const made: { owner: Installation['owner']; recovery: { passphrase: string } } = JSON.parse(stdout)
  return {
    ...{ folder, data, unlockKeyFile, recoveryKeyFile, owner: made.owner, environment: settings },
    recoveryPassphrase: made.recovery.passphrase,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** `vestibule serve` on an installation, once it answers. `program` is the executable, or how the source is run. */
export async function startPortal(
  { environment, folder }: Pick<Installation, 'environment' | 'folder'>,
  flags: string[] = [],
  program: string[] = [EXECUTABLE],
): Promise<RunningPortal> {
  const child = Bun.spawn([...program, 'serve', ...flags], {
    cwd: folder,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = collectLog(child)
  const { origin } = await log.logged('listening')
  const stop = () => {
    child.kill('SIGTERM')
    return child.exited
  }
  return {
    origin: String(origin),
    pid: child.pid,
    exited: child.exited,
    errors: log.errors,
    logs: log.lines,
    logged: log.logged,
    signal: (signal) => child.kill(signal),
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}

type Line = Record<string, unknown>

function collectLog(child: Subprocess<'ignore', 'pipe', 'pipe'>) {
  const lines: Line[] = []
  const waiting: { message: string; resolve: (line: Line) => void; reject: (error: Error) => void }[] = []
  const errors = new Response(child.stderr).text()
  const take = (line: Line) => {
    lines.push(line)
    for (const { message, resolve } of waiting) if (line.message === message) resolve(line)
  }
  const finished = readLines(child.stdout, (text) => take(JSON.parse(text)))
  void Promise.all([finished, errors, child.exited]).then(([, stderr, code]) => {
    for (const { message, reject } of waiting)
      reject(new Error(`vestibule serve ended with ${code} before it logged "${message}": ${stderr}`))
  })
  return {
    errors,
    lines: () => [...lines],
    logged: (message: string) => {
      const past = lines.find((line) => line.message === message)
      if (past) return Promise.resolve(past)
      return new Promise<Line>((resolve, reject) => waiting.push({ message, resolve, reject }))
    },
  }
}

async function readLines(stream: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of stream) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) if (part !== '') take(part)
  }
}

/** Free at this moment; nothing else on a test machine takes ports by chance. */
export function freePort(): number {
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() })
  const { port = 0 } = server
  void server.stop(true)
  return port
}
