import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')
const COPY = join(ROOT, 'dist/unsealed')

/** Builds dist/unsealed/dist/vestibule: the same source, only that documents are written as they arrive. */
export async function buildUnsealed(): Promise<string> {
  rmSync(COPY, { recursive: true, force: true })
  mkdirSync(COPY, { recursive: true })
  for (const name of ['src', 'views', 'static', 'migrations', 'deploy', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(COPY, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(COPY, 'node_modules'))
  cpSync(join(import.meta.dir, 'unsealed-documents.ts'), join(COPY, 'src/vault/documents.ts'))
  const build = Bun.spawn([process.execPath, 'deploy/build.ts'], {
    cwd: COPY,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if ((await build.exited) !== 0) throw new Error('the unsealed executable was not built')
  return join(COPY, 'dist/vestibule')
}
