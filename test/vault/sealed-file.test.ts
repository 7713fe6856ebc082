import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decrypt, decryptKey, readMessage, readPrivateKey } from 'openpgp'
import { CHUNK_SIZE } from '../../src/vault/document-layout.ts'
import { decryptSessionKey } from '../../src/vault/firm-key.ts'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { newFileSecret, openFile, sealFile } from '../../src/vault/sealed-file.ts'
import { newVault, type TestVault } from './support.ts'

let ours: TestVault
let others: TestVault
const path = (name: string) => join(ours.dataDir, name)
const read = (name: string) => readFileSync(path(name))

beforeAll(async () => {
  ;[ours, others] = [await newVault(), await newVault()]
})
afterAll(() => {
  ours.remove()
  others.remove()
})

async function sealed(content: Uint8Array) {
  for (const name of ['plain', 'sealed', 'opened']) rmSync(path(name), { force: true })
  writeFileSync(path('plain'), content)
  return sealFile(path('plain'), path('sealed'), await newFileSecret(ours.vault.firmKey))
}
const opened = (from = 'sealed') => openFile(path(from), path('opened'), ours.vault.firmKey.decryptSessionKey)

/** A literal packet's head stands in the first chunk: its content ends twelve octets before the chunk does. */
const FULL = CHUNK_SIZE - 12

test.each([0, 1, 12, FULL - 1, FULL, FULL + 1, 2 * CHUNK_SIZE, 3_333_333])(
  '%d octets come back as they were, from a file only this user can read',
  async (size) => {
    const content = randomBytes(size)
    const made = await sealed(content)
    expect(made.size).toBe(statSync(path('sealed')).size)
    expect(made.sha256).toBe(new Bun.CryptoHasher('sha256').update(read('sealed')).digest('hex'))
    expect(statSync(path('sealed')).mode & 0o777).toBe(0o600)
    await opened()
    expect(read('opened').equals(content)).toBe(true)
    expect(statSync(path('opened')).mode & 0o777).toBe(0o600)
  },
)

test('framing of partial bodies is found again from the size of the file', async () => {
  const limits = { definite: 5000, partialPower: 12 }
  for (const size of [4000, 4990, 5000, 5001, 8192, 8193, 100_000, 1_100_000]) {
    for (const name of ['plain', 'sealed', 'opened']) rmSync(path(name), { force: true })
    const content = randomBytes(size)
    writeFileSync(path('plain'), content)
    await sealFile(path('plain'), path('sealed'), await newFileSecret(ours.vault.firmKey), limits)
    await openFile(path('sealed'), path('opened'), ours.vault.firmKey.decryptSessionKey, limits)
    expect(read('opened').equals(content)).toBe(true)
  }
})

test('the recovery key opens it with any OpenPGP program', async () => {
  const content = randomBytes(CHUNK_SIZE + 5)
  await sealed(content)
  const recovery = await decryptKey({
    privateKey: await readPrivateKey({ armoredKey: ours.recovery.recoveryPrivateKey }),
    passphrase: ours.recovery.passphrase,
  })
  const message = await readMessage({ binaryMessage: new Uint8Array(read('sealed')) })
  const { data } = await decrypt({ message, decryptionKeys: recovery, format: 'binary' })
  expect(Buffer.from(data).equals(content)).toBe(true)
  await openFile(path('sealed'), path('opened'), (pkesks) => decryptSessionKey(pkesks, recovery))
  expect(read('opened').equals(content)).toBe(true)
})

test('nothing that was changed, cut or lengthened opens, and nothing is left of it', async () => {
  await sealed(randomBytes(2 * CHUNK_SIZE))
  const whole = read('sealed')
  const refuse = async (bytes: Uint8Array, what: string) => {
    writeFileSync(path('changed'), bytes)
    const error = await opened('changed').catch((reason) => reason)
    expect([what, error]).toEqual([what, expect.any(IntegrityError)])
    expect(existsSync(path('opened'))).toBe(false)
  }
  const places = [...Array.from({ length: 20 }, () => randomInt(whole.length)), 0, 1, whole.length - 1]
  // not inside a PKESK: two of them open it, and one is enough
  for (const place of places.filter((place) => place < 2 || place > 300)) {
    const flipped = Buffer.from(whole)
    flipped[place] = (flipped[place] ?? 0) ^ 1
    await refuse(flipped, `one bit at ${place}`)
  }
  for (const size of [0, 1, 50, 200, CHUNK_SIZE, whole.length - 17, whole.length - 1])
    await refuse(whole.subarray(0, size), `cut to ${size}`)
  await refuse(Buffer.concat([whole, Buffer.from([0])]), 'one more octet')
  await refuse(Buffer.concat([whole, whole]), 'twice')
  await refuse(randomBytes(5000), 'something else')
})

test('another firm does not open it, and no file is written over', async () => {
  await sealed(randomBytes(1000))
  const foreign = openFile(path('sealed'), path('opened'), others.vault.firmKey.decryptSessionKey)
  await expect(foreign).rejects.toBeInstanceOf(IntegrityError)
  writeFileSync(path('opened'), 'mine')
  await expect(opened()).rejects.toThrow('EEXIST')
  const secret = await newFileSecret(ours.vault.firmKey)
  await expect(sealFile(path('plain'), path('opened'), secret)).rejects.toThrow('EEXIST')
  expect(read('opened').toString()).toBe('mine')
})
