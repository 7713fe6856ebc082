import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const OFFLINE = Bun.isStandaloneExecutable
  ? join(import.meta.dir, 'static/built/offline')
  : join(import.meta.dir, '../../static/built/offline')

/** recovery.html, the octets of one whole file: what `backup create` and `keyring export` put beside what they write. */
export function recoveryPage(): Uint8Array {
  return readFileSync(join(OFFLINE, 'recovery.html'))
}

/** The list of what `recovery open` wrote, around `content`. */
export function recoveredList(content: { toString(): string }): string {
  const shell = readFileSync(join(OFFLINE, 'recovered-list.html'), 'utf8')
  return shell.replace(/(<main[^>]*>)<\/main>/, (_, start: string) => `${start}${content}</main>`)
}
