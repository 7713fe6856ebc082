import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'

let portal: Installation
let away: string
beforeAll(async () => {
  portal = await installPortal()
  away = join(portal.folder, 'away')
  mkdirSync(away)
}, 30_000)
afterAll(() => portal.remove())

type Finding = { check: string; state: string; sentence: string }

async function doctor(environment: Record<string, string> = {}) {
  const { code, stdout, stderr } = await runVestibule(['doctor', '--json'], {
    ...portal.environment,
    ...environment,
  })
  expect(stderr).toBe('')
  const { ok, findings }: { ok: boolean; findings: Finding[] } = JSON.parse(stdout)
  expect(ok).toBe(code === 0)
  return { code, states: Object.fromEntries(findings.map(({ check, state }) => [check, state])), findings }
}

test('doctor names what is missing in a new portal, and is content when it is done', async () => {
  await using server = await startPortal(portal)
  const fresh = await doctor()
  expect(fresh.code).toBe(3)
  expect(fresh.states).toMatchObject({
    unlocking: 'warning',
    'recovery key away': 'failed',
    'recovery drill': 'warning',
    'keyring copies': 'failed',
  })
  const key = join(away, 'recovery.asc')
  renameSync(portal.recoveryKeyFile, key)
  writeFileSync(join(away, 'passphrase'), portal.recoveryPassphrase)
  for (const args of [
    ['recovery', 'test', key, '--recovery-passphrase-file', join(away, 'passphrase')],
    ['keyring', 'export', away, '--copy-id', 'stick'],
  ])
    expect((await runVestibule(args, portal.environment)).code).toBe(0)
  const cared = await doctor()
  expect(cared.code).toBe(0)
  expect(cared.states).toEqual({
    unlocking: 'warning', // the key file of a test lies on the disk of its data
    'recovery key away': 'ok',
    keyring: 'ok',
    'recovery drill': 'ok',
    'keyring copies': 'ok',
    'destroyed matters': 'ok',
  })
  const { stdout } = await runVestibule(['doctor'], portal.environment)
  expect(stdout).toContain('WARNING unlocking: The key file')
  expect(await server.stop()).toBe(0)
}, 30_000)

test('a credential that was sealed without a TPM is failed, because its key lies on the same disk', async () => {
  // Made by systemd 252 with --with-key=host.
  const byHost =
    'Whxqht+dQJax1aZeCGLxmiAAAAABAAAADAAAABAAAABECIaIrMM/m6i8JmsAAAAAvRHJawIR1A4xqVm\nkumuBLTndBNgdc05DV/KzGpscVGzNJvfsCsfx7Ig8Qi7OgJH0DNYcPZXgkfpO\n'
  const file = join(away, 'unlock.cred')
  writeFileSync(file, byHost)
  const { code, findings } = await doctor({ VESTIBULE_UNLOCK_CREDENTIAL: file })
  expect(code).toBe(3)
  expect(findings[0]).toMatchObject({ check: 'unlocking', state: 'failed' })
  expect(findings[0]?.sentence).toContain('sealed without a TPM')
  rmSync(file)
  expect((await doctor({ VESTIBULE_UNLOCK_CREDENTIAL: file })).states.unlocking).toBe('failed')
}, 30_000)

test('a missing or wrong key file, and a passphrase that nobody gave, are findings; damage is an integrity failure', async () => {
  const none = await doctor({ VESTIBULE_UNLOCK_KEY_FILE: join(away, 'none') })
  expect(none.states).toMatchObject({ unlocking: 'failed', keyring: 'skipped' })
  const wrong = join(away, 'wrong.key')
  writeFileSync(wrong, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  expect((await doctor({ VESTIBULE_UNLOCK_KEY_FILE: wrong })).states).toMatchObject({ keyring: 'failed' })
  const keyring = join(portal.data, 'keyring')
  renameSync(keyring, `${keyring}.away`)
  const { code } = await runVestibule(['doctor'], portal.environment)
  expect(code).toBe(5)
  renameSync(`${keyring}.away`, keyring)
}, 30_000)
