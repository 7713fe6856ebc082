import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string
let environment: Record<string, string>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-commands-'))
  environment = {
    VESTIBULE_DATA: join(folder, 'data'),
    VESTIBULE_UNLOCK_KEY_FILE: join(folder, 'unlock.key'),
  }
  const { code, stderr } = await vestibule(
    ...[
      'init',
      '--json',
      '--firm-name',
      'Tremblay Okafor',
      '--province',
      'QC',
      '--time-zone',
      'America/Toronto',
    ],
    ...['--languages', 'en,fr', '--owner-name', 'Odile Tremblay', '--owner-email', 'odile@firm.example'],
    ...['--owner-language', 'en', '--recovery-key-file', join(folder, 'recovery.asc')],
  )
  if (code !== 0) throw new Error(stderr)
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function vestibule(...args: string[]) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../src/main.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { code, stdout, stderr, json: () => JSON.parse(stdout) }
}

const ada = ['--name', 'Ada Roy', '--email', 'ada@example.test', '--language', 'fr']

test('somebody is invited, listed, disabled and enabled; link and code come as JSON', async () => {
  const invited = (await vestibule('person', 'invite', ...ada, '--json')).json()
  expect(invited).toMatchObject({
    link: expect.stringMatching(/\/enrol\?lang=fr#[\w-]{43}$/),
    code: expect.stringMatching(/^[2-9C-X]{4}-[2-9C-X]{4}$/),
    mailed: true,
  })
  const { people } = (await vestibule('person', 'list', '--kind', 'client', '--json')).json()
  expect(people).toMatchObject([{ id: invited.personId, name: 'Ada Roy', status: 'active', passkeys: 0 }])
  expect((await vestibule('person', 'disable', 'ada@example.test', '--json')).json().status).toBe('disabled')
  expect((await vestibule('person', 'invite', invited.personId)).code).toBe(3)
  expect((await vestibule('person', 'enable', invited.personId, '--json')).json().status).toBe('active')
  const again = (await vestibule('person', 'invite', invited.personId, '--no-mail', '--json')).json()
  expect(again.link).not.toBe(invited.link)
  const printed = (await vestibule('person', 'list')).stdout
  expect(printed).toContain('Ada Roy <ada@example.test>')
  expect(readFileSync(join(folder, 'data/portal.db')).includes('ada@example.test')).toBe(false)
}, 30_000)

test('config check names files that are set and not there', async () => {
  const tls = ['--tls-certificate', join(folder, 'none.pem'), '--tls-key', join(folder, 'none.key')]
  const checked = await vestibule('config', 'check', ...tls, '--origin', 'https://portal.firm.example')
  expect(checked.stdout).toContain(`But ${join(folder, 'none.pem')} (tls.certificate) is not there`)
  expect((await vestibule('config', 'check')).stdout).toEndWith('The configuration is right.\n')
})

test('what is wrong with a flag is said, and a portal that is there is not asked about again', async () => {
  const wrong = await vestibule('person', 'invite', '--name', 'Ada', '--email', 'ada')
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--email is refused: Please give') })
  const twice = await vestibule('init')
  expect(twice).toMatchObject({ code: 3, stderr: expect.stringContaining('There is a portal in') })
})

test('what cannot be done is refused, with its own exit code', async () => {
  expect(await vestibule('person', 'disable', 'odile@firm.example')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('only active owner'),
  })
  expect(await vestibule('person', 'disable', 'nobody@example.test')).toMatchObject({ code: 3 })
  expect(await vestibule('person', 'invite', '--name', 'X', '--email', 'a@b.ca, c@d.ca')).toMatchObject({
    code: 2,
  })
  expect(await vestibule('person', 'list', '--kind', 'x')).toMatchObject({ code: 2 })
  expect(await vestibule('person', 'invite')).toMatchObject({ code: 2 })
}, 30_000)
