import { afterEach, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../src/installation/refusal.ts'
import { unlockSecretText } from '../src/installation/unlock-secret.ts'
import { countAttempts } from '../src/unlocking/attempts.ts'
import { credentialKey } from '../src/unlocking/credential.ts'
import { newSecretFor } from '../src/unlocking/holding.ts'
import { readFittingSecret } from '../src/unlocking/obtain.ts'
import { listenForPassphrase, sendPassphrase, unlockSocket } from '../src/unlocking/socket.ts'
import { createKeyring, openKeyring, readKeyringMethod } from '../src/vault/keyring.ts'
import { KeyringDamaged } from '../src/vault/keyring-errors.ts'
import { newPassphraseMethod, passphraseProblem, secretFromPassphrase } from '../src/vault/passphrase.ts'
import type { PassphraseMethod } from '../src/vault/unlock-method.ts'
import { newKeyring, removeKeyrings } from './vault/support.ts'

const folders: string[] = []
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vestibule-unlock-'))
  folders.push(path)
  return path
}
afterEach(() => {
  removeKeyrings()
  for (const path of folders.splice(0)) rmSync(path, { recursive: true })
})

const CHEAP: PassphraseMethod = {
  kind: 'passphrase',
  salt: new Uint8Array(16).fill(7),
  memory: 1024,
  passes: 1,
  lanes: 1,
}

test('T52 ten wrong passphrases are slowed more and more; the wait ends by itself', () => {
  let now = 0
  const attempts = countAttempts(() => now)
  const waits = Array.from({ length: 10 }, () => {
    now += attempts.wait()
    attempts.failed()
    return attempts.wait() / 1000
  })
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60])
  now += 60_000
  expect(attempts.wait()).toBe(0)
})

test('the cost of a passphrase is measured to about a second, and never below what RFC 9106 recommends', async () => {
  const method = await newPassphraseMethod()
  expect(method.memory).toBeGreaterThanOrEqual(65_536)
  expect(method.passes).toBeGreaterThanOrEqual(3)
  // Machines by what a pass over a MiB takes them, in milliseconds: each does what it can in about that second.
  const on = async (speed: number) => {
    const { memory, passes, salt } = await newPassphraseMethod((kib, n) => (kib / 1024) * n * speed)
    expect(salt).not.toEqual(method.salt)
    return [memory, passes]
  }
  expect(await on(0.05)).toEqual([2 ** 18, 64])
  expect(await on(1)).toEqual([2 ** 18, 4])
  expect(await on(3)).toEqual([2 ** 17, 3])
  expect(await on(20)).toEqual([2 ** 16, 3])
}, 120_000)

test('the same passphrase in another way of writing its accents makes the same secret', async () => {
  const [composed, decomposed] = ['é'.normalize('NFC'), 'é'.normalize('NFD')].map((sign) => `clé d’${sign}té`)
  expect(composed).not.toBe(decomposed)
  const secret = await secretFromPassphrase(String(composed), CHEAP)
  expect(secret).toHaveLength(32)
  expect(await secretFromPassphrase(String(decomposed), CHEAP)).toEqual(secret)
  expect(await secretFromPassphrase('clé', CHEAP)).not.toEqual(secret)
})

test('a short passphrase is refused', () => {
  expect(passphraseProblem('fifteen letters')).toContain('at least 16 characters')
  expect(passphraseProblem('sixteen letters!')).toBeNull()
})

test('the keyring says how its secret is had, before it is open, and a changed cost is damage', async () => {
  const data = folder()
  const path = join(data, 'keyring')
  const unlockSecret = await secretFromPassphrase('correct horse battery', CHEAP)
  await createKeyring({ path, unlockSecret, unlockMethod: CHEAP })
  expect(readKeyringMethod(path)).toEqual(CHEAP)
  expect((await openKeyring({ path, unlockSecret })).unlockMethod).toEqual(CHEAP)
  const bytes = readFileSync(path)
  bytes.writeUInt32BE(2 ** 31, 42)
  writeFileSync(path, bytes)
  expect(() => readKeyringMethod(path)).toThrow(KeyringDamaged)
})

