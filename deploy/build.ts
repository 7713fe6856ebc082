import { chmodSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Glob } from 'bun'

const { values } = parseArgs({
  options: { target: { type: 'string' }, outfile: { type: 'string', default: 'dist/vestibule' } },
})

// A worker is found in the executable only when it is an entry point of its own.
const workers = [...new Glob('src/**/*.worker.ts').scanSync('.')].sort()

const build = Bun.spawn(
  [
    process.execPath,
    ...['build', 'src/main.ts', ...workers],
    // Never --minify: Elysia reads the source text of handlers. Bytecode without esm would keep this machine's paths.
    ...['--compile', '--bytecode', '--format=esm', '--sourcemap', '--reject-unresolved'],
    ...['--asset', 'static'],
    // Without these two, files in whatever directory the executable is started from would run as code.
    ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    ...['--define', `process.env.NODE_ENV="production"`],
    ...(values.target ? ['--target', values.target] : []),
    ...['--outfile', values.outfile],
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
if ((await build.exited) !== 0) process.exit(1)
if (!values.target?.includes('windows')) chmodSync(values.outfile, 0o755)
console.log(`${values.outfile}: ${(statSync(outputFile()).size / 1e6).toFixed(1)} MB`)

function outputFile(): string {
  return values.target?.includes('windows') ? `${values.outfile}.exe` : values.outfile
}
