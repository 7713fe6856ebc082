import { expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import manifest from '../package.json' with { type: 'json' }
import { COMMON } from '../src/cli/command.ts'
import { commands } from '../src/cli/commands.ts'
import { readConfig } from '../src/config.ts'
import { EXIT } from '../src/installation/refusal.ts'

const root = join(import.meta.dir, '..')
const names = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'deploy/README.md']
const guides = await Promise.all(
  names.map(async (name) => ({ name, text: await Bun.file(join(root, name)).text() })),
)
const blocks = (language: string) =>
  guides.flatMap(({ text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block),
  )
const operatorsGuide = guides.find(({ name }) => name === 'deploy/README.md')?.text ?? ''

test('every vestibule command in the guides exists, with its flags', async () => {
  const lines = blocks('sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => /(?:^|-- )vestibule (.*)$/.exec(line)?.[1])
    .filter((line) => line !== undefined)
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) {
    const words = line.split(' ')
    const name = [3, 2, 1].map((length) => words.slice(0, length).join(' ')).find((text) => text in commands)
    const entry = commands[name ?? '']
    expect({ line, known: entry !== undefined }).toEqual({ line, known: true })
    if (!entry || !name) continue
    const { flags, words: positionals } = await entry.load()
    const options = Object.fromEntries(
      Object.entries({ ...flags, ...COMMON }).map(([flag, { type }]) => [flag, { type }]),
    )
    const args = words.slice(name.split(' ').length)
    expect(() => parseArgs({ args, options, allowPositionals: positionals !== undefined })).not.toThrow()
  }
})

test('every npm command in the guides is a script, and every script is explained', () => {
  const text = guides.map((guide) => guide.text).join('\n')
  const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, script = '']) => script)
  const scripts = Object.keys(manifest.scripts)
  expect(named.filter((script) => !scripts.includes(script))).toEqual([])
  expect(scripts.filter((script) => !named.includes(script))).toEqual([])
})

test('every configuration in the guides is accepted', () => {
  const directory = mkdtempSync(join(tmpdir(), 'vestibule-guide-'))
  for (const toml of blocks('toml')) {
    writeFileSync(join(directory, 'vestibule.toml'), toml)
    expect(readConfig({ flags: {}, environment: {}, directory }).file).toBe(join(directory, 'vestibule.toml'))
  }
  rmSync(directory, { recursive: true })
})

test("the operator's guide explains every setting in the words of config check", () => {
  const { explained } = readConfig({ flags: {}, environment: {}, directory: '/' })
  const rows = explained.map(({ key, about, value }) => {
    const shown = key === 'data' || key === 'unlock_key_file' || value === null ? '' : `\`${value}\``
    return `| \`${key}\` | ${shown} | ${about} |`
  })
  const table = operatorsGuide.slice(
    operatorsGuide.indexOf('<!-- settings -->'),
    operatorsGuide.indexOf('<!-- /settings -->'),
  )
  expect(table.split('\n').slice(3, -1)).toEqual(rows)
})

test("the operator's guide names every exit code", () => {
  for (const code of Object.values(EXIT))
    expect(operatorsGuide).toMatch(new RegExp(`^\\| ${code}( and above)? \\|`, 'm'))
})

test('every link in the guides leads somewhere', () => {
  const dead = guides.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\(([^)#:]+)\)/g)]
      .map(([, target = '']) => join(dirname(name), target))
      .filter((path) => !existsSync(join(root, path))),
  )
  expect(dead).toEqual([])
})

test('T63 the unit takes away the variables that make the program run other code', async () => {
  const unit = await Bun.file(join(root, 'deploy/vestibule.service')).text()
  const unset = [...unit.matchAll(/^UnsetEnvironment=(.*)$/gm)].flatMap(([, list = '']) => list.split(' '))
  expect(unset).toEqual(
    expect.arrayContaining(['BUN_OPTIONS', 'BUN_BE_BUN', 'BUN_INSPECT', 'NODE_OPTIONS', 'LD_PRELOAD']),
  )
  for (const line of [
    'UMask=0077',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'LimitCORE=0',
    'WorkingDirectory=/',
  ])
    expect(unit).toContain(`\n${line}\n`)
  const codes = /RestartPreventExitStatus=(.*)/.exec(unit)?.[1]?.split(' ').map(Number)
  expect(codes).toEqual([EXIT.usage, EXIT.refused, EXIT.rollback, EXIT.integrity])
})
