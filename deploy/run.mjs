// `node deploy/run.mjs FILE [ARGUMENT…]`: installs what is missing, then runs FILE with the pinned Bun.
import { spawn } from 'node:child_process'
import { bun, install, root } from './install.mjs'

install()
const child = spawn(bun, process.argv.slice(2), { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`${bun} did not start: ${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
