import { expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../support/certificate.ts'
import { cleanEnvironment, freePort, runVestibule, startPortal } from '../support/executable.ts'
import { guideCommands } from '../support/guide.ts'

const root = join(import.meta.dir, '../..')

const ANSWERS = [
  ...['--firm-name', 'Roy', '--province', 'ON', '--time-zone', 'America/Toronto', '--languages', 'en,fr'],
  ...['--owner-name', 'Ada', '--owner-email', 'ada@roy.example', '--owner-language', 'en'],
]

test('the installation of the README works as it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-readme-'))
  const readme = await Bun.file(join(root, 'README.md')).text()
  const [, toml = ''] = /```toml\n(.*?)```/s.exec(readme) ?? []
  const [, command = ''] = /-- vestibule (init .*)/.exec(readme) ?? []
  const port = freePort()
  const here = (text: string) => text.replaceAll(/\/(etc|var\/lib)\/vestibule/g, `${folder}/$1`)
  for (const name of ['etc/tls', 'etc/keys', 'var/lib'])
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  makeCertificate(join(folder, 'etc/tls'), 'own')
  await Bun.write(join(folder, 'etc/tls/fullchain.pem'), Bun.file(join(folder, 'etc/tls/own.crt')))
  await Bun.write(join(folder, 'etc/tls/privkey.pem'), Bun.file(join(folder, 'etc/tls/own.key')))
  const origin = `https://localhost:${port}`
  const settings = here(toml)
    .replace('"0.0.0.0"', '"127.0.0.1"')
    .replace('port = 443', `port = ${port}`)
    .replace('https://portal.firm.example', origin)
  await Bun.write(join(folder, 'etc/vestibule.toml'), settings)
  const recovery = ['--recovery-key-file', join(folder, 'recovery.asc'), '--json']
  const made = await runVestibule([...here(command).split(' '), ...ANSWERS, ...recovery])
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(made.stdout).owner.link).toStartWith(`${origin}/enrol`)
  await using portal = await startPortal({ folder, environment: {} }, [
    '--config',
    join(folder, 'etc/vestibule.toml'),
  ])
  const answer = await fetch(`${portal.origin}/health`, { tls: { rejectUnauthorized: false } })
  expect(answer.status).toBe(200)
  await portal.stop()
  rmSync(folder, { recursive: true })
})

test('npm start makes a portal once, says how to enrol, and serves it from then on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-start-'))
  const environment = {
    ...cleanEnvironment(),
    VESTIBULE_DATA: join(folder, 'data'),
    VESTIBULE_UNLOCK_KEY_FILE: join(folder, 'keys', 'unlock.key'),
    VESTIBULE_PORT: String(freePort()),
  }
  for (const run of ['first', 'second']) {
    const child = Bun.spawn(['node', 'deploy/start.mjs'], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const decoder = new TextDecoder()
    for await (const bytes of child.stdout) {
      said += decoder.decode(bytes, { stream: true })
      if (!said.includes('"listening"')) continue
      const answer = await fetch(`http://localhost:${environment.VESTIBULE_PORT}/health`)
      expect(answer.status).toBe(200)
      child.kill('SIGINT')
      break
    }
    expect({ run, code: await child.exited, link: said.includes('Link:  http://localhost') }).toEqual({
      run,
      code: 0,
      link: run === 'first',
    })
  }
  rmSync(folder, { recursive: true })
})

test('every command in the operator’s guide is one of the executable, with flags that it knows', async () => {
  const guide = await Bun.file(join(root, 'deploy/README.md')).text()
  const sections = [...guide.matchAll(/^## (.*)$/gm)].map(([, section = '']) => section)
  const commands = (await Promise.all(sections.map(guideCommands))).flat()
  expect(commands.length).toBeGreaterThan(20)
  const known = commandsOf((await runVestibule(['--help'])).stdout)
  for (const command of commands) {
    const name = known.find((one) => `${command} `.startsWith(`${one} `))
    expect([command, name]).toEqual([command, expect.any(String)])
    const help = (await runVestibule([...(name ?? '').split(' '), '--help'])).stdout
    for (const [flag] of command.matchAll(/--[a-z-]+/g))
      expect([command, help]).toEqual([command, expect.stringContaining(flag)])
  }
}, 60_000)

/** The longest names first, because `restore` also begins another. */
function commandsOf(help: string): string[] {
  const names = [...help.matchAll(/^ {2}([a-z]+(?:[ -][a-z-]+)*) {2,}/gm)].map(([, name = '']) => name)
  return names.sort((a, b) => b.length - a.length)
}
