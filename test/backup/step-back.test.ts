import { expect, test } from 'bun:test'

const SCRIPT = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { stepBackWhole } from './src/backup/step-back.ts'
  const niceOfAll = () => readdirSync('/proc/self/task').map((thread) =>
    readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ')[16])
  const before = niceOfAll()
  stepBackWhole()
  const worker = new Worker('data:text/javascript,postMessage(1)')
  await new Promise((resolve) => { worker.onmessage = resolve })
  console.log(JSON.stringify({ before, after: niceOfAll() }))
  worker.terminate()`

test.skipIf(process.platform !== 'linux')(
  'a process that steps back does so with every thread, also later ones',
  async () => {
    const child = Bun.spawn([process.execPath, '-e', SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] })
    const { before, after } = await new Response(child.stdout).json()
    expect(before.length).toBeGreaterThan(1)
    expect([...new Set(after)]).toEqual(['10'])
  },
)
