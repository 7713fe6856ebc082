import { afterAll, beforeAll, expect, test } from 'bun:test'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'

// A TPM is not on every machine that runs these tests, so this stands in the place of systemd-creds: the same arguments,
// the same header as a credential for a TPM, and no encryption. What systemd itself does is not tried here.
const STAND_IN = `#!/bin/sh
case "$1 $2" in
"encrypt --with-key=tpm2") (printf '\\014\\174\\300\\173\\021\\166\\105\\221\\234\\113\\013\\352\\010\\274\\040\\376'; cat) | base64 ;;
"decrypt --name=vestibule-unlock") base64 -d < "$3" | tail -c +17 ;;
*) exit 1 ;;
esac
`

let folder: string
let credential: string
let portal: Installation
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-credential-'))
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'systemd-creds'), STAND_IN)
  chmodSync(join(bin, 'systemd-creds'), 0o755)
  credential = join(folder, 'unlock.cred')
  const environment = { VESTIBULE_UNLOCK_CREDENTIAL: credential, PATH: `${bin}:${process.env.PATH}` }
  portal = await installPortal({}, environment, ['--unlock', 'credential'])
}, 30_000)
afterAll(() => {
  portal.remove()
  rmSync(folder, { recursive: true })
})

const run = (...args: string[]) => runVestibule(args, portal.environment)

/** As systemd does for a unit with LoadCredentialEncrypted. */
function handOver(): Record<string, string | undefined> {
  const directory = join(folder, 'credentials')
  mkdirSync(directory, { recursive: true })
  const secret = Buffer.from(readFileSync(credential, 'utf8'), 'base64').subarray(16)
  const file = join(directory, 'vestibule-unlock')
  rmSync(file, { force: true })
  writeFileSync(file, secret, { mode: 0o440 })
  return { ...portal.environment, VESTIBULE_UNLOCK_KEY_FILE: undefined, CREDENTIALS_DIRECTORY: directory }
}

test('a portal whose secret is a credential has it nowhere else, and opens by itself when systemd hands it over', async () => {
  expect(existsSync(portal.unlockKeyFile)).toBe(false)
  await using server = await startPortal({ folder: portal.folder, environment: handOver() })
  expect(await server.logged('listening')).toMatchObject({ locked: false })
  expect(await server.stop()).toBe(0)
}, 30_000)

test('commands beside the server open the credential; doctor is content with it', async () => {
  expect((await run('person', 'list')).code).toBe(0)
  const { stdout } = await run('doctor', '--json')
  expect(JSON.parse(stdout).findings[0]).toMatchObject({ check: 'unlocking', state: 'ok' })
}, 30_000)

test('key rewrap puts a new secret into the same credential, and the old one opens nothing', async () => {
  const old = readFileSync(credential)
  expect((await run('key', 'rewrap', '--to', 'credential', '--yes')).code).toBe(0)
  expect(existsSync(`${credential}.new`)).toBe(false)
  expect((await run('person', 'list')).code).toBe(0)
  await using server = await startPortal({ folder: portal.folder, environment: handOver() })
  expect(await server.logged('listening')).toMatchObject({ locked: false })
  expect(await server.stop()).toBe(0)
  const present = readFileSync(credential)
  writeFileSync(credential, old)
  expect((await run('person', 'list')).code).toBe(6)
  writeFileSync(credential, present)
}, 30_000)
