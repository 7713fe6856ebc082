// Runs on plain Node.js before anything is installed, so it may import nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const bun = join(root, 'node_modules', 'bun', 'bin', 'bun.exe')

const oldestNode = 20

/** Installs what package-lock.json pins, makes sure that the pinned Bun answers, and builds the static files. */
export function install() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode)
    giveUp(`Node.js ${oldestNode} or newer is needed; this is ${process.versions.node}.`)
  if (!isInstalled()) {
    say('Installing the pinned packages (npm ci); this takes a minute …')
    mustRun(
      'npm',
      ['ci', '--no-fund', '--no-audit', '--loglevel=error'],
      'npm ci failed; what it says above is the reason.',
    )
  }
  if (!bunAnswers()) {
    // npm can be set not to run install scripts; then the package holds a placeholder instead of the program.
    say('Finishing the installation of Bun …')
    mustRun(process.execPath, [join('node_modules', 'bun', 'install.js')], 'Bun could not be installed.')
    if (!bunAnswers()) giveUp(`${bun} does not run on this machine (${process.platform} ${process.arch}).`)
  }
  mustRun(bun, ['deploy/assets.ts'], 'The static files could not be built.')
}

/** Runs the pinned Bun in the project's folder, hands on the signals that end it, and resolves to its exit code. */
export function runBun(args, environment = {}) {
  const child = spawn(bun, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  const handOn = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)])
  for (const [signal, kill] of handOn) process.on(signal, kill)
  return new Promise((resolve) => {
    child.on('error', (error) => giveUp(`${bun} did not start: ${error.message}`))
    child.on('exit', (code) => {
      for (const [signal, kill] of handOn) process.off(signal, kill)
      resolve(code ?? 1)
    })
  })
}

/** True when every package that the lock file names is there in the version it names. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(bun)) return false
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const present = packagesIn(installed)
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  )
}

function bunAnswers() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'bun', 'package.json'), 'utf8'))
  const answer = spawnSync(bun, ['--version'], { encoding: 'utf8', env: plainEnvironment() })
  return answer.status === 0 && answer.stdout.trim() === version
}

/** The environment without what would change how Bun starts (`--version` answers differently under BUN_OPTIONS). */
function plainEnvironment() {
  const { BUN_OPTIONS: _options, BUN_BE_BUN: _be, ...rest } = process.env
  return rest
}

function mustRun(command, args, failure) {
  const shell = command === 'npm' && process.platform === 'win32'
  // npm's own chatter goes to stderr with the rest of the progress: stdout belongs to the program that follows.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (status !== 0) giveUp(error ? `${failure} (${error.message})` : failure)
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function giveUp(sentence) {
  say(sentence)
  process.exit(1)
}
