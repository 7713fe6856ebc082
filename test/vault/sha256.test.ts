import { expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { createSha256 } from '../../src/vault/offline/sha256.ts'

const ours = (...parts: Uint8Array[]) => {
  const hash = createSha256()
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const theirs = (bytes: Uint8Array) => new Bun.CryptoHasher('sha256').update(bytes).digest('hex')

test('the vectors of FIPS 180-4', () => {
  const text = new TextEncoder()
  expect(ours()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(ours(text.encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(ours(text.encode('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('every length around a block, in pieces of every size', () => {
  for (let size = 0; size <= 200; size++) {
    const bytes = randomBytes(size)
    const cut = size === 0 ? 0 : (size * 7) % size
    expect(ours(bytes)).toBe(theirs(bytes))
    expect(ours(bytes.subarray(0, cut), bytes.subarray(cut, cut), bytes.subarray(cut))).toBe(theirs(bytes))
    expect(ours(...Array.from(bytes, (octet) => Uint8Array.of(octet)))).toBe(theirs(bytes))
  }
})

test('megabytes', () => {
  const bytes = randomBytes(5_000_001)
  expect(ours(bytes.subarray(0, 1_048_564), bytes.subarray(1_048_564))).toBe(theirs(bytes))
})
