import { afterAll, beforeAll, expect, test } from 'bun:test'
import { chownSync, renameSync } from 'node:fs'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'

let installation: Installation
beforeAll(async () => {
  installation = await installPortal()
})
afterAll(() => installation.remove())

const person = (...args: string[]) => runVestibule(['person', ...args], installation.environment)

const newcomer = (email: string, ...more: string[]) =>
  person('invite', '--json', '--name', 'Zoë <i>Roy</i>', '--email', email, '--language', 'fr', ...more)

async function list(): Promise<{ id: string; email: string; status: string; name: string }[]> {
  return JSON.parse((await person('list', '--json')).stdout).people
}

test('an administrator invites, lists, disables and enables, beside the running server', async () => {
  await using portal = await startPortal(installation)
  const invited = await newcomer('Zoe@Client.example', '--kind', 'client')
  expect(invited).toMatchObject({ code: 0, stderr: '' })
  const { personId: id, link, code } = JSON.parse(invited.stdout)
  expect(link).toStartWith(`${portal.origin}/enrol`)
  expect(code).toMatch(/^\w{4}-\w{4}$/)
  expect(await list()).toContainEqual(
    expect.objectContaining({ id, name: 'Zoë <i>Roy</i>', status: 'active' }),
  )
  const again = JSON.parse((await person('invite', 'zoe@client.example', '--json', '--no-mail')).stdout)
  expect(again.personId).toBe(id)
  expect(again.link).not.toBe(link)
  expect((await person('disable', id)).code).toBe(0)
  expect(await list()).toContainEqual(expect.objectContaining({ id, status: 'disabled' }))
  expect((await person('invite', id)).code).toBe(3)
  expect((await person('enable', id)).code).toBe(0)
  expect(await list()).toContainEqual(expect.objectContaining({ id, status: 'active' }))
  expect((await runVestibule(['audit', 'verify'], installation.environment)).code).toBe(0)
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
})

test('the last owner cannot be disabled', async () => {
  expect((await person('disable', installation.owner.id)).code).toBe(3)
})

test('T52 without the unlock key the commands that need it end with 6', async () => {
  const away = `${installation.unlockKeyFile}.away`
  renameSync(installation.unlockKeyFile, away)
  expect(await person('list')).toMatchObject({
    code: 6,
    stdout: '',
    stderr: expect.stringContaining('unlock key'),
  })
  renameSync(away, installation.unlockKeyFile)
  expect((await person('list')).code).toBe(0)
})

test('a command is refused on the data of another user, where it would leave files that the server cannot open', async () => {
  if (process.getuid?.() !== 0) return // only root can give a directory away
  chownSync(installation.data, 65_534, 65_534)
  const { code, stderr } = await person('list')
  chownSync(installation.data, 0, 0)
  expect(code).toBe(3)
  expect(stderr).toContain('Run vestibule as that user')
})
