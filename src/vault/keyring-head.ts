import { UNLOCK_METHOD_SIZE } from './unlock-method.ts'

/** Where the parts of the keyring's header begin, in octets (src/vault/keyring-file.ts). */
export const AT = { installId: 8, generation: 24, revision: 28, unlock: 36 }
export const MAGIC = 'VESTKEY1'
/** Up to the sealed root key. */
export const PREFIX = AT.unlock + UNLOCK_METHOD_SIZE
export const SEALED_ROOT = 1 + 12 + 32 + 16
/** Of the header and the body that follows it; the body ends `MAC` octets before the end. */
export const HEADER = PREFIX + SEALED_ROOT + 32
export const MAC = 32
