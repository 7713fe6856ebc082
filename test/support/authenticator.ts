import { isoCBOR } from '@simplewebauthn/server/helpers'

/** An authenticator in software, which lies where a test tells it to. */
export type Lies = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  userVerified?: boolean
  userPresent?: boolean
  counter?: number
  userHandle?: string
  crossOrigin?: boolean
}
type Algorithm = 'ES256' | 'EdDSA'
type CreationOptions = { challenge: string; rp: { id?: string }; user: { id: string } }
type RequestOptions = { challenge: string }

const ALGORITHMS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
} as const

type Device = {
  origin: string
  algorithm: Algorithm
  keys: CryptoKeyPair
  credentialId: Uint8Array
  counter: number
  /** 0 for a passkey that is synced, and so never counts */
  step: 0 | 1
  userHandle: string
}

export async function createAuthenticator(
  origin: string,
  { algorithm = 'ES256', counts = false }: { algorithm?: Algorithm; counts?: boolean } = {},
) {
  const device: Device = {
    origin,
    algorithm,
    keys: (await crypto.subtle.generateKey(ALGORITHMS[algorithm], true, ['sign', 'verify'])) as CryptoKeyPair,
    credentialId: crypto.getRandomValues(new Uint8Array(16)),
    counter: 0,
    step: counts ? 1 : 0,
    userHandle: '',
  }
  return {
    id: base64url(device.credentialId),
    create: (options: CreationOptions, lies: Lies = {}) => create(device, options, lies),
    get: (options: RequestOptions, lies: Lies = {}) => get(device, options, lies),
  }
}
export type TestAuthenticator = Awaited<ReturnType<typeof createAuthenticator>>

async function create(device: Device, { challenge, user }: CreationOptions, lies: Lies) {
  device.userHandle = user.id
  const { credentialId, algorithm, keys } = device
  const attested = concat(
    new Uint8Array(16),
    Uint8Array.of(0, credentialId.length),
    credentialId,
    await coseKey(keys.publicKey, algorithm),
  )
  const attestation = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', await authenticatorData(device, lies, attested)],
  ])
  return answer(device, {
    clientDataJSON: base64url(clientData(device, 'webauthn.create', challenge, lies)),
    attestationObject: base64url(isoCBOR.encode(attestation as never)),
    transports: ['internal'],
  })
}

async function get(device: Device, { challenge }: RequestOptions, lies: Lies) {
  const { keys, algorithm } = device
  const clientDataJSON = clientData(device, 'webauthn.get', challenge, lies)
  const data = await authenticatorData(device, lies)
  const signed = concat(data, await sha256(clientDataJSON))
  const raw = new Uint8Array(await crypto.subtle.sign(ALGORITHMS[algorithm], keys.privateKey, signed))
  return answer(device, {
    clientDataJSON: base64url(clientDataJSON),
    authenticatorData: base64url(data),
    signature: base64url(algorithm === 'ES256' ? derSignature(raw) : raw),
    userHandle: lies.userHandle ?? device.userHandle,
  })
}

function answer<R>({ credentialId }: Device, response: R) {
  const id = base64url(credentialId)
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}

function clientData({ origin }: Device, type: string, challenge: string, lies: Lies) {
  const { crossOrigin = false } = lies
  return utf8(JSON.stringify({ type, challenge, origin, ...lies, crossOrigin }))
}

/** WebAuthn Level 3, section 6.1: whose site, which flags, how often used, and the new credential if there is one. */
async function authenticatorData(device: Device, lies: Lies, attested = new Uint8Array()) {
  const { rpId = new URL(device.origin).hostname, userPresent = true, userVerified = true } = lies
  device.counter += device.step
  const count = new Uint8Array(4)
  new DataView(count.buffer).setUint32(0, lies.counter ?? device.counter)
  const flags = Number(userPresent) | (Number(userVerified) << 2) | (Number(attested.length > 0) << 6)
  return concat(await sha256(utf8(rpId)), Uint8Array.of(flags), count, attested)
}

/** RFC 9053, section 7: the public key as WebAuthn keeps it. */
async function coseKey(key: CryptoKey, algorithm: Algorithm): Promise<Uint8Array> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key)
  const map = new Map<number, unknown>(
    algorithm === 'ES256'
      ? [
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, fromBase64url(x)],
          [-3, fromBase64url(y)],
        ]
      : [
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, fromBase64url(x)],
        ],
  )
  return isoCBOR.encode(map as never)
}

/** WebCrypto gives r and s side by side; authenticators send ASN.1 DER (WebAuthn Level 3, section 6.5.5). */
function derSignature(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const start = bytes.findIndex((byte) => byte !== 0)
    const trimmed = bytes.subarray(start)
    const value = (trimmed[0] ?? 0) & 0x80 ? concat(Uint8Array.of(0), trimmed) : trimmed
    return concat(Uint8Array.of(2, value.length), value)
  }
  const body = concat(integer(raw.subarray(0, 32)), integer(raw.subarray(32)))
  return concat(Uint8Array.of(0x30, body.length), body)
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const fromBase64url = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
