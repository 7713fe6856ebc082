import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as openpgp from 'openpgp'
import { PACKET_LIMITS } from '../../src/vault/framing.ts'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { encryptSessionKey, generateKeyPair, KEY_DATE, PROFILE } from '../../src/vault/openpgp-profile.ts'
import { readPackets } from '../../src/vault/read-packets.ts'
import { openSmallMessage, sealSmallMessage } from '../../src/vault/small-message.ts'
import { newVault, store, type TestVault } from './support.ts'

const CHUNK = 2 ** 20
const SIZES = [0, 1, 65_535, CHUNK - 13, CHUNK - 12, CHUNK - 11, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5]
/** As beyond 4 GiB, at a size that a test can write. */
const PARTIAL = { definite: 2 ** 16, partialPower: 16 }

let at: TestVault
let key: openpgp.PrivateKey
beforeAll(async () => {
  at = await newVault()
  key = await openpgp.readPrivateKey({ binaryKey: at.vault.keyring.matter(at.matterId).privateKey })
})
afterAll(() => at.remove())

async function decryptByOpenpgp(binaryMessage: Uint8Array): Promise<Uint8Array> {
  const message = await openpgp.readMessage({ binaryMessage, config: PROFILE })
  const { data } = await openpgp.decrypt({ message, decryptionKeys: key, format: 'binary', config: PROFILE })
  return data
}

async function encryptByOpenpgp(content: Uint8Array, config: openpgp.PartialConfig = PROFILE) {
  const message = await openpgp.createMessage({ binary: content })
  const sealed = await openpgp.encrypt({ message, encryptionKeys: key.toPublic(), format: 'binary', config })
  const read = await openpgp.readMessage({ binaryMessage: sealed, config })
  const [session] = await openpgp.decryptSessionKeys({ message: read, decryptionKeys: key, config })
  return { sealed, sessionKey: session?.data ?? new Uint8Array() }
}

test('T49 openpgp.js reads a stored document with the matter key alone', async () => {
  const content = randomBytes(CHUNK + 1)
  const { versionId } = await store(at, content)
  const file = readFileSync(join(at.dataDir, 'documents', versionId.slice(-2), versionId))
  expect(content.equals(await decryptByOpenpgp(file))).toBe(true)
})

test.each(SIZES)(
  'T49 openpgp.js reads our message of %d octets, whole or in partial bodies',
  async (size) => {
    const content = randomBytes(size)
    const sessionKey = randomBytes(32)
    const pkesk = await encryptSessionKey(key.toPublic(), sessionKey)
    for (const limits of [PACKET_LIMITS, PARTIAL]) {
      const sealed = sealSmallMessage(content, pkesk, sessionKey, limits)
      expect(content.equals(await decryptByOpenpgp(sealed))).toBe(true)
      expect(openSmallMessage(sealed, sessionKey).equals(content)).toBe(true)
    }
  },
)

test.each(SIZES)('T49 we read a message of %d octets by openpgp.js, with any chunk size', async (size) => {
  const content = randomBytes(size)
  for (const aeadChunkSizeByte of [6, 10, 14, 16]) {
    const { sealed, sessionKey } = await encryptByOpenpgp(content, { ...PROFILE, aeadChunkSizeByte })
    expect(openSmallMessage(sealed, sessionKey).equals(content)).toBe(true)
  }
})

test('RFC 9580 appendix A.11: the AEAD-GCM sample', () => {
  const packets = Buffer.from(
    'd26902070306fcb94490bcb98bbdc9d106c6090266940f72e89edc21b5596b1576b101ed0f9ffc6fc6d65bbfd24dcd0790' +
      '966e6d1e85a30053784cb1d8b6a0699ef12155a7b2ad6258531b57651fd7777912fa95e35d9b40216f69a4c248db28ff4331f1632907399e6ff9',
    'hex',
  )
  const sessionKey = Buffer.from('1936fc8568980274bb900d8319360c77', 'hex')
  expect(openSmallMessage(packets, sessionKey).toString()).toBe('Hello, world!')
})

