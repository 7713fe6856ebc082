import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newVault, store, type TestVault } from './support.ts'

const CHUNK = 2 ** 20
let at: TestVault
beforeAll(async () => {
  at = await newVault()
})
afterAll(() => at.remove())

test.each([0, 1, CHUNK - 13, CHUNK - 12, CHUNK - 11, CHUNK, 3 * CHUNK + 5])(
  'a document of %d octets comes back whole, and by any range',
  async (size) => {
    const content = randomBytes(size)
    const stored = await store(at, content)
    expect(Buffer.from(stored.sha256)).toEqual(createHash('sha256').update(content).digest())
    const document = await at.vault.documents.open(stored)
    const [start, end] = [Math.floor(size / 3), Math.ceil((size * 2) / 3)]
    expect(Buffer.from(await document.read(start, end)).equals(content.subarray(start, end))).toBe(true)
    const whole = await new Response(document.stream()).bytes()
    expect(Buffer.from(whole).equals(content)).toBe(true)
    expect(await at.vault.documents.verify(stored)).toBe(true)
    expect(await at.vault.documents.verify({ ...stored, sha256: randomBytes(32) })).toBe(false)
  },
)

test('what is stored is not readable on the disk, and its name is our id', async () => {
  const content = Buffer.from('the last will of Ada '.repeat(1000))
  const { versionId } = await store(at, content)
  const shard = join(at.dataDir, 'documents', versionId.slice(-2))
  expect(readdirSync(shard)).toContain(versionId)
  expect(readFileSync(join(shard, versionId)).includes('will of Ada')).toBe(false)
})

test('the self-check passes', async () => {
  await at.vault.selfCheck()
})
