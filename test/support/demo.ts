import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnvironment, freePort, type Invitation, startPortal } from './executable.ts'
import { startMailServer } from './smtp.ts'

/** `fewerMails` is the path at the foot of their summaries. */
export type DemoDoor = Invitation & { name: string; role: string; fewerMails: string }
export type Demo = AsyncDisposable & {
  readonly origin: string
  /** Links and codes of an owner, an assistant, two clients and a co-counsel, in this order. */
  readonly invitations: DemoDoor[]
}

const root = join(import.meta.dir, '../..')
const BOUNCES = 'po.saintonge@courriel.example'

/**
 * The demonstration firm, served by `program`, with a mail server that refuses one of its clients; or without its key,
 * or with every mail accepted.
 */
export async function startDemo(
  program?: string[],
  { isLocked = false, hasBounces = true } = {},
): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-demo-'))
  const { environment, invitations } = await fill(join(folder, 'firm'))
  if (isLocked) rmSync(environment.VESTIBULE_UNLOCK_KEY_FILE)
  const mail = await startMailServer()
  if (hasBounces) mail.refuse(BOUNCES, 550)
  const smtp = {
    VESTIBULE_SMTP_HOST: '127.0.0.1',
    VESTIBULE_SMTP_PORT: String(mail.port),
    VESTIBULE_SMTP_FROM: 'portail@tremblayokafor.example',
    VESTIBULE_SMTP_REQUIRE_TLS: 'false',
    VESTIBULE_MAIL_BATCH_SECONDS: '0',
  }
  const portal = await startPortal({ environment: { ...environment, ...smtp }, folder }, [], program)
  return {
    origin: portal.origin,
    invitations,
    [Symbol.asyncDispose]: async () => {
      await portal.stop()
      await mail.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Filled = {
  environment: Record<string, string> & { VESTIBULE_UNLOCK_KEY_FILE: string }
  invitations: DemoDoor[]
}

async function fill(folder: string): Promise<Filled> {
  const child = Bun.spawn(
    [
      ...[process.execPath, 'test/demo/main.ts', '--json'],
      ...['--into', folder, '--port', String(freePort())],
    ],
    { cwd: root, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const made = await new Response(child.stdout).text()
  if ((await child.exited) !== 0) throw new Error('the demonstration firm could not be made')
  return JSON.parse(made)
}
