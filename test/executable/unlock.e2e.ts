import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'
import { atTerminal } from '../support/terminal.ts'

const PASSPHRASE = 'café étrange sous la pluie'
let folder: string
let portal: Installation
let passphraseFile: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-unlock-'))
  passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`, { mode: 0o600 })
  portal = await installPortal({}, {}, ['--unlock', 'passphrase', '--passphrase-file', passphraseFile])
}, 30_000)
afterAll(() => {
  portal.remove()
  rmSync(folder, { recursive: true })
})

const run = (...args: string[]) => runVestibule(args, portal.environment)
const unlockWith = async (passphrase: string) => {
  const file = join(folder, 'tried')
  writeFileSync(file, `${passphrase}\n`)
  const { code, stdout } = await run('unlock', '--json', '--passphrase-file', file)
  return { code, ...JSON.parse(stdout) }
}

test('T52 T64 a passphrase opens a portal after its start; ten wrong ones are slowed, logged, and change nothing', async () => {
  const keyring = readFileSync(join(portal.data, 'keyring'))
  expect(existsSync(portal.unlockKeyFile)).toBe(false)
  await using server = await startPortal(portal)
  expect(await server.logged('listening')).toMatchObject({ locked: true })
  const socket = join(portal.data, 'unlock.socket')
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  const page = await fetch(server.origin)
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '60'])
  const tries = []
  for (let i = 0; i < 10; i++) tries.push(await unlockWith(`wrong passphrase ${i}`))
  expect(tries.every(({ code }) => code === 6)).toBe(true)
  const outcomes = tries.map(({ outcome }) => outcome)
  expect(outcomes.slice(0, 3)).toEqual(['wrong', 'wrong', 'wrong'])
  expect(outcomes.filter((outcome) => outcome === 'wait').length).toBeGreaterThan(1)
  const logged = server.logs().filter(({ message }) => String(message).startsWith('unlock: w'))
  expect(logged).toHaveLength(10)
  expect(JSON.stringify(server.logs())).not.toContain('wrong passphrase')
  expect((await fetch(server.origin)).status).toBe(503)
  expect(readFileSync(join(portal.data, 'keyring'))).toEqual(keyring)
  const before = performance.now()
  let last = await unlockWith(PASSPHRASE)
  while (last.outcome === 'wait') {
    await Bun.sleep(last.seconds * 1000)
    last = await unlockWith(PASSPHRASE)
  }
  expect(last).toEqual({ code: 0, outcome: 'unlocked' })
  expect(performance.now() - before).toBeLessThan(60_000)
  await server.logged('unlocked')
  expect((await fetch(`${server.origin}/health`)).status).toBe(200)
  expect(existsSync(socket)).toBe(false)
  const db = new Database(join(portal.data, 'portal.db'), { readonly: true })
  expect(db.query(`select kind from events where kind = 'portal.unlocked'`).all()).toHaveLength(1)
  db.close()
  expect((await run('unlock', '--passphrase-file', passphraseFile)).code).toBe(3)
  expect(await server.stop()).toBe(0)
}, 90_000)

test('it is typed at a terminal and never shown, and a server killed while locked leaves nothing in the way', async () => {
  const killed = await startPortal(portal)
  killed.signal('SIGKILL')
  await killed.exited
  await using server = await startPortal(portal)
  const typist = atTerminal(['unlock'], portal.environment)
  await typist.sees('Passphrase: ')
  typist.type(PASSPHRASE)
  expect(await typist.exited).toBe(0)
  expect(typist.screen()).toContain('The portal is open.')
  expect(typist.screen()).not.toContain('pluie')
  await server.logged('unlocked')
  expect(await server.stop()).toBe(0)
}, 30_000)

test('a command beside the server asks for the passphrase, and without it is locked', async () => {
  const without = await run('person', 'list')
  expect(without.code).toBe(6)
  expect(without.stderr).toContain('--passphrase-file')
  const list = await run('person', 'list', '--json', '--passphrase-file', passphraseFile)
  expect(list.code).toBe(0)
  expect(list.stdout).toContain('Odile Tremblay')
  writeFileSync(join(folder, 'tried'), 'not the passphrase\n')
  expect((await run('person', 'list', '--passphrase-file', join(folder, 'tried'))).code).toBe(6)
}, 30_000)

test('SIGTERM ends a locked server, and a damaged keyring is damage and not a wrong passphrase', async () => {
  const locked = await startPortal(portal)
  expect(await locked.stop()).toBe(0)
  expect(existsSync(join(portal.data, 'unlock.socket'))).toBe(false)
  const path = join(portal.data, 'keyring')
  const whole = readFileSync(path)
  const bad = Buffer.from(whole)
  bad.writeUInt8(bad.readUInt8(50) ^ 1, 50)
  writeFileSync(path, bad)
  const { code, stderr } = await run('serve')
  expect(code).toBe(5)
  expect(stderr).toContain('is damaged. Nothing was changed.')
  expect(readFileSync(path)).toEqual(bad)
  writeFileSync(path, whole)
}, 30_000)

test('init refuses a short passphrase, and a credential where there is no TPM, and leaves nothing', async () => {
  writeFileSync(join(folder, 'tried'), 'short\n')
  const flags = (data: string) => [
    ...['init', '--data', join(folder, data), '--firm-name', 'F', '--province', 'QC', '--languages', 'fr,en'],
    ...['--time-zone', 'America/Toronto', '--owner-name', 'O', '--owner-email', 'o@firm.example'],
    ...['--owner-language', 'fr', '--recovery-key-file', join(folder, 'rec.asc')],
  ]
  const short = await runVestibule([
    ...flags('d1'),
    ...['--unlock', 'passphrase', '--passphrase-file', join(folder, 'tried')],
  ])
  expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining('at least 16 characters') })
  if (!existsSync('/dev/tpmrm0')) {
    const at = join(folder, 'cred')
    const none = await runVestibule([...flags('d2'), '--unlock', 'credential', '--unlock-credential', at])
    expect(none).toMatchObject({ code: 3, stderr: expect.stringContaining('TPM') })
    expect(existsSync(at)).toBe(false)
  }
  for (const name of ['d1', 'd2', 'rec.asc']) expect(existsSync(join(folder, name))).toBe(false)
}, 30_000)
