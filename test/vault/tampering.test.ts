import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredDocument } from '../../src/vault/documents.ts'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { newVault, store, type TestVault } from './support.ts'

const CHUNK = 2 ** 20
let at: TestVault
beforeAll(async () => {
  at = await newVault()
})
afterAll(() => at.remove())

const pathOf = ({ versionId }: { versionId: string }) =>
  join(at.dataDir, 'documents', versionId.slice(-2), versionId)

/** What leaves before the error; undefined if there was no error. */
async function octetsBeforeRefusal(document: StoredDocument): Promise<Buffer | undefined> {
  const left: Uint8Array[] = []
  try {
    const opened = await at.vault.documents.open(document)
    for await (const bytes of opened.stream()) left.push(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(IntegrityError)
    return Buffer.concat(left)
  }
}

test('T39 one changed octet at each of 200 places: nothing of its chunk or after it leaves', async () => {
  const content = randomBytes(4 * CHUNK)
  const stored = await store(at, content)
  const good = readFileSync(pathOf(stored))
  const head = good.length - 16 - 28 - 4 * (CHUNK + 16)
  const step = Math.floor(good.length / 199)
  for (let i = 0; i < 200; i++) {
    const place = Math.min(i * step + (i % 7), good.length - 1 - (199 - i))
    const bad = Buffer.from(good)
    bad.writeUInt8(good.readUInt8(place) ^ (1 << (i % 8)), place)
    writeFileSync(pathOf(stored), bad)
    const left = await octetsBeforeRefusal(stored)
    if (!left) throw new Error(`A changed octet at ${place} was not seen.`)
    const chunk = Math.floor((place - head) / (CHUNK + 16))
    expect(left.length).toBeLessThanOrEqual(Math.max(0, chunk * CHUNK - 12))
    expect(content.subarray(0, left.length).equals(left)).toBe(true)
  }
  expect(await at.vault.documents.verify(stored)).toBe(false)
  writeFileSync(pathOf(stored), good)
  expect(await at.vault.documents.verify(stored)).toBe(true)
}, 60_000)

test('T39 every octet of the head and of the end counts', async () => {
  const stored = await store(at, randomBytes(50))
  const good = readFileSync(pathOf(stored))
  for (let place = 0; place < good.length; place++) {
    const bad = Buffer.from(good)
    bad.writeUInt8(good.readUInt8(place) ^ 1, place)
    writeFileSync(pathOf(stored), bad)
    expect(await octetsBeforeRefusal(stored)).toEqual(Buffer.alloc(0))
  }
})

test('T40 cut, lengthened, emptied or doubled: refused before the first octet', async () => {
  const stored = await store(at, randomBytes(2 * CHUNK))
  const good = readFileSync(pathOf(stored))
  const changes: (() => void)[] = [
    () => truncateSync(pathOf(stored), good.length - 1),
    () => truncateSync(pathOf(stored), good.length - CHUNK - 16),
    () => truncateSync(pathOf(stored), 0),
    () => appendFileSync(pathOf(stored), 'x'),
    () => appendFileSync(pathOf(stored), good),
  ]
  for (const change of changes) {
    writeFileSync(pathOf(stored), good)
    change()
    expect(await octetsBeforeRefusal(stored)).toEqual(Buffer.alloc(0))
    const sealedSize = readFileSync(pathOf(stored)).length
    expect(await octetsBeforeRefusal({ ...stored, sealedSize })).toEqual(Buffer.alloc(0))
  }
})

test('T41 another document, an older version, chunks changed about, the row of another: refused', async () => {
  const [a, b] = [await store(at, randomBytes(3 * CHUNK)), await store(at, randomBytes(3 * CHUNK))]
  expect(await octetsBeforeRefusal({ ...b, sessionKey: a.sessionKey })).toEqual(Buffer.alloc(0))
  const good = readFileSync(pathOf(b))
  copyFileSync(pathOf(a), pathOf(b))
  expect(await octetsBeforeRefusal(b)).toEqual(Buffer.alloc(0))
  expect(await octetsBeforeRefusal({ ...b, sessionKey: a.sessionKey })).toEqual(Buffer.alloc(0))
  const first = good.length - 16 - 28 - 3 * (CHUNK + 16)
  const second = first + CHUNK + 16
  const third = second + CHUNK + 16
  const swapped = Buffer.concat([
    good.subarray(0, first),
    good.subarray(second, third),
    good.subarray(first, second),
    good.subarray(third),
  ])
  expect(swapped.length).toBe(good.length)
  writeFileSync(pathOf(b), swapped)
  expect(await octetsBeforeRefusal(b)).toEqual(Buffer.alloc(0))
})

test('T44 one matter’s key does not open another matter’s documents or text', async () => {
  const stored = await store(at, randomBytes(100))
  expect(await octetsBeforeRefusal({ ...stored, matterId: at.otherMatterId })).toEqual(Buffer.alloc(0))
  const sealed = at.vault.matter(at.matterId).seal('documents.title', 'd1', 'Will')
  expect(() => at.vault.matter(at.otherMatterId).open('documents.title', 'd1', sealed)).toThrow(
    IntegrityError,
  )
  expect(() => at.vault.firm.open('documents.title', 'd1', sealed)).toThrow(IntegrityError)
})

test('T45 every kind of failure is the same error', async () => {
  const stored = await store(at, randomBytes(CHUNK))
  const sealed = at.vault.firm.seal('people.name', 'p1', 'Ada')
  const messages = await Promise.all(
    [
      () => at.vault.documents.open({ ...stored, versionId: crypto.randomUUID() }),
      () => at.vault.documents.open({ ...stored, sealedSize: stored.sealedSize - 1 }),
      () => at.vault.documents.open({ ...stored, byteSize: 5 }),
      () => at.vault.documents.open({ ...stored, matterId: at.otherMatterId }),
      () => at.vault.documents.open({ ...stored, matterId: 'unknown' }),
      async () => at.vault.firm.open('people.name', 'p2', sealed),
      async () => at.vault.firm.open('people.name', 'p1', sealed.subarray(0, 5) as typeof sealed),
    ].map((fail) =>
      fail().catch((error: Error) => [error.constructor, error.message, Object.keys(error), error.cause]),
    ),
  )
  expect(new Set(messages.map((message) => Bun.inspect(message))).size).toBe(1)
  expect(messages[0]).toEqual([
    IntegrityError,
    'Sealed data did not pass its integrity check.',
    ['name'],
    undefined,
  ])
})
