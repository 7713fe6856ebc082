import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const OFFLINE = Bun.isStandaloneExecutable
  ? join(import.meta.dir, 'static/built/offline')
  : join(import.meta.dir, '../static/built/offline')

/** `recovery.html` as `deploy/assets.ts` built it, one whole file; null in a checkout where it was not. */
export function readRecoveryPage(): Uint8Array | null {
  const path = join(OFFLINE, 'recovery.html')
  return existsSync(path) ? readFileSync(path) : null
}

/** The list of what `recovery open` wrote, around `content`. */
export function recoveredListPage(content: string): string {
  const shell = readFileSync(join(OFFLINE, 'recovered-list.html'), 'utf8')
  return shell.replace(/(<main[^>]*>)<\/main>/, (_, start: string) => `${start}${content}</main>`)
}