test('a document is exactly PKESK version 6 and SEIPD version 2, AES-256, GCM, 1 MiB', async () => {
  const { versionId } = await store(at, randomBytes(10))
  const packets = readPackets(readFileSync(join(at.dataDir, 'documents', versionId.slice(-2), versionId)))
  expect(packets.map(({ tag, body }) => [tag, body[0]])).toEqual([
    [1, 6],
    [18, 2],
  ])
  expect([...(packets[1]?.body.subarray(0, 4) ?? [])]).toEqual([2, 9, 3, 14])
})

test('T43 older, foreign and malformed packets are refused', async () => {
  const sessionKey = randomBytes(32)
  const pkesk = await encryptSessionKey(key.toPublic(), sessionKey)
  const good = sealSmallMessage(randomBytes(100), pkesk, sessionKey)
  const at18 = pkesk.length
  const withOctet = (index: number, value: number) => Buffer.from(good).fill(value, index, index + 1)
  const refused = [
    withOctet(at18, 0xc9), // symmetrically encrypted data, without integrity
    withOctet(at18, 0xd4), // AEAD encrypted data of the draft
    withOctet(at18 + 6, 1), // SEIPD version 1
    withOctet(at18 + 7, 7), // AES-128
    withOctet(at18 + 8, 2), // OCB
    Buffer.concat([good, Buffer.from([0xcb, 0])]), // a packet after the end
    Buffer.concat([good, good]),
    good.subarray(0, -1),
    good.subarray(at18 + 1),
    Buffer.alloc(0),
  ]
  for (const bytes of refused) expect(() => openSmallMessage(bytes, sessionKey)).toThrow(IntegrityError)
  for (let octet = 0; octet < 256; octet++) {
    if (octet === 14) continue
    expect(() => openSmallMessage(withOctet(at18 + 9, octet), sessionKey)).toThrow(IntegrityError)
  }
  expect(openSmallMessage(good, sessionKey)).toHaveLength(100)
})

test('T43 a compressed message is refused before it is unpacked', async () => {
  const compression = { ...PROFILE, preferredCompressionAlgorithm: openpgp.enums.compression.zlib }
  const { sealed, sessionKey } = await encryptByOpenpgp(new Uint8Array(2 ** 20), compression)
  expect(sealed.length).toBeLessThan(10_000) // it is compressed indeed
  expect(() => openSmallMessage(sealed, sessionKey)).toThrow(IntegrityError)
})

test('the profile is pinned', async () => {
  expect(PROFILE).toEqual({
    v6Keys: true,
    aeadProtect: true,
    preferredSymmetricAlgorithm: openpgp.enums.symmetric.aes256,
    preferredAEADAlgorithm: openpgp.enums.aead.gcm,
    preferredHashAlgorithm: openpgp.enums.hash.sha512,
    preferredCompressionAlgorithm: openpgp.enums.compression.uncompressed,
    aeadChunkSizeByte: 14,
    allowUnauthenticatedMessages: false,
    allowUnauthenticatedStream: false,
    maxDecompressedMessageSize: 64 * 2 ** 20,
    maxArgon2MemoryExponent: 18,
    minRSABits: 3072,
    enforceGrammar: true,
    ignoreMalformedPackets: false,
    showVersion: false,
    showComment: false,
  })
  const made = await generateKeyPair('matter')
  expect(made.keyPacket.version).toBe(6)
  expect(made.getCreationTime()).toEqual(KEY_DATE)
  expect(made.subkeys.map((subkey) => subkey.getCreationTime())).toEqual([KEY_DATE])
  expect(made.getAlgorithmInfo().algorithm).toBe('ed25519')
  expect(made.subkeys[0]?.getAlgorithmInfo().algorithm).toBe('x25519')
  expect(made.getFingerprint()).toHaveLength(64)
})
