import { createHash, createPublicKey, verify } from 'node:crypto'

// What RFC 9580 says, read without openpgp.js: for tests that must not ask the library that made a signature whether it is one.

/** Whether `armored` is a version 6 Ed25519 signature of this type over `content` by the primary key of `certificate`. */
export function isSignedBy(
  certificate: string,
  armored: string,
  { content, type }: { content: Uint8Array; type: 0x00 | 0x01 },
): boolean {
  const signature = packetOf(armored, 2)
  const hashedEnd = 8 + signature.readUInt32BE(4)
  const saltAt = hashedEnd + 4 + signature.readUInt32BE(hashedEnd) + 2
  const saltLength = signature.readUInt8(saltAt)
  const salt = signature.subarray(saltAt + 1, saltAt + 1 + saltLength)
  // section 5.2.3: version 6, Ed25519 (27), SHA-512 (10), whose salt has 32 octets
  const head = [signature[0], signature[1], signature[2], signature[3], saltLength]
  if (head.join() !== [6, type, 27, 10, 32].join()) return false
  // section 5.2.4: the salt, what is signed, the signature up to its hashed part, and how long that was
  const length = Buffer.alloc(4)
  length.writeUInt32BE(hashedEnd)
  const hash = createHash('sha512').update(salt).update(content)
  hash
    .update(signature.subarray(0, hashedEnd))
    .update(Buffer.from([6, 0xff]))
    .update(length)
  return verify(null, hash.digest(), publicKey(certificate), signature.subarray(saltAt + 1 + saltLength))
}

/** Section 7: the text of a cleartext signed message as it is hashed, and its signature. */
export function cleartextParts(signed: string): { content: Uint8Array; armored: string } {
  const [, text = '', armored = ''] =
    /^-----BEGIN PGP SIGNED MESSAGE-----\n\n([\s\S]*)\n(-----BEGIN PGP SIGNATURE-----[\s\S]*)$/.exec(
      signed,
    ) ?? []
  const lines = text.split('\n').map((line) => line.replace(/^- /, '').replace(/[ \t]+$/, ''))
  return { content: Buffer.from(lines.join('\r\n')), armored }
}

/** Section 5.5.2.3: version, time, algorithm, the length of what follows, and 32 octets. */
function publicKey(certificate: string) {
  const packet = packetOf(certificate, 6)
  if (packet[0] !== 6 || packet[5] !== 27) throw new Error('not a version 6 Ed25519 key')
  const x = packet.subarray(10, 42).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** The body of the first packet (section 4.2.1), which must be of this type. */
function packetOf(armored: string, type: number): Buffer {
  const base64 = armored.split('\n\n')[1]?.split('\n-----END')[0] ?? ''
  const bytes = Buffer.from(base64.replace(/\n=.{4}$/, ''), 'base64')
  if (bytes[0] !== (0xc0 | type)) throw new Error(`not a packet of type ${type}`)
  const first = bytes.readUInt8(1)
  const [start, length] = first < 192 ? [2, first] : [3, ((first - 192) << 8) + bytes.readUInt8(2) + 192]
  return bytes.subarray(start, start + length)
}
