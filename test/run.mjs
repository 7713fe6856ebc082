// `npm test`: every stage in turn; the last line is the sum of what really ran. Plain Node.js until Bun is installed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bun, install, root } from '../deploy/install.mjs'
import { provideChromium } from './support/chromium.mjs'

/** In milliseconds. */
const AFTERWARDS = 2000
const total = { passed: 0, failed: 0 }
const began = Date.now()

install()
if (process.argv.includes('--long')) await longTests()
else await everything()

const seconds = Math.round((Date.now() - began) / 1000)
console.log(`\n${seconds} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function everything() {
  const biome = [
    join('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ]
  await one('format and lint', process.execPath, biome)
  await one('types', bun, ['check'])
  await typesAreReallyChecked()
  // One more than there are cores: much of these tests is waiting for mail and for the disk.
  const parallel = `--parallel=${availableParallelism() + 1}`
  await many('unit and integration tests', ['test', '--timeout', '30000', parallel, '--no-isolate'])
  await one('the executable', bun, ['deploy/build.ts'])
  const withBrowser = chromiumIsThere()
  // Side by side: much of a browser test is waiting, and of a command's test it is the disk.
  await Promise.all([
    driveExecutable('executable', '.e2e.ts', 60, 'afterwards'),
    withBrowser && driveExecutable('browser', '.e2e.ts', 120, 'shown', ['--parallel=2']),
  ])
}

/** What takes too long for `npm test`. */
async function longTests() {
  await one('the executable', bun, ['deploy/build.ts'])
  if (chromiumIsThere()) await driveExecutable('long', '.long.ts', 3600)
}

/** A stage that is right or wrong as a whole. */
async function one(name, command, args) {
  const { code } = await run(name, command, args)
  count(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

/** A checker that always says yes would go unnoticed, so it is shown a program that is wrong. */
async function typesAreReallyChecked() {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-types-'))
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"strict":true,"noEmit":true,"types":[]}}')
  writeFileSync(join(folder, 'wrong.ts'), "export const count: number = 'one'\n")
  const { code, output } = await run('a wrong program is refused', bun, ['check', '-p', folder], 'silent')
  rmSync(folder, { recursive: true })
  const refused = code !== 0 && output.includes('TS2322')
  count('a wrong program is refused', refused ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

/** Tests that drive the built executable: every file under test/FOLDER with this ending. */
async function driveExecutable(folder, ending, seconds, show = 'shown', flags = []) {
  const files = readdirSync(join(root, 'test', folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `./${join('test', folder, name)}`)
  // Without a file named, bun would run every test that it finds.
  if (files.length === 0) return count(`${folder} tests`, { passed: 0, failed: 1 })
  await many(`${folder} tests`, ['test', '--timeout', `${seconds * 1000}`, ...flags, ...files], show)
}

/** A machine without a browser fails the run with one line; nothing is passed over in silence. */
function chromiumIsThere() {
  try {
    provideChromium()
    return true
  } catch (error) {
    console.log(error.message)
    count('a Chromium for the browser tests', { passed: 0, failed: 1 })
    return false
  }
}

/** A stage of `bun test`. A skipped test, a file that does not load and a run of nothing are failures. */
async function many(name, args, show = 'shown') {
  const { code, output } = await run(name, bun, args, show)
  const figure = (word) => Number(output.match(new RegExp(`^ *(\\d+) ${word}$`, 'm'))?.[1] ?? 0)
  const passed = figure('pass')
  const failed = figure('fail') + figure('skip') + figure('todo')
  const broken = code !== 0 || passed === 0
  count(name, { passed, failed: failed === 0 && broken ? 1 : failed })
}

function count(name, { passed, failed }) {
  total.passed += passed
  total.failed += failed
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed`)
}

/** `show`: `shown` as it comes, `afterwards` in one piece, or `silent`. */
async function run(name, command, args, show = 'shown') {
  if (show !== 'afterwards') console.log(`\n── ${name}`)
  const ended = await ending(command, args, show === 'shown')
  if (show === 'afterwards') console.log(`\n── ${name}\n${ended.output}`)
  return ended
}

function ending(command, args, isShown) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        if (isShown) process.stdout.write(text)
      })
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
    // What a failed test left behind may hold the pipes open for ever; what was written is read by then.
    child.on('exit', (code) => setTimeout(() => resolve({ code: code ?? 1, output }), AFTERWARDS))
  })
}
