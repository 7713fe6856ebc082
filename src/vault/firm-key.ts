import type { PrivateKey, PublicKey } from 'openpgp'
import { IntegrityError } from './integrity-error.ts'
import { loadOpenpgp, PROFILE, type SessionKey } from './openpgp-profile.ts'

/** The firm's own OpenPGP key: signs what leaves the portal, and opens what the portal keeps for itself (backups). */
export type FirmKey = {
  /** Armored public half. */
  certificate(): Promise<string>
  /** Armored detached signature (RFC 9580 section 5.2) that says it was made at `at`. */
  sign(bytes: Uint8Array, at: Date): Promise<string>
  /** The text in the cleartext signature framework (RFC 9580 section 7): stays readable, and survives a mail. */
  signText(text: string, at: Date): Promise<string>
  /** Two PKESK packets: the recovery key and this key can each recover `sessionKey`. */
  encryptSessionKey(sessionKey: SessionKey): Promise<Uint8Array>
  /** The session key in one of `pkesks`. Throws `IntegrityError` if none is for this key. */
  decryptSessionKey(pkesks: Uint8Array): Promise<SessionKey>
}

type Keys = { privateKey: Uint8Array; recoveryCertificate: Uint8Array }

/** `read`: asked at every use, because both keys can be replaced while the portal runs. */
export function createFirmKey(read: () => Keys): FirmKey {
  const own = () => readPrivateKey(read().privateKey)
  return {
    certificate: async () => (await own()).toPublic().armor(),
    sign: async (bytes, at) => {
      const { createMessage, sign } = await loadOpenpgp()
      const message = await createMessage({ binary: bytes })
      return sign({ message, signingKeys: await own(), detached: true, date: at, config: PROFILE })
    },
    signText: async (text, at) => {
      const { createCleartextMessage, sign } = await loadOpenpgp()
      const message = await createCleartextMessage({ text })
      const signed = await sign({ message, signingKeys: await own(), date: at, config: PROFILE })
      return signed.replaceAll('\r\n', '\n') // the signature is over CRLF, whatever the text has
    },
    encryptSessionKey: async (sessionKey) => {
      const { encryptSessionKey, readKey } = await loadOpenpgp()
      const recovery = await readKey({ binaryKey: read().recoveryCertificate, config: PROFILE })
      return encryptSessionKey({
        data: sessionKey,
        algorithm: 'aes256',
        aeadAlgorithm: 'gcm',
        encryptionKeys: [recovery, (await own()).toPublic()],
        format: 'binary',
        config: PROFILE,
      })
    },
    decryptSessionKey: async (pkesks) => decryptSessionKey(pkesks, await own()),
  }
}

/** The session key in one of `pkesks` (binary PKESK packets). Throws `IntegrityError` if none is for `privateKey`. */
export async function decryptSessionKey(pkesks: Uint8Array, privateKey: PrivateKey): Promise<SessionKey> {
  const { decryptSessionKeys, readMessage } = await loadOpenpgp()
  try {
    const message = await readMessage({ binaryMessage: pkesks, config: PROFILE })
    const [session] = await decryptSessionKeys({ message, decryptionKeys: privateKey, config: PROFILE })
    if (session) return session.data
  } catch {
    // The same error for every reason: nobody learns which part was wrong.
  }
  throw new IntegrityError()
}

/**
 * When the armored detached signature over `bytes` was made by the holder of `certificate` (armored), or null if it was
 * not. The time is the signer's own word.
 */
export async function verifySignature(
  bytes: Uint8Array,
  armored: string,
  certificate: string,
): Promise<Date | null> {
  const { createMessage, readKey, readSignature, verify } = await loadOpenpgp()
  try {
    const key: PublicKey = await readKey({ armoredKey: certificate, config: PROFILE })
    const { signatures } = await verify({
      message: await createMessage({ binary: bytes }),
      signature: await readSignature({ armoredSignature: armored, config: PROFILE }),
      verificationKeys: key,
      date: null,
      config: PROFILE,
    })
    const [only, ...more] = signatures
    if (!only || more.length > 0) return null
    await only.verified
    return (await only.signature).packets[0]?.created ?? null
  } catch {
    return null
  }
}

/** The text that the holder of `certificate` (armored) signed with `signText`, or null if they did not. */
export async function openSignedText(signed: string, certificate: string): Promise<string | null> {
  const { readCleartextMessage, readKey, verify } = await loadOpenpgp()
  try {
    const { data, signatures } = await verify({
      message: await readCleartextMessage({ cleartextMessage: signed, config: PROFILE }),
      verificationKeys: await readKey({ armoredKey: certificate, config: PROFILE }),
      date: null,
      config: PROFILE,
    })
    const [only, ...more] = signatures
    if (!only || more.length > 0) return null
    await only.verified
    return data
  } catch {
    return null
  }
}

/** Hexadecimal, in upper case as people compare it; null for what is no certificate (armored) of the profile. */
export async function certificateFingerprint(certificate: string): Promise<string | null> {
  const { readKey } = await loadOpenpgp()
  try {
    const key = await readKey({ armoredKey: certificate, config: PROFILE })
    return key.isPrivate() ? null : key.getFingerprint().toUpperCase()
  } catch {
    return null
  }
}

async function readPrivateKey(binaryKey: Uint8Array): Promise<PrivateKey> {
  const openpgp = await loadOpenpgp()
  return openpgp.readPrivateKey({ binaryKey, config: PROFILE })
}
