import { afterEach, expect, test } from 'bun:test'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { createKeyring, openKeyring } from '../../src/vault/keyring.ts'
import { KeyringDamaged, Locked } from '../../src/vault/keyring-errors.ts'
import { decodeKeyring, encodeKeyring } from '../../src/vault/keyring-file.ts'
import { openVault } from '../../src/vault/vault.ts'
import { newKeyring, removeKeyrings } from './support.ts'

afterEach(removeKeyrings)

const failure = (at: { path: string; unlockSecret: Uint8Array }) =>
  openKeyring(at).catch((error: unknown) => error)

test('keys come back as they were made, for this process and for the next', async () => {
  const { keyring, matterIds, ...at } = await newKeyring(3)
  const again = await openKeyring(at)
  expect(again.matterIds()).toEqual(matterIds)
  for (const matterId of matterIds) expect(again.matter(matterId)).toEqual(keyring.matter(matterId))
  expect(again.firm).toEqual(keyring.firm)
  expect(again.installId).toBe(keyring.installId)
  expect(new Set(matterIds.map((matterId) => again.matter(matterId).fingerprint)).size).toBe(3)
  expect(() => again.matter('unknown')).toThrow(IntegrityError)
  expect(statSync(at.path).mode & 0o777).toBe(0o600)
})

test('no secret is in the bytes of any file', async () => {
  const { keyring, matterIds, dataDir, unlockSecret, path } = await newKeyring(3)
  const { rootKey } = decodeKeyring(readFileSync(path), unlockSecret)
  const secrets = matterIds.flatMap((matterId) => {
    const { secret, privateKey } = keyring.matter(matterId)
    return [secret, privateKey.subarray(-40), privateKey.subarray(40, 72)]
  })
  secrets.push(unlockSecret, rootKey, ...Object.values(keyring.firm))
  for (const name of ['keyring', 'keyring.previous', 'keyring.lock']) {
    const bytes = readFileSync(join(dataDir, name))
    for (const secret of secrets) expect(bytes.includes(Buffer.from(secret))).toBe(false)
  }
})

test('T52 a wrong or missing unlock secret is Locked, ten times over, and changes nothing', async () => {
  const at = await newKeyring(1)
  const before = readFileSync(at.path)
  for (let i = 0; i < 10; i++)
    expect(await failure({ ...at, unlockSecret: randomBytes(32) })).toBeInstanceOf(Locked)
  expect(await failure({ ...at, unlockSecret: new Uint8Array() })).toBeInstanceOf(Locked)
  expect(readFileSync(at.path)).toEqual(before)
})

test('T52 one changed octet anywhere is KeyringDamaged, the file is untouched, the previous one is offered', async () => {
  const at = await newKeyring(2)
  const good = readFileSync(at.path)
  const places = [
    ...Array(200).keys(),
    ...Array.from({ length: 100 }, (_, i) => Math.floor((i * good.length) / 100)),
  ]
  for (const place of [...places, good.length - 1]) {
    const bad = Buffer.from(good)
    bad.writeUInt8(good.readUInt8(place) ^ 0x40, place)
    writeFileSync(at.path, bad)
    const error = await failure(at)
    expect(error).toBeInstanceOf(KeyringDamaged)
    expect((error as KeyringDamaged).previous).toBe(`${at.path}.previous`)
    expect(readFileSync(at.path)).toEqual(bad)
  }
})

test.each([0, 10, 100, 1000])(
  'T52 a keyring of which only %d octets are left is KeyringDamaged',
  async (length) => {
    const at = await newKeyring(1)
    writeFileSync(at.path, readFileSync(at.path).subarray(0, length))
    expect(await failure(at)).toBeInstanceOf(KeyringDamaged)
  },
)

test('T52 a missing keyring is KeyringDamaged, and an unusable previous one is not offered', async () => {
  const at = await newKeyring(1)
  rmSync(at.path)
  expect(await failure(at)).toHaveProperty('previous', `${at.path}.previous`)
  writeFileSync(`${at.path}.previous`, 'x')
  expect(await failure(at)).toHaveProperty('previous', undefined)
  expect(existsSync(at.path)).toBe(false)
})

test('T42 keys that do not belong to the fingerprint of their matter are refused', async () => {
  const at = await newKeyring(2)
  const [first = '', second = ''] = at.matterIds
  const { file, rootKey } = decodeKeyring(readFileSync(at.path), at.unlockSecret)
  const [a, b] = [file.entries.get(first), file.entries.get(second)]
  if (a?.kind !== 'matter' || b?.kind !== 'matter') throw new Error('There are two matters.')
  const swapped = [
    new Map([
      [first, b],
      [second, a],
    ]),
    new Map([
      [first, { ...a, wrapped: b.wrapped }],
      [second, b],
    ]),
    new Map([
      [first, { ...a, fingerprint: b.fingerprint }],
      [second, b],
    ]),
  ]
  for (const entries of swapped) {
    writeFileSync(at.path, encodeKeyring({ ...file, entries }, rootKey, at.unlockSecret))
    const vault = await openVault(at)
    expect(() => vault.matter(first)).toThrow(IntegrityError)
    const upload = { matterId: first, versionId: randomUUID(), byteSize: 1 }
    await expect(vault.documents.begin(upload)).rejects.toThrow(IntegrityError)
  }
})

