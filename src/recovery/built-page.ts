import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = Bun.isStandaloneExecutable
  ? join(import.meta.dir, 'static/built')
  : join(import.meta.dir, '../../static/built')

/** `recovery.html` as `deploy/assets.ts` built it; null in a checkout where it was not. */
export function readRecoveryPage(): Uint8Array | null {
  const path = join(BUILT, 'offline/recovery.html')
  return existsSync(path) ? readFileSync(path) : null
}
