import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Initialised = Awaited<ReturnType<typeof initialise>>

/** A portal that `init` made in a folder of its own, and whatever else is asked of the command line there. */
export async function initialise() {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-commands-'))
  const environment = {
    VESTIBULE_DATA: join(folder, 'firm', 'data'),
    VESTIBULE_UNLOCK_KEY_FILE: join(folder, 'unlock.key'),
  }
  const vestibule = (...args: string[]) => run(folder, environment, args)
  const { code, stderr } = await vestibule(
    ...['init', '--json', '--firm-name', 'Tremblay Okafor', '--province', 'QC'],
    ...['--time-zone', 'America/Toronto', '--languages', 'en,fr', '--owner-name', 'Odile Tremblay'],
    ...['--owner-email', 'odile@firm.example', '--owner-language', 'en'],
    ...['--recovery-key-file', join(folder, 'recovery.asc')],
  )
  if (code !== 0) throw new Error(stderr)
  return { folder, environment, vestibule, remove: () => rmSync(folder, { recursive: true }) }
}

async function run(folder: string, environment: Record<string, string>, args: readonly string[]) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/main.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { code, stdout, stderr, json: () => JSON.parse(stdout) }
}