test('a crash before the rename leaves the old keyring, and the next write succeeds', async () => {
  const at = await newKeyring(1)
  writeFileSync(`${at.path}.tmp`, readFileSync(at.path).subarray(0, 500))
  const again = await openKeyring(at)
  expect(again.matterIds()).toEqual(at.matterIds)
  await again.addMatters(['another'])
  expect(existsSync(`${at.path}.tmp`)).toBe(false)
  expect((await openKeyring(at)).matterIds()).toEqual([...at.matterIds, 'another'])
})

test('a write that fails leaves the keyring as it was', async () => {
  const at = await newKeyring(1)
  const before = readFileSync(at.path)
  mkdirSync(`${at.path}.tmp`) // a directory cannot be written
  await expect(at.keyring.addMatters(['another'])).rejects.toThrow()
  expect(readFileSync(at.path)).toEqual(before)
  expect(at.keyring.matterIds()).toEqual(at.matterIds)
})

test('writers in several processes and in one lose nothing of each other', async () => {
  const at = await newKeyring(1)
  const program = `
    const { openKeyring } = await import(${JSON.stringify(join(import.meta.dir, '../../src/vault/keyring.ts'))})
    const keyring = await openKeyring({ path: ${JSON.stringify(at.path)}, unlockSecret: Buffer.from('${at.unlockSecret.toString('hex')}', 'hex') })
    for (let i = 0; i < 5; i++) await keyring.addMatters([process.argv.at(-1) + i])`
  const children = ['a', 'b', 'c'].map((name) => Bun.spawn([process.execPath, '-e', program, name]))
  const other = await openKeyring(at)
  await Promise.all(['d', 'e'].map((name) => other.addMatters([`${name}0`, `${name}1`])))
  for (const child of children) expect(await child.exited).toBe(0)
  const expected = ['a', 'b', 'c'].flatMap((name) => [0, 1, 2, 3, 4].map((i) => `${name}${i}`))
  expected.push('d0', 'd1', 'e0', 'e1', ...at.matterIds)
  expect((await openKeyring(at)).matterIds().sort()).toEqual(expected.sort())
  expect(at.keyring.matter('c4').fingerprint).toHaveLength(64) // read again, because it was not known
  expect(at.keyring.refresh()).toBe(false)
})

test('a matter that has keys keeps them', async () => {
  const { keyring, matterIds } = await newKeyring(1)
  const [matterId = ''] = matterIds
  const { fingerprint } = keyring.matter(matterId)
  const { revision } = keyring
  await keyring.addMatters([matterId, matterId])
  expect(keyring.matter(matterId).fingerprint).toBe(fingerprint)
  expect(keyring.revision).toBe(revision)
})

test('a destroyed matter is gone from every file, and the others stay', async () => {
  const at = await newKeyring(3)
  const [gone = '', ...kept] = at.matterIds
  const others = kept.map((matterId) => at.keyring.matter(matterId))
  const wrappedBefore = readFileSync(at.path)
  await at.keyring.destroyMatter(gone, new Date('2026-11-22T12:00:00Z'))
  expect(at.keyring.generation).toBe(2)
  const again = await openKeyring(at)
  expect(() => again.matter(gone)).toThrow(IntegrityError)
  expect(kept.map((matterId) => again.matter(matterId))).toEqual(others)
  expect(existsSync(`${at.path}.previous`)).toBe(false)
  const { file } = decodeKeyring(wrappedBefore, at.unlockSecret)
  const old = file.entries.get(gone)
  if (old?.kind !== 'matter') throw new Error('It was there.')
  const now = readFileSync(at.path)
  expect(now.includes(old.wrapped)).toBe(false)
  expect(now.includes(old.escrow)).toBe(false)
  const tombstone = decodeKeyring(now, at.unlockSecret).file.entries.get(gone)
  expect(tombstone).toEqual({
    kind: 'tombstone',
    fingerprint: old.fingerprint,
    destroyedAt: Date.UTC(2026, 10, 22, 12),
    generation: 2,
  })
  await again.addMatters([gone]) // its id gets no new keys
  expect(() => again.matter(gone)).toThrow(IntegrityError)
})

test('a keyring is not made where one is', async () => {
  const at = await newKeyring(1)
  const before = readFileSync(at.path)
  await expect(createKeyring(at)).rejects.toThrow()
  expect(readFileSync(at.path)).toEqual(before)
})
