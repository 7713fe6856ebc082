import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Glob } from 'bun'

const { values } = parseArgs({
  options: { target: { type: 'string' }, outfile: { type: 'string', default: 'dist/vestibule' } },
})

const isWindows = values.target?.includes('windows') ?? false
const outfile = isWindows ? `${values.outfile}.exe` : values.outfile
mkdirSync(dirname(outfile), { recursive: true })
// Source maps are in the executable; the bundler also leaves one beside it for every chunk.
const folder = mkdtempSync(join(dirname(outfile), 'build-'))
const made = join(folder, basename(outfile))

// A worker is found in the executable only when it is an entry point of its own.
const workers = [...new Glob('src/**/*.worker.ts').scanSync('.')].sort()

const build = Bun.spawn(
  [
    process.execPath,
    ...['build', 'src/main.ts', ...workers],
    // Never --minify: Elysia reads the source text of handlers. Bytecode without esm would keep this machine's paths.
    ...['--compile', '--bytecode', '--format=esm', '--sourcemap', '--reject-unresolved'],
    '--splitting', // what is imported when it is needed takes no memory before
    ...['--asset', 'static'],
    // Without these two, files in whatever directory the executable is started from would run as code.
    ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    ...['--define', `process.env.NODE_ENV="production"`],
    ...(values.target ? ['--target', values.target] : []),
    ...['--outfile', made],
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
const code = await build.exited
if (code === 0) {
  if (!isWindows) chmodSync(made, 0o755)
  renameSync(made, outfile)
  console.log(`${outfile}: ${(statSync(outfile).size / 1e6).toFixed(1)} MB`)
}
rmSync(folder, { recursive: true })
process.exit(code)
