import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { KeyringDamaged } from '../../src/vault/keyring-errors.ts'
import { readDocument, type Source } from '../../src/vault/offline/document.ts'
import { openKeyringCopy } from '../../src/vault/offline/keyring-copy.ts'
import { openTextKey } from '../../src/vault/offline/sealed-text.ts'
import { WrongRecoveryKey } from '../../src/vault/recovery-key.ts'
import { openSession } from '../../src/vault/session-key.ts'
import { newVault, store, type TestVault } from './support.ts'

const CHUNK = 2 ** 20
let at: TestVault
beforeAll(async () => {
  at = await newVault()
})
afterAll(() => at.remove())

const sourceOf = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: async (from, to) => Uint8Array.from(bytes.subarray(from, to)),
})
const recovery = () => ({
  armoredKey: at.recovery.recoveryPrivateKey,
  passphrase: at.recovery.passphrase,
})
const keyringFile = () => Uint8Array.from(readFileSync(join(at.dataDir, 'keyring')))

async function sealedDocument(content: Uint8Array) {
  const stored = await store(at, content)
  const { versionId, sessionKey } = stored
  const { sessionKey: key } = openSession(at.vault.matter(at.matterId), versionId, sessionKey)
  const bytes = readFileSync(join(at.dataDir, 'documents', versionId.slice(-2), versionId))
  return { stored, bytes, key: Uint8Array.from(key) }
}

/** What leaves; `refused` if an IntegrityError ended it. */
async function readAll(...[source, stored, key]: Parameters<typeof readDocument>) {
  const parts: Uint8Array[] = []
  try {
    for await (const part of readDocument(source, stored, key)) parts.push(part)
  } catch (error) {
    expect(error).toBeInstanceOf(IntegrityError)
    return { content: Buffer.concat(parts), refused: true }
  }
  return { content: Buffer.concat(parts), refused: false }
}

for (const size of [1, 1000, CHUNK - 13, CHUNK - 12, CHUNK - 11, 3 * CHUNK + 7]) {
  test(`a document of ${size} octets is read without Node.js as it was written`, async () => {
    const content = randomBytes(size)
    const { stored, bytes, key } = await sealedDocument(content)
    const read = await readAll(sourceOf(bytes), stored, key)
    expect(read.refused).toBe(false)
    expect(read.content.equals(content)).toBe(true)
  })
}

test('T39 T40 a changed octet, a cut or lengthened file: only verified chunks leave', async () => {
  const content = randomBytes(2 * CHUNK)
  const { stored, bytes, key } = await sealedDocument(content)
  const head = bytes.length - 16 - 28 - 2 * (CHUNK + 16)
  for (const place of [head + 5, head + CHUNK + 30, bytes.length - 40, bytes.length - 1]) {
    const bad = Buffer.from(bytes)
    bad.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    const { content: left, refused } = await readAll(sourceOf(bad), stored, key)
    expect(refused).toBe(true)
    expect(left.length).toBeLessThan(content.length)
    expect(content.subarray(0, left.length).equals(left)).toBe(true)
  }
  for (const wrong of [
    bytes.subarray(0, -1),
    Buffer.concat([bytes, bytes.subarray(0, 1)]),
    Buffer.alloc(0),
  ]) {
    expect(await readAll(sourceOf(wrong), stored, key)).toEqual({ content: Buffer.alloc(0), refused: true })
  }
  expect((await readAll(sourceOf(bytes), stored, Uint8Array.from(randomBytes(32)))).refused).toBe(true)
})

test('the recovery key opens a keyring copy, and what it gives opens names', async () => {
  const copy = await openKeyringCopy(keyringFile(), recovery())
  expect(copy.installId).toBe(at.vault.keyring.installId)
  expect(copy.matterIds().sort()).toEqual([at.matterId, at.otherMatterId].sort())
  expect(Buffer.from(copy.firm.privateKey).equals(at.vault.keyring.firm.privateKey)).toBe(true)
  const [secret] = await copy.matterSecrets(at.matterId)
  const key = await openTextKey(secret ?? new Uint8Array())
  const rowId = randomUUID()
  const sealed = at.vault.matter(at.matterId).seal('folders.name', rowId, '\u{feff}Pièces')
  const base64 = Buffer.from(sealed).toString('base64')
  expect(await key.open('folders.name', rowId, base64)).toBe('\u{feff}Pièces')
  const refused = async (...place: Parameters<typeof key.open>) =>
    expect(await key.open(...place).catch((error) => error)).toBeInstanceOf(IntegrityError)
  await refused('folders.name', randomUUID(), base64)
  await refused('matters.internal_title', rowId, base64)
  await refused('folders.name', rowId, Buffer.from(sealed).fill(7, 20, 21).fill(8, 21, 22).toString('base64'))
  await refused('folders.name', rowId, 'no base64!')
  const [other] = await copy.matterSecrets(at.otherMatterId)
  const wrongKey = await openTextKey(other ?? new Uint8Array())
  expect(await wrongKey.open('folders.name', rowId, base64).catch((error) => error)).toBeInstanceOf(
    IntegrityError,
  )
})

test('a destroyed matter, another key, a wrong passphrase and a file that is no keyring are told apart', async () => {
  const doomed = randomUUID()
  await at.vault.createMatterKeys([doomed])
  await at.vault.destroyMatterKeys(doomed, new Date('2026-11-01T12:00:00Z'))
  const copy = await openKeyringCopy(keyringFile(), recovery())
  expect(copy.stateOf(doomed)).toEqual({ kind: 'destroyed', destroyedAt: Date.UTC(2026, 10, 1, 12) })
  expect(copy.stateOf(at.matterId)).toEqual({ kind: 'live' })
  expect(copy.stateOf(randomUUID())).toEqual({ kind: 'unknown' })
  expect(await copy.matterSecrets(doomed).catch((error) => error)).toBeInstanceOf(IntegrityError)
  const other = await newVault()
  const failure = async (changes: Partial<ReturnType<typeof recovery>>, bytes = keyringFile()) => {
    const error = await openKeyringCopy(bytes, { ...recovery(), ...changes }).catch((caught) => caught)
    return error instanceof WrongRecoveryKey ? error.reason : error
  }
  expect(await failure({ passphrase: 'wrong' })).toBe('passphrase')
  expect(await failure({ armoredKey: 'no key' })).toBe('not-a-key')
  const foreign = { armoredKey: other.recovery.recoveryPrivateKey, passphrase: other.recovery.passphrase }
  expect(await failure(foreign)).toBe('another-key')
  expect(await failure({}, new Uint8Array(500))).toBeInstanceOf(KeyringDamaged)
  expect(await failure({}, keyringFile().slice(0, -400))).toBeInstanceOf(KeyringDamaged)
  other.remove()
})
