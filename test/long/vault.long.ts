import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as openpgp from 'openpgp'
import { PROFILE } from '../../src/vault/openpgp-profile.ts'
import { openSmallMessage } from '../../src/vault/small-message.ts'
import { newVault, store, type TestVault } from '../vault/support.ts'

const MIB = 2 ** 20
let at: TestVault
let key: openpgp.PrivateKey
beforeAll(async () => {
  at = await newVault()
  key = await openpgp.readPrivateKey({ binaryKey: at.vault.keyring.matter(at.matterId).privateKey })
})
afterAll(() => at.remove())

/** SHA-256 of what openpgp.js makes of a document's file, with the matter's key alone. */
async function hashByOpenpgp(versionId: string): Promise<Buffer> {
  const file = Bun.file(join(at.dataDir, 'documents', versionId.slice(-2), versionId))
  const message = await openpgp.readMessage({ binaryMessage: file.stream(), config: PROFILE })
  const { data } = await openpgp.decrypt({ message, decryptionKeys: key, format: 'binary', config: PROFILE })
  const hash = createHash('sha256')
  for await (const bytes of data as unknown as AsyncIterable<Uint8Array>) hash.update(bytes)
  return hash.digest()
}

test('T49 64 MiB, both ways', async () => {
  const content = randomBytes(64 * MIB)
  const stored = await store(at, content)
  expect(await hashByOpenpgp(stored.versionId)).toEqual(Buffer.from(stored.sha256))
  const message = await openpgp.createMessage({ binary: content })
  const sealed = await openpgp.encrypt({
    message,
    encryptionKeys: key.toPublic(),
    format: 'binary',
    config: PROFILE,
  })
  const read = await openpgp.readMessage({ binaryMessage: sealed, config: PROFILE })
  const [session] = await openpgp.decryptSessionKeys({ message: read, decryptionKeys: key, config: PROFILE })
  expect(openSmallMessage(sealed, session?.data ?? new Uint8Array()).equals(content)).toBe(true)
})

test('T49 beyond 4 GiB, by partial bodies: resumed, verified, read by any range and by openpgp.js', async () => {
  const block = randomBytes(8 * MIB)
  const byteSize = 4 * 1024 * MIB + 100 * MIB + 3
  const version = { matterId: at.matterId, versionId: randomUUID(), byteSize }
  const pieceAt = (offset: number) => {
    const inBlock = offset % block.length
    return block.subarray(inBlock, Math.min(block.length, inBlock + byteSize - offset))
  }
  const { sessionKey } = await at.vault.documents.begin(version)
  const expected = createHash('sha256')
  for (let offset = 0; offset < byteSize; offset += pieceAt(offset).length) expected.update(pieceAt(offset))
  const sha256 = expected.digest()
  let offset = 0
  for (const interruption of [1500 * MIB, 3000 * MIB, 4100 * MIB]) {
    const part = await at.vault.documents.resume({ ...version, sessionKey })
    expect(part.offset).toBe(offset)
    for (; offset < interruption; offset += pieceAt(offset).length) await part.write(pieceAt(offset))
    offset = await part.suspend()
  }
  const incoming = await at.vault.documents.resume({ ...version, sessionKey })
  for (; offset < byteSize; offset += pieceAt(offset).length) await incoming.write(pieceAt(offset))
  const stored = { ...version, ...(await incoming.finish()) }
  expect(Buffer.from(stored.sha256)).toEqual(sha256)
  expect(await at.vault.documents.verify(stored)).toBe(true)
  const document = await at.vault.documents.open(stored)
  for (const gib of [1, 2, 3, 4]) {
    const start = gib * 1024 * MIB - 50
    const expectedRange = Buffer.concat([pieceAt(start), block]).subarray(0, 100)
    expect(expectedRange.equals(await document.read(start, start + 100))).toBe(true)
  }
  await document.close()
  expect(await hashByOpenpgp(stored.versionId)).toEqual(sha256)
})