test('T52 T64 the socket is for its user only, takes one passphrase at a time, and is gone when one was right', async () => {
  const data = folder()
  const path = unlockSocket(data)
  const lines: string[] = []
  const tried: string[] = []
  let time = 0
  const door = listenForPassphrase({
    ...{ path, now: () => time },
    log: (level, message, facts) => void lines.push(`${level} ${message} ${JSON.stringify(facts)}`),
    unlock: async (passphrase) => {
      tried.push(passphrase)
      return passphrase === 'right é'
    },
  })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => sendPassphrase(data, `wrong ${i}`)))
  const outcomes = answers.map((answer) => answer?.outcome)
  expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(3)
  expect(outcomes.filter((outcome) => outcome === 'wait')).toHaveLength(7)
  expect(await sendPassphrase(data, 'right é')).toMatchObject({ outcome: 'wait' })
  expect(tried).toHaveLength(3)
  expect(lines).toHaveLength(11)
  expect(lines.join()).not.toMatch(/right|wrong \d/)
  time = 1000 // what the socket asked for
  expect(await sendPassphrase(data, 'right é')).toEqual({ outcome: 'unlocked' })
  await door.stop()
  expect(await sendPassphrase(data, 'right é')).toBeNull()
})

test('a passphrase that is megabytes long is not read', async () => {
  const data = folder()
  const tried: string[] = []
  const door = listenForPassphrase({
    path: unlockSocket(data),
    log: () => {},
    unlock: async (passphrase) => {
      tried.push(passphrase)
      return false
    },
  })
  expect(await sendPassphrase(data, 'x'.repeat(2 ** 20))).toBeNull()
  expect(tried).toEqual([])
  await door.stop()
})

// Made by systemd 252; the second is its first 16 bytes as systemd's source defines them, in front of nothing.
test('a credential tells whether the disk alone opens it', () => {
  const byHost =
    'Whxqht+dQJax1aZeCGLxmiAAAAABAAAADAAAABAAAABECIaIrMM/m6i8JmsAAAAAvRHJawIR1A4xqVm\nkumuBLTndBNgdc05DV/KzGpscVGzNJvfsCsfx7Ig8Qi7OgJH0DNYcPZXgkfpO'
  expect(credentialKey(byHost)).toBe('disk')
  const starting = (hex: string) => credentialKey(Buffer.from(`${hex}00000000`, 'hex').toString('base64'))
  expect(starting('0c7cc07b117645919c4b0bea08bc20fe')).toBe('tpm')
  expect(starting('93a8940948744490' + '90caf2fc93cab553')).toBe('tpm')
  expect(starting('058469daf6f54324800549da0f8ea2fb')).toBe('nothing')
  expect(credentialKey('something else')).toBe('unknown')
})

test('a secret that cannot be held as asked leaves nothing behind', async () => {
  const place = folder()
  const data = join(place, 'data')
  const inside = newSecretFor({ kind: 'key-file', file: join(data, 'key') }, { data })
  await expect(inside).rejects.toThrow('must lie outside the data directory')
  const short = newSecretFor({ kind: 'passphrase', passphrase: 'short' }, { data })
  await expect(short).rejects.toThrow(Refusal)
})

test('of two key files the one that opens the keyring is taken, as after an interrupted change', async () => {
  const { dataDir, unlockSecret } = await newKeyring()
  const file = join(folder(), 'unlock.key')
  const write = (path: string, secret: Uint8Array) =>
    writeFileSync(path, unlockSecretText(secret), { mode: 0o600 })
  expect(await readFittingSecret(dataDir, file)).toBeNull()
  write(`${file}.new`, unlockSecret)
  expect(await readFittingSecret(dataDir, file)).toEqual(Buffer.from(unlockSecret))
  write(file, new Uint8Array(32))
  expect(await readFittingSecret(dataDir, file)).toEqual(Buffer.from(unlockSecret))
  write(file, unlockSecret)
  write(`${file}.new`, new Uint8Array(32))
  expect(await readFittingSecret(dataDir, file)).toEqual(Buffer.from(unlockSecret))
})
