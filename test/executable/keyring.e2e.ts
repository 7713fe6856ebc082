import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as openpgp from 'openpgp'
import { readUnlockSecret } from '../../src/installation/unlock-secret.ts'
import { openKeyring } from '../../src/vault/keyring.ts'
import { openKeyringWithRecovery } from '../../src/vault/keyring-recovery.ts'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'
import { atTerminal } from '../support/terminal.ts'

let folder: string
let portal: Installation
let stick: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-keyring-'))
  stick = join(folder, 'stick')
  mkdirSync(stick)
  portal = await installPortal()
  await (await opened()).addMatters(['m1', 'm2', 'm3'])
}, 30_000)
afterAll(() => {
  portal.remove()
  rmSync(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runVestibule(args, portal.environment)
const keyringPath = () => join(portal.data, 'keyring')
const secretNow = () => readUnlockSecret(portal.unlockKeyFile) ?? new Uint8Array()
const opened = (path = keyringPath(), unlockSecret = secretNow()) => openKeyring({ path, unlockSecret })
async function json(...args: string[]) {
  const { code, stdout, stderr } = await run(...args, '--json')
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' })
  return JSON.parse(stdout)
}
const written = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text, { mode: 0o600 })
  return path
}

test('a copy is exported beside the server, numbered, closed to others, and opens by itself', async () => {
  await using server = await startPortal(portal)
  const first = await json('keyring', 'export', stick, '--copy-id', 'Étude, coffre <1>')
  expect(first).toMatchObject({ number: 1, name: 'Étude, coffre <1>', generation: 1 })
  expect(first.folder).toBe(join(stick, 'vestibule-keyring-1-etude-coffre-1'))
  const names = readdirSync(first.folder)
  expect(names.sort()).toEqual(['README.txt', 'keyring', 'recovery.html'])
  for (const name of names) expect(statSync(join(first.folder, name)).mode & 0o777).toBe(0o600)
  const readme = await Bun.file(join(first.folder, 'README.txt')).text()
  for (const words of ['copie 1 du trousseau', 'copy 1 of the keyring', 'recovery.html'])
    expect(readme).toContain(words)
  expect((await opened(join(first.folder, 'keyring'))).matterIds()).toEqual(['m1', 'm2', 'm3'])
  await json('keyring', 'export', stick, '--copy-id', 'USB 2')
  const { copies } = await json('keyring', 'list')
  expect(copies).toMatchObject([
    { number: 1, state: 'current', lacks: 0, stillOpens: 0 },
    { number: 2, name: 'USB 2', state: 'current' },
  ])
  expect(readdirSync(stick).filter((name) => name.startsWith('.'))).toEqual([])
  expect(await server.stop()).toBe(0)
}, 30_000)

test('a copy is refused inside the data, into a backup, without a place, and where nothing can be written', async () => {
  const backup = join(folder, 'backup')
  mkdirSync(backup)
  writeFileSync(join(backup, 'vestibule-backup.json'), '{}')
  const before = readFileSync(keyringPath())
  const reasons = [
    [portal.data, 'lost with it'],
    [backup, 'holds a backup'],
    [join(folder, 'none'), 'Is the stick in?'],
  ]
  for (const [to = '', reason = ''] of reasons) {
    const { code, stderr } = await run('keyring', 'export', to, '--copy-id', 'X')
    expect({ to, code }).toEqual({ to, code: 3 })
    expect(stderr).toContain(reason)
  }
  expect((await run('keyring', 'export', stick)).code).toBe(2)
  expect((await run('keyring', 'export', stick, '--copy-id', '../x')).code).toBe(2)
  expect(readFileSync(keyringPath())).toEqual(before)
  const { code, stderr } = await run('keyring', 'export', '/proc', '--copy-id', 'X')
  expect(code).toBe(3)
  expect(stderr).toContain('No copy was made')
  expect((await json('keyring', 'list')).copies.at(-1)).toMatchObject({ name: 'X', state: 'destroyed' })
}, 30_000)

test('a copy is declared destroyed only when somebody says so', async () => {
  expect((await run('keyring', 'attest', '2')).code).toBe(2)
  expect((await run('keyring', 'attest', '99', '--yes')).code).toBe(2)
  await json('keyring', 'attest', '2', '--yes')
  const { copies } = await json('keyring', 'list')
  expect(copies[1]).toMatchObject({ number: 2, state: 'destroyed' })
  const typist = atTerminal(['keyring', 'attest', '1'], portal.environment)
  await typist.sees('Type yes')
  typist.type('no')
  expect(await typist.exited).toBe(3)
  expect((await json('keyring', 'list')).copies[0]).toMatchObject({ state: 'current' })
}, 30_000)

test('rotation beside the server: a new generation, the same keys, and the server goes on', async () => {
  await using server = await startPortal(portal)
  const before = await opened()
  const secrets = before.matterIds().map((matterId) => before.matter(matterId))
  const { generation } = await json('keyring', 'rotate')
  expect(generation).toBe(before.generation + 1)
  const after = await opened()
  expect(after.matterIds().map((matterId) => after.matter(matterId))).toEqual(secrets)
  expect((await fetch(`${server.origin}/health`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
}, 30_000)

test('the recovery key is proven against the present keyring, and a wrong one is told apart', async () => {
  const passphrase = written('passphrase', portal.recoveryPassphrase)
  const drill = (file: string, phrase = passphrase) =>
    run('recovery', 'test', file, '--json', '--recovery-passphrase-file', phrase)
  expect(JSON.parse((await drill(portal.recoveryKeyFile)).stdout)).toEqual({ ok: true, matters: 3 })
  const wrong = await drill(portal.recoveryKeyFile, written('wrong', 'WRONG'))
  expect([wrong.code, wrong.stderr]).toEqual([3, 'The passphrase does not open this recovery key.\n'])
  expect((await drill(passphrase)).stderr).toContain('no recovery key')
  expect((await drill(join(folder, 'none.asc'))).code).toBe(2)
  const typist = atTerminal(['recovery', 'test', portal.recoveryKeyFile], portal.environment)
  await typist.sees('Passphrase of the recovery key: ')
  typist.type(portal.recoveryPassphrase)
  expect(await typist.exited).toBe(0)
  expect(typist.screen()).not.toContain(portal.recoveryPassphrase)
}, 30_000)

test('recovery init replaces the key: the new one opens everything, the old one nothing that is new', async () => {
  const file = join(stick, 'recovery.asc')
  expect((await run('recovery', 'init', '--recovery-key-file', file)).code).toBe(2) // nobody said yes
  expect(existsSync(file)).toBe(false)
  const inside = await run('recovery', 'init', '--yes', '--recovery-key-file', join(portal.data, 'r.asc'))
  expect(inside.code).toBe(3)
  const made = await json('recovery', 'init', '--yes', '--recovery-key-file', file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const phrase = written('new-passphrase', made.passphrase)
  await json('recovery', 'test', file, '--recovery-passphrase-file', phrase)
  const old = [
    'recovery',
    'test',
    portal.recoveryKeyFile,
    '--recovery-passphrase-file',
    written('old', portal.recoveryPassphrase),
  ]
  expect((await run(...old)).stderr).toContain('is not the one of this keyring')
  expect((await run('recovery', 'init', '--yes', '--recovery-key-file', file)).stderr).toContain(
    'never written over',
  )
}, 30_000)

test('a recovery key made elsewhere never is on this machine: only its public half is brought', async () => {
  const options = {
    userIDs: [{ name: 'R' }],
    type: 'curve25519' as const,
    config: { v6Keys: true, aeadProtect: true },
  }
  const { privateKey, publicKey } = await openpgp.generateKey(options)
  const init = (armored: string) =>
    run('recovery', 'init', '--yes', '--json', '--certificate', written('c.asc', armored))
  expect((await init(privateKey)).stderr).toContain('That is a private key')
  expect((await init('no key')).code).toBe(2)
  const { publicKey: older } = await openpgp.generateKey({ userIDs: [{ name: 'R' }] })
  expect((await init(older)).stderr).toContain('version 6')
  expect((await init(publicKey)).code).toBe(0)
  const recovered = await openKeyringWithRecovery({
    path: keyringPath(),
    recoveryPrivateKey: privateKey,
    passphrase: '',
  })
  expect(recovered.matterIds()).toEqual(['m1', 'm2', 'm3'])
  expect((await recovered.matter('m2')).secret).toEqual((await opened()).matter('m2').secret)
}, 30_000)

test('T62 the unlock secret is not changed while a server runs', async () => {
  await using server = await startPortal(portal)
  const { code, stderr } = await run('key', 'rewrap', '--to', 'key-file', '--yes')
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: `Another vestibule is running on ${portal.data}. Stop it first.\n`,
  })
  expect(await server.stop()).toBe(0)
}, 30_000)

test('key rewrap: a new key file in place, then a passphrase, then a file again; the old secret opens nothing', async () => {
  const secrets = (await opened()).matter('m1')
  const oldSecret = secretNow()
  await json('key', 'rewrap', '--to', 'key-file', '--yes')
  expect(secretNow()).not.toEqual(oldSecret)
  expect(existsSync(`${portal.unlockKeyFile}.new`)).toBe(false)
  await expect(opened(keyringPath(), oldSecret)).rejects.toThrow('does not open')
  expect((await opened()).matter('m1')).toEqual(secrets)

  const phrase = written('unlock-passphrase', 'une longue phrase de passe\n')
  await json('key', 'rewrap', '--to', 'passphrase', '--new-passphrase-file', phrase, '--yes')
  await expect(opened()).rejects.toThrow('does not open')
  expect((await json('person', 'list', '--passphrase-file', phrase)).people ?? true).toBeTruthy()
  await using server = await startPortal(portal)
  expect(await server.logged('listening')).toMatchObject({ locked: true })
  expect((await run('unlock', '--passphrase-file', phrase)).code).toBe(0)
  expect(await server.stop()).toBe(0)

  const next = join(folder, 'k2', 'unlock.key')
  expect((await run('key', 'rewrap', '--to', 'key-file', '--new-key-file', next, '--yes')).code).toBe(6)
  await json(
    ...['key', 'rewrap', '--to', 'key-file', '--new-key-file', next, '--passphrase-file', phrase, '--yes'],
  )
  expect((await opened(keyringPath(), readUnlockSecret(next) ?? new Uint8Array())).matter('m1')).toEqual(
    secrets,
  )
  renameSync(next, portal.unlockKeyFile)
  chmodSync(portal.unlockKeyFile, 0o600)
}, 60_000)

test('key rewrap that was killed between the new file and the keyring is done again, and one after it is finished', async () => {
  const next = `${portal.unlockKeyFile}.new`
  writeFileSync(next, `${Buffer.alloc(32, 9).toString('base64')}\n`, { mode: 0o600 }) // killed before the keyring
  await json('person', 'list')
  await json('key', 'rewrap', '--to', 'key-file', '--yes')
  expect(existsSync(next)).toBe(false)
  const old = readFileSync(portal.unlockKeyFile)
  await json('key', 'rewrap', '--to', 'key-file', '--yes')
  renameSync(portal.unlockKeyFile, next) // killed after the keyring
  writeFileSync(portal.unlockKeyFile, old, { mode: 0o600 })
  await using server = await startPortal(portal)
  expect(await server.logged('listening')).toMatchObject({ locked: false })
  expect(await server.stop()).toBe(0)
  await json('key', 'rewrap', '--to', 'key-file', '--yes')
  expect(existsSync(next)).toBe(false)
  expect((await opened()).matterIds()).toEqual(['m1', 'm2', 'm3'])
}, 60_000)

test('what was done is in the log, which is whole', async () => {
  expect(await json('audit', 'verify')).toMatchObject({ ok: true })
  const db = new Database(join(portal.data, 'portal.db'), { readonly: true })
  const kinds = db.query<{ kind: string }, []>('select distinct kind from events').all()
  db.close()
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      ...['keyring.exported', 'copy.attested', 'keyring.rotated'],
      ...['recovery.tested', 'recovery.replaced', 'unlock.changed'],
    ]),
  )
}, 30_000)
