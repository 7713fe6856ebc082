import type { Config, PartialConfig, PrivateKey, PublicKey } from 'openpgp'

/** Loaded at first use: openpgp.js costs 40 ms, and a page of the portal does not need it. */
export const loadOpenpgp = () => import('openpgp')

/**
 * Every matter key and the recovery key carry this date. A clock set back must not stop encryption, and the date of a
 * key must not tell when the client came.
 */
export const KEY_DATE = new Date('2013-05-14T00:00:00Z')

/**
 * RFC 9580: version 6 keys, SEIPD version 2 with AES-256-GCM, no compression; nothing older is read. Numbers are those
 * of the RFC's registries (section 9): 9 AES-256, 3 GCM, 0 uncompressed, 10 SHA-512.
 */
export const PROFILE = {
  v6Keys: true,
  aeadProtect: true,
  preferredSymmetricAlgorithm: 9,
  preferredAEADAlgorithm: 3,
  preferredHashAlgorithm: 10,
  preferredCompressionAlgorithm: 0,
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
} satisfies Partial<Config> as PartialConfig

export type SessionKey = Uint8Array

/** A key pair of the profile: Ed25519 to certify, X25519 to encrypt, not protected by a passphrase. */
export async function generateKeyPair(name: string): Promise<PrivateKey> {
  const openpgp = await loadOpenpgp()
  const { privateKey } = await openpgp.generateKey({
    userIDs: [{ name }],
    type: 'curve25519',
    date: KEY_DATE,
    format: 'object',
    config: PROFILE,
  })
  return privateKey
}

/** The PKESK packet (version 6, X25519) that lets the holder of the private key recover `sessionKey`. */
export async function encryptSessionKey(certificate: PublicKey, sessionKey: SessionKey): Promise<Uint8Array> {
  const openpgp = await loadOpenpgp()
  return openpgp.encryptSessionKey({
    data: sessionKey,
    algorithm: 'aes256',
    aeadAlgorithm: 'gcm',
    encryptionKeys: certificate,
    format: 'binary',
    config: PROFILE,
  })
}

/** A small text as an OpenPGP message to `certificate`. */
export async function encryptText(certificate: PublicKey, text: string): Promise<Uint8Array> {
  const openpgp = await loadOpenpgp()
  const message = await openpgp.createMessage({ text })
  return openpgp.encrypt({ message, encryptionKeys: certificate, format: 'binary', config: PROFILE })
}
