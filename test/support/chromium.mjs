// Plain Node.js, because test/run.mjs uses it before the first test; the browser tests use it too.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium that answers, or undefined. Installs nothing. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, fromPlaywright()].find((path) => path && existsSync(path) && answers(path))
}

/** As `findChromium`, but installs one when there is none; throws one line that says what to do. */
export function provideChromium() {
  if (!findChromium() && isDebianRoot()) {
    run('apt-get', ['update'])
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'])
  }
  if (!findChromium()) runPlaywrightInstaller()
  const installed = findChromium()
  if (!installed)
    throw new Error(
      'No Chromium: install one so that `chromium` or `google-chrome` is on the PATH, then run again.',
    )
  return installed
}

function answers(path) {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

function fromPlaywright() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return undefined // Playwright does not know this system
  }
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/etc/debian_version')
}

function runPlaywrightInstaller() {
  const cli = createRequire(import.meta.url)
    .resolve('playwright-core/package.json')
    .replace('package.json', 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'])
}

function run(command, args) {
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
