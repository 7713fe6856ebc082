import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { PublicKey } from 'openpgp'
import { type FirmSecrets, openFirm, sealFirm, splitFirm, writeFirmCopy } from './firm-secrets.ts'
import { IntegrityError } from './integrity-error.ts'
import {
  addMatters,
  attestCopy,
  destroyMatter,
  finishCopy,
  registerCopy,
  rekeyMatter,
  rewrapUnlock,
  rotate,
  setPersonDisabled,
} from './keyring-changes.ts'
import { type KeyringCopy, openCopies } from './keyring-copies.ts'
import { previousPath, replaceKeyring, withKeyringLock } from './keyring-disk.ts'
import { KeyringDamaged, Locked } from './keyring-errors.ts'
import { encodeKeyring, type KeyringFile, readKeyringHead } from './keyring-file.ts'
import { replaceRecovery } from './keyring-recovery-key.ts'
import { type KeyringState, loadState, refresh } from './keyring-state.ts'
import { type MatterSecrets, unwrapMatter } from './matter-keys.ts'
import { toHex } from './octets.ts'
import { encryptText, generateKeyPair, loadOpenpgp, PROFILE } from './openpgp-profile.ts'
import { SECRET, type UnlockMethod } from './unlock-method.ts'

export type Tombstone = {
  readonly matterId: string
  /** Of the matter's OpenPGP key, hexadecimal. */
  readonly fingerprint: string
  /** Milliseconds since 1970. */
  readonly destroyedAt: number
  /** Of the keyring, which began with the destruction; null where it was not recorded. */
  readonly generation: number | null
}

export type Keyring = {
  /** 16 random bytes in hexadecimal, made at `init`: tells two installations apart. */
  readonly installId: string
  /** Counts root keys: one more at every destruction. */
  readonly generation: number
  /** Counts writes: a keyring with a smaller one than was seen before is a restored one. */
  readonly revision: number
  readonly unlockMethod: UnlockMethod
  readonly firm: FirmSecrets
  /** The public half of R, binary. */
  readonly recoveryCertificate: Uint8Array
  /** Throws `IntegrityError` for a matter without keys and for one whose keys were destroyed. */
  matter(matterId: string): MatterSecrets
  /** The keys that the matter had before these, the newest first: what was sealed under them still opens. */
  formerKeys(matterId: string): MatterSecrets[]
  matterIds(): string[]
  /** One write for all of them; a matter that has keys keeps them. */
  addMatters(matterIds: readonly string[]): Promise<void>
  /** New keys for one matter. Throws `IntegrityError` for a matter without keys. */
  rekeyMatter(matterId: string): Promise<void>
  /** A new root key, every other matter wrapped again, no copy of the old file left here. Not to be undone. */
  destroyMatter(matterId: string, destroyedAt: Date): Promise<void>
  tombstones(): Tombstone[]
  /** A new root key; everything is wrapped again in one write. The keyring before it stays as the previous one. */
  rotate(): Promise<void>
  /** Another unlock secret and a new root key. Nothing here opens with the old secret afterwards. */
  rewrapUnlock(unlock: { secret: Uint8Array; method: UnlockMethod }): Promise<void>
  /** Every copy that was handed out, in the order of their numbers. */
  copies(): KeyringCopy[]
  /** Numbers a copy under a name that people know it by, and gives the bytes to hand out. */
  registerCopy(name: string, at: Date): Promise<{ number: number; bytes: Uint8Array }>
  /** It reached its place, and replaces the one before it under its name. */
  finishCopy(number: number): Promise<void>
  /** Somebody saw the copy destroyed. Throws `RangeError` for a number that is not there. */
  attestCopy(number: number, at: Date): Promise<void>
  /** Another recovery key: everything is put into escrow for it again, and no file here keeps what the old one opens. */
  replaceRecovery(certificate: PublicKey): Promise<void>
  /** Null: enabled again. */
  setPersonDisabled(personId: string, at: Date | null): Promise<void>
  /** Person id to milliseconds since 1970. */
  disabledPersons(): ReadonlyMap<string, number>
  /** Reads the file again if another process has written it. True if it had. */
  refresh(): boolean
}

/** What must leave the machine at once: nothing of it is kept here. */
export type RecoveryKey = {
  /** Armored, protected by `passphrase`. */
  readonly recoveryPrivateKey: string
  readonly passphrase: string
  /** Hexadecimal. */
  readonly fingerprint: string
}

/** A new recovery key pair, which is in no keyring yet. */
export async function createRecoveryKey(
  passphrase = randomPassphrase(),
): Promise<RecoveryKey & { certificate: PublicKey }> {
  const { encryptKey } = await loadOpenpgp()
  const key = await generateKeyPair('Recovery') // not under the firm's name: the keyring holds the public half readable
  const locked = await encryptKey({ privateKey: key, passphrase, config: PROFILE })
  const [recoveryPrivateKey, fingerprint] = [locked.armor(), key.getFingerprint()]
  return { recoveryPrivateKey, passphrase, fingerprint, certificate: key.toPublic() }
}

