import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Initialised, initialise } from './support/initialised.ts'

let place: Initialised
beforeAll(async () => {
  place = await initialise()
}, 30_000)
afterAll(() => place.remove())

const vestibule = (...args: string[]) => place.vestibule(...args)

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
  expect(readFileSync(join(place.folder, 'firm/data/portal.db')).includes('ada@example.test')).toBe(false)
}, 30_000)

test('config check names files that are set and not there', async () => {
  const tls = [
    '--tls-certificate',
    join(place.folder, 'none.pem'),
    '--tls-key',
    join(place.folder, 'none.key'),
  ]
  const checked = await vestibule('config', 'check', ...tls, '--origin', 'https://portal.firm.example')
  expect(checked.stdout).toContain(`But ${join(place.folder, 'none.pem')} (tls.certificate) is not there`)
  expect((await vestibule('config', 'check')).stdout).toEndWith('The configuration is right.\n')
})

test('what is wrong with a flag is said, and a portal that is there is not asked about again', async () => {
  const wrong = await vestibule('person', 'invite', '--name', 'Ada', '--email', 'ada')
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--email is refused: Please give') })
  const unknown = await vestibule('person', 'disable', '--all')
  expect(unknown.stderr).toStartWith("vestibule person disable: Unknown option '--all'\nvestibule")
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
