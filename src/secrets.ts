/** 256 random bits as base64url: sessions, enrolment links, ceremonies. Only the hash is ever stored. */
export function randomSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
}

/** SHA-256 is enough for a secret of 256 random bits: there is nothing to guess. */
export function secretHash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Bun.CryptoHasher('sha256').update(secret).digest())
}