/** Makes the keyring of a new installation and the recovery key R. Refuses where a keyring is. */
export async function createKeyring(at: {
  path: string
  unlockSecret: Uint8Array
  unlockMethod?: UnlockMethod
  recoveryPassphrase?: string
}): Promise<RecoveryKey> {
  if (at.unlockSecret.length !== 32) throw new Locked()
  const { certificate, ...recovery } = await createRecoveryKey(at.recoveryPassphrase)
  const [installId, rootKey] = [randomBytes(16), randomBytes(32)]
  const secrets = Buffer.concat([randomBytes(96), (await generateKeyPair('Firm')).write()])
  await writeNewKeyring(at, rootKey, {
    installId,
    generation: 1,
    revision: 1,
    unlock: at.unlockMethod ?? SECRET,
    firm: sealFirm(installId, rootKey, secrets),
    firmEscrow: Buffer.from(await encryptText(certificate, writeFirmCopy(secrets))),
    recoveryCertificate: Buffer.from(certificate.write()),
    copies: [],
    disabledPersons: new Map(),
    entries: new Map(),
  })
  return recovery
}

/** Refuses where a keyring is. */
export async function writeNewKeyring(
  { path, unlockSecret }: { path: string; unlockSecret: Uint8Array },
  rootKey: Uint8Array,
  file: KeyringFile,
): Promise<void> {
  await withKeyringLock(path, async () => {
    if (existsSync(path)) throw new Error('A keyring is already there.')
    await replaceKeyring(path, encodeKeyring(file, rootKey, unlockSecret))
  })
}

/**
 * Opens the keyring; the matters' keys in it are opened one by one when they are asked for. Throws `Locked` or
 * `KeyringDamaged`, and changes nothing on the disk.
 */
export async function openKeyring(at: { path: string; unlockSecret: Uint8Array }): Promise<Keyring> {
  const state = loadState(at.path, at.unlockSecret)
  const firm = splitFirm(openFirm(state.file.installId, state.rootKey, state.file.firm))
  return {
    get installId() {
      return state.file.installId.toString('hex')
    },
    get generation() {
      return state.file.generation
    },
    get revision() {
      return state.file.revision
    },
    get unlockMethod() {
      return state.file.unlock
    },
    get recoveryCertificate() {
      refresh(state) // what is sealed from now on must not be for a key that was replaced
      return state.file.recoveryCertificate
    },
    firm,
    matter: (matterId) => openMatter(state, matterId),
    formerKeys: (matterId) => openFormerKeys(state, matterId),
    matterIds: () =>
      [...state.file.entries].flatMap(([matterId, { kind }]) => (kind === 'matter' ? [matterId] : [])),
    tombstones: () => tombstonesOf(state.file),
    copies: () => openCopies(firm.text, state.file.copies),
    disabledPersons: () => state.file.disabledPersons,
    refresh: () => refresh(state),
    ...changesOf(state),
  }
}

function changesOf(state: KeyringState) {
  return {
    addMatters: (matterIds) => addMatters(state, matterIds),
    destroyMatter: (matterId, destroyedAt) => destroyMatter(state, matterId, destroyedAt),
    rekeyMatter: (matterId) => rekeyMatter(state, matterId),
    rotate: () => rotate(state),
    rewrapUnlock: (unlock) => rewrapUnlock(state, unlock),
    registerCopy: (name, at) => registerCopy(state, name, at),
    finishCopy: (number) => finishCopy(state, number),
    attestCopy: (number, at) => attestCopy(state, number, at),
    replaceRecovery: (certificate) => replaceRecovery(state, certificate),
    setPersonDisabled: (personId, at) => setPersonDisabled(state, personId, at),
  } satisfies Partial<Keyring>
}

/** How the unlock secret of the keyring at `path` is had. Not authenticated. Throws `KeyringDamaged`. */
export function readKeyringMethod(path: string): UnlockMethod {
  const method = methodIn(path)
  if (method) return method
  const previous = previousPath(path)
  throw new KeyringDamaged(methodIn(previous) ? previous : undefined)
}

function methodIn(path: string): UnlockMethod | null {
  try {
    return readKeyringHead(readFileSync(path)).unlock
  } catch {
    return null
  }
}

export function tombstonesOf({ entries }: Pick<KeyringFile, 'entries'>): Tombstone[] {
  return [...entries].flatMap(([matterId, entry]) =>
    entry.kind === 'tombstone'
      ? [
          {
            ...{ matterId, fingerprint: toHex(entry.fingerprint) },
            ...{ destroyedAt: entry.destroyedAt, generation: entry.generation },
          },
        ]
      : [],
  )
}

function openMatter(state: KeyringState, matterId: string): MatterSecrets {
  if (!state.file.entries.has(matterId)) refresh(state)
  const entry = state.file.entries.get(matterId)
  if (entry?.kind !== 'matter') throw new IntegrityError()
  return unwrapMatter(state.file.installId, state.rootKey, matterId, entry)
}

function openFormerKeys({ file, rootKey }: KeyringState, matterId: string): MatterSecrets[] {
  const entry = file.entries.get(matterId)
  if (entry?.kind !== 'matter') throw new IntegrityError()
  return entry.formers.map((keys) => unwrapMatter(file.installId, rootKey, matterId, keys))
}

function randomPassphrase(): string {
  // 32 signs without 0/O and 1/I, five bits each: 150 bits, typed from paper without doubt
  const signs = Array.from(randomBytes(30), (byte) => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[byte & 31])
  return signs.join('').replace(/.{5}(?=.)/g, '$&-')
}
