import { IntegrityError } from '../integrity-error.ts'
import { fromBase64, type Octets } from '../octets.ts'
import type { Column } from '../sealed.ts'

/** Opens what src/vault/text-key.ts sealed, by WebCrypto: in a browser as well as here. */
export type OfflineTextKey = {
  /** `sealed` in base64. Throws `IntegrityError`. */
  open(column: Column, rowId: string, sealed: string): Promise<string>
}

const [FORMAT, NONCE, TAG] = [1, 12, 16]
const utf8 = new TextEncoder()
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Of a firm secret or of a matter secret (32 octets); the same HKDF as `createTextKey`. */
export async function openTextKey(secret: Octets): Promise<OfflineTextKey> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8.encode('vestibule text'),
  }
  const aes = { name: 'AES-GCM', length: 256 }
  const key = await crypto.subtle.deriveKey(derivation, root, aes, false, ['decrypt'])
  return {
    open: async (column, rowId, sealed) => {
      try {
        return text.decode(await open(key, `${column.replace('.', '|')}|${rowId}`, fromBase64(sealed)))
      } catch {
        throw new IntegrityError()
      }
    },
  }
}

/** `format (1) | nonce (12) | AES-256-GCM ciphertext | tag (16)`, as src/vault/aead.ts makes it. */
function open(key: CryptoKey, place: string, sealed: Octets): Promise<ArrayBuffer> {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORMAT) throw new IntegrityError()
  const iv = sealed.subarray(1, 1 + NONCE)
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8.encode(place), tagLength: TAG * 8 }
  return crypto.subtle.decrypt(algorithm, key, sealed.subarray(1 + NONCE))
}
