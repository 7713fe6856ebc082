import { createHmac, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { domainToASCII } from 'node:url'
import type { PublicKey } from 'openpgp'
import { deriveKey } from './aead.ts'
import { type DocumentStore, openDocumentStore } from './documents.ts'
import { createFirmKey, type FirmKey } from './firm-key.ts'
import { IntegrityError } from './integrity-error.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { encryptSessionKey, loadOpenpgp, PROFILE } from './openpgp-profile.ts'
import type { TextKey } from './sealed.ts'
import { selfCheck } from './self-check.ts'
import { createTextKey } from './text-key.ts'

/** The only door to keys and to the octets of documents. */
export type Vault = {
  readonly keyring: Keyring
  readonly documents: DocumentStore
  readonly firm: TextKey
  readonly firmKey: FirmKey
  /** Throws `IntegrityError` for a matter without keys. */
  matter(matterId: string): TextKey
  isDestroyed(matterId: string): boolean
  /** One durable write for all of them, before any row that uses them; a matter that has keys keeps them. */
  createMatterKeys(matterIds: readonly string[]): Promise<void>
  /** New keys for what is sealed from now on; what was sealed before opens as it did. */
  rekeyMatter(matterId: string): Promise<void>
  /** As `matter`, without the keys that it had before: what does not open was sealed under one of those. */
  currentKey(matterId: string): TextKey
  /** Irreversible: what was sealed for the matter cannot be opened again. */
  destroyMatterKeys(matterId: string, destroyedAt: Date): Promise<void>
  /** Finds a person by address without the address being readable: 32 bytes, the same for the same address. */
  emailIndex(email: string): Uint8Array
  /** HMAC-SHA256 under a key of its own for each purpose, for values too short to be hashed plainly. */
  keyedHash(purpose: string, value: string): Uint8Array
  /** What nobody else can write beside `value`: 32 hexadecimal digits, of the first 16 octets of its `keyedHash`. */
  mark(purpose: string, value: string): string
  isMark(purpose: string, value: string, given: string): boolean
  /** Armored public half of the recovery key. */
  recoveryCertificate(): Promise<string>
  /** Armored public half of the matter's key. */
  matterCertificate(matterId: string): Promise<string>
  /** Seals and opens once in every way; throws if what comes out is not what went in. */
  selfCheck(): Promise<void>
}

/** Throws `Locked` or `KeyringDamaged`. */
export async function openVault(at: { dataDir: string; unlockSecret: Uint8Array }): Promise<Vault> {
  const keyring = await openKeyring({ path: join(at.dataDir, 'keyring'), unlockSecret: at.unlockSecret })
  const matters = new Map<string, TextKey>()
  const matter = (matterId: string) => matterTextKey(keyring, matters, matterId)
  const lookup = deriveKey(keyring.firm.lookup, 'e-mail index')
  return {
    keyring,
    documents: openDocumentStore(at.dataDir, {
      textKey: matter,
      encryptSessionKey: async (matterId, sessionKey) =>
        encryptSessionKey(await matterCertificate(keyring, matterId), sessionKey),
    }),
    firm: createTextKey(keyring.firm.text),
    firmKey: createFirmKey(() => ({
      privateKey: keyring.firm.privateKey,
      recoveryCertificate: keyring.recoveryCertificate,
    })),
    matter,
    isDestroyed: (id) => keyring.tombstones().some(({ matterId }) => matterId === id),
    createMatterKeys: (matterIds) => keyring.addMatters(matterIds),
    rekeyMatter: async (matterId) => {
      await keyring.rekeyMatter(matterId)
      matters.delete(matterId)
    },
    currentKey: (matterId) => createTextKey(keyring.matter(matterId).secret),
    destroyMatterKeys: async (matterId, destroyedAt) => {
      await keyring.destroyMatter(matterId, destroyedAt)
      matters.delete(matterId)
    },
    emailIndex: (email) => createHmac('sha256', lookup).update(normalised(email)).digest(),
    keyedHash: (purpose, value) => keyedHash(keyring, purpose, value),
    mark: (purpose, value) => keyedHash(keyring, purpose, value).toString('hex', 0, MARK_OCTETS),
    isMark: (purpose, value, given) => {
      const [ours, theirs] = [keyedHash(keyring, purpose, value), Buffer.from(given, 'hex')]
      return theirs.length === MARK_OCTETS && timingSafeEqual(ours.subarray(0, MARK_OCTETS), theirs)
    },
    recoveryCertificate: async () => (await readCertificate(keyring.recoveryCertificate)).armor(),
    matterCertificate: async (matterId) => (await matterCertificate(keyring, matterId)).armor(),
    selfCheck,
  }
}

const MARK_OCTETS = 16

function keyedHash(keyring: Keyring, purpose: string, value: string): Buffer {
  return createHmac('sha256', deriveKey(keyring.firm.lookup, `hash ${purpose}`))
    .update(value)
    .digest()
}

function matterTextKey(keyring: Keyring, opened: Map<string, TextKey>, matterId: string): TextKey {
  const known = opened.get(matterId)
  if (known) return known
  const { secret } = keyring.matter(matterId)
  const key = createTextKey(
    secret,
    keyring.formerKeys(matterId).map((former) => former.secret),
  )
  opened.set(matterId, key)
  return key
}

/** Always from the keyring, never from the database: nobody who can write a row chooses whom a document is for. */
async function matterCertificate(keyring: Keyring, matterId: string): Promise<PublicKey> {
  const { privateKey, fingerprint } = keyring.matter(matterId)
  const certificate = await readCertificate(privateKey)
  if (certificate.getFingerprint() !== fingerprint) throw new IntegrityError()
  return certificate
}

async function readCertificate(binaryKey: Uint8Array): Promise<PublicKey> {
  const { readKey } = await loadOpenpgp()
  const key = await readKey({ binaryKey, config: PROFILE })
  return key.toPublic()
}

/** Only an index: the person's own spelling is what is stored and written to. */
function normalised(email: string): string {
  const address = email.trim().normalize('NFC').toLowerCase()
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, at + 1)}${domainToASCII(domain) || domain}`
}
