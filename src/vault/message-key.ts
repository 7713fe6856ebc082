import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { TAG_SIZE } from './document-layout.ts'
import { IntegrityError } from './integrity-error.ts'

/**
 * What seals the chunks of one message (RFC 9580 section 5.13.2). `info`: the five octets packet type, version, cipher,
 * mode, chunk size, which are also the associated data of every chunk. Chunk i has nonce i, so a chunk is sealed once
 * under one message key and never again with other content.
 */
export type MessageKey = {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm'
  readonly key: KeyObject
  readonly noncePrefix: Uint8Array
  readonly info: Uint8Array
}

export function messageKey(sessionKey: Uint8Array, salt: Uint8Array, info: Uint8Array): MessageKey {
  const size = sessionKey.length
  const derived = new Uint8Array(hkdfSync('sha256', sessionKey, salt, info, size + 4))
  return {
    cipher: size === 16 ? 'aes-128-gcm' : 'aes-256-gcm',
    key: createSecretKey(derived.subarray(0, size)),
    noncePrefix: derived.subarray(size),
    info,
  }
}

/** Small enough that what the cipher allocates is used again at once; measured 30 % faster than the whole chunk. */
const STEP = 2 ** 17

/** Ciphertext and tag, written into `room`, which a caller with many chunks uses again. */
export function sealChunk(
  message: MessageKey,
  index: number,
  plain: Uint8Array,
  room = Buffer.allocUnsafe(plain.length + TAG_SIZE),
): Buffer {
  const cipher = createCipheriv(message.cipher, message.key, nonce(message, index))
  cipher.setAAD(message.info)
  for (let at = 0; at < plain.length; at += STEP) room.set(cipher.update(plain.subarray(at, at + STEP)), at)
  cipher.final()
  room.set(cipher.getAuthTag(), plain.length)
  return room.subarray(0, plain.length + TAG_SIZE)
}

export function openChunk(message: MessageKey, index: number, sealed: Uint8Array): Buffer {
  if (sealed.length <= TAG_SIZE) throw new IntegrityError()
  const decipher = createDecipheriv(message.cipher, message.key, nonce(message, index), {
    authTagLength: TAG_SIZE,
  })
  decipher.setAAD(message.info)
  decipher.setAuthTag(sealed.subarray(-TAG_SIZE))
  const plain = decipher.update(sealed.subarray(0, -TAG_SIZE))
  try {
    decipher.final()
  } catch {
    throw new IntegrityError()
  }
  return plain
}

/** Throws what `openChunk` would, and keeps nothing of what it opens. */
export function checkChunk(message: MessageKey, index: number, sealed: Uint8Array): void {
  if (sealed.length <= TAG_SIZE) throw new IntegrityError()
  const options = { authTagLength: TAG_SIZE }
  const decipher = createDecipheriv(message.cipher, message.key, nonce(message, index), options)
  decipher.setAAD(message.info)
  decipher.setAuthTag(sealed.subarray(-TAG_SIZE))
  const body = sealed.subarray(0, -TAG_SIZE)
  for (let at = 0; at < body.length; at += STEP) decipher.update(body.subarray(at, at + STEP))
  try {
    decipher.final()
  } catch {
    throw new IntegrityError()
  }
}

/** The tag after the last chunk: it binds the number of chunks and of plain octets, so nothing can be cut off. */
export function finalTag(message: MessageKey, chunks: number, plainSize: number): Buffer {
  const total = Buffer.alloc(8)
  total.writeBigUInt64BE(BigInt(plainSize))
  const cipher = createCipheriv(message.cipher, message.key, nonce(message, chunks))
  cipher.setAAD(Buffer.concat([message.info, total]))
  cipher.final()
  return cipher.getAuthTag()
}

function nonce({ noncePrefix }: MessageKey, index: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.set(noncePrefix)
  bytes.writeBigUInt64BE(BigInt(index), 4)
  return bytes
}
