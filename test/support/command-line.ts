import { join } from 'node:path'

/** One run of the command line as an administrator runs it, in its own process; `cwd` holds no configuration. */
export async function runCommand(args: readonly string[], cwd: string) {
  const root = join(import.meta.dir, '../..')
  const bun = [process.execPath, `--tsconfig-override=${join(root, 'tsconfig.json')}`]
  const child = Bun.spawn([...bun, join(root, 'src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
  })
  const [out, errors] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  return { code: await child.exited, out, errors }
}
