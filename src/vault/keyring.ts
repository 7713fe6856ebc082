import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { deriveKey, openBytes, sealBytes } from './aead.ts'
import { IntegrityError } from './integrity-error.ts'
import { previousPath, replaceKeyring, replaceKeyringForGood, withKeyringLock } from './keyring-disk.ts'
import { KeyringDamaged, Locked } from './keyring-errors.ts'
import { decodeKeyring, encodeKeyring, type KeyringEntry, type KeyringFile } from './keyring-file.ts'
import {
  createMatterKeys,
  type MatterSecrets,
  rewrapMatter,
  unwrapMatter,
  wrapMatter,
} from './matter-keys.ts'
import { encryptText, generateKeyPair, loadOpenpgp, PROFILE } from './openpgp-profile.ts'

/** 32 bytes each, and the firm's OpenPGP key, binary. Not kept in SQLite, not in a bulk backup. */
export type FirmSecrets = {
  readonly text: Uint8Array
  readonly lookup: Uint8Array
  readonly auditSeed: Uint8Array
  readonly privateKey: Uint8Array
}

export type Keyring = {
  /** 16 random bytes in hexadecimal, made at `init`: tells two installations apart. */
  readonly installId: string
  /** Counts root keys: one more at every destruction. */
  readonly generation: number
  /** Counts writes: a keyring with a smaller one than was seen before is a restored one. */
  readonly revision: number
  readonly firm: FirmSecrets
  /** The public half of R, binary. */
  readonly recoveryCertificate: Uint8Array
  /** Throws `IntegrityError` for a matter without keys and for one whose keys were destroyed. */
  matter(matterId: string): MatterSecrets
  matterIds(): string[]
  /** One write for all of them; a matter that has keys keeps them. */
  addMatters(matterIds: readonly string[]): Promise<void>
  /** A new root key, every other matter wrapped again, no copy of the old file left here. Not to be undone. */
  destroyMatter(matterId: string, destroyedAt: Date): Promise<void>
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

type State = { path: string; unlockSecret: Uint8Array; file: KeyringFile; rootKey: Buffer; stamp: string }

/** Makes the keyring of a new installation and the recovery key R. Refuses where a keyring is. */
export async function createKeyring(at: {
  path: string
  unlockSecret: Uint8Array
  recoveryPassphrase?: string
}): Promise<RecoveryKey> {
  if (at.unlockSecret.length !== 32) throw new Locked()
  // Not under the firm's name: the keyring holds the public half readable.
  const recovery = await generateKeyPair('Recovery')
  const certificate = recovery.toPublic()
  const [installId, rootKey] = [randomBytes(16), randomBytes(32)]
  const secrets = Buffer.concat([randomBytes(96), (await generateKeyPair('Firm')).write()])
  const file: KeyringFile = {
    installId,
    generation: 1,
    revision: 1,
    firm: sealFirm(installId, rootKey, secrets),
    firmEscrow: Buffer.from(await encryptText(certificate, JSON.stringify(firmCopy(secrets)))),
    recoveryCertificate: Buffer.from(certificate.write()),
    entries: new Map(),
  }
  const passphrase = at.recoveryPassphrase ?? randomPassphrase()
  const { encryptKey } = await loadOpenpgp()
  const locked = await encryptKey({ privateKey: recovery, passphrase, config: PROFILE })
  await withKeyringLock(at.path, async () => {
    if (existsSync(at.path)) throw new Error('A keyring is already there.')
    await replaceKeyring(at.path, encodeKeyring(file, rootKey, at.unlockSecret))
  })
  return { recoveryPrivateKey: locked.armor(), passphrase, fingerprint: recovery.getFingerprint() }
}

/**
 * Opens the keyring; the matters' keys in it are opened one by one when they are asked for. Throws `Locked` or
 * `KeyringDamaged`, and changes nothing on the disk.
 */
export async function openKeyring(at: { path: string; unlockSecret: Uint8Array }): Promise<Keyring> {
  const state = load(at.path, at.unlockSecret)
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
    get recoveryCertificate() {
      return state.file.recoveryCertificate
    },
    firm: openFirm(state),
    matter: (matterId) => openMatter(state, matterId),
    matterIds: () => [...liveEntries(state.file)].map(([matterId]) => matterId),
    addMatters: (matterIds) => addMatters(state, matterIds),
    destroyMatter: (matterId, destroyedAt) => destroyMatter(state, matterId, destroyedAt),
    refresh: () => refresh(state),
  }
}

function load(path: string, unlockSecret: Uint8Array): State {
  if (unlockSecret.length !== 32) throw new Locked()
  const stamp = stampOf(path)
  try {
    if (!stamp) throw new KeyringDamaged(undefined)
    return { path, unlockSecret, stamp, ...decodeKeyring(readFileSync(path), unlockSecret) }
  } catch (error) {
    throw error instanceof KeyringDamaged ? new KeyringDamaged(usablePrevious(path, unlockSecret)) : error
  }
}

function usablePrevious(path: string, unlockSecret: Uint8Array): string | undefined {
  const previous = previousPath(path)
  try {
    return existsSync(previous) && decodeKeyring(readFileSync(previous), unlockSecret) ? previous : undefined
  } catch {
    return undefined
  }
}

/** Every write makes a new file by rename, so the inode changes even within one tick of the clock. */
function stampOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat && `${stat.ino}|${stat.mtimeNs}|${stat.size}`
}

function refresh(state: State): boolean {
  if (stampOf(state.path) === state.stamp) return false
  Object.assign(state, load(state.path, state.unlockSecret))
  return true
}

function openFirm(state: State): FirmSecrets {
  return splitFirm(openBytes(deriveKey(state.rootKey, 'keyring firm'), state.file.installId, state.file.firm))
}

function splitFirm(secrets: Buffer) {
  return {
    text: secrets.subarray(0, 32),
    lookup: secrets.subarray(32, 64),
    auditSeed: secrets.subarray(64, 96),
    privateKey: secrets.subarray(96),
  }
}

/** What R opens when the unlock secret is lost: JSON with the four secrets in base64. */
function firmCopy(secrets: Buffer) {
  return Object.fromEntries(
    Object.entries(splitFirm(secrets)).map(([name, part]) => [name, part.toString('base64')]),
  )
}

function openMatter(state: State, matterId: string): MatterSecrets {
  if (!state.file.entries.has(matterId)) refresh(state)
  const entry = state.file.entries.get(matterId)
  if (entry?.kind !== 'matter') throw new IntegrityError()
  return unwrapMatter(state.file.installId, state.rootKey, matterId, entry)
}

async function addMatters(state: State, matterIds: readonly string[]): Promise<void> {
  const { installId } = state.file
  const missing = [...new Set(matterIds)].filter((matterId) => !state.file.entries.has(matterId))
  if (missing.length === 0) return
  const { readKey } = await loadOpenpgp()
  const recovery = await readKey({ binaryKey: state.file.recoveryCertificate, config: PROFILE })
  const made = await createMatterKeys(missing, recovery)
  await change(state, ({ file, rootKey }) => {
    if (!file.installId.equals(installId)) throw new KeyringDamaged(undefined)
    const entries = new Map(file.entries)
    for (const matter of made) {
      if (!entries.has(matter.matterId)) entries.set(matter.matterId, wrapMatter(installId, rootKey, matter))
    }
    return { file: { ...file, entries }, rootKey }
  })
}

async function destroyMatter(state: State, matterId: string, destroyedAt: Date): Promise<void> {
  const destroy: Change = ({ file, rootKey: oldRootKey }) => {
    const rootKey = randomBytes(32)
    const entries = new Map<string, KeyringEntry>(file.entries)
    const destroyed = entries.get(matterId)
    if (!destroyed) throw new IntegrityError()
    for (const [id, entry] of liveEntries(file)) {
      entries.set(id, rewrapMatter(file.installId, { from: oldRootKey, to: rootKey }, id, entry))
    }
    const { fingerprint } = destroyed
    entries.set(matterId, { kind: 'tombstone', fingerprint, destroyedAt: destroyedAt.getTime() })
    const firm = openBytes(deriveKey(oldRootKey, 'keyring firm'), file.installId, file.firm)
    return {
      file: {
        ...file,
        generation: file.generation + 1,
        entries,
        firm: sealFirm(file.installId, rootKey, firm),
      },
      rootKey,
    }
  }
  await change(state, destroy, replaceKeyringForGood)
}

type Change = (latest: { file: KeyringFile; rootKey: Buffer }) => { file: KeyringFile; rootKey: Buffer }

/** The change is made to what the file holds now, not to what this process read last. */
async function change(state: State, apply: Change, replace = replaceKeyring): Promise<void> {
  await withKeyringLock(state.path, async () => {
    refresh(state)
    const { file, rootKey } = apply(state)
    const bytes = encodeKeyring({ ...file, revision: file.revision + 1 }, rootKey, state.unlockSecret)
    await replace(state.path, bytes)
    refresh(state)
  })
}

function* liveEntries(file: KeyringFile) {
  for (const [matterId, entry] of file.entries) if (entry.kind === 'matter') yield [matterId, entry] as const
}

function sealFirm(installId: Buffer, rootKey: Uint8Array, secrets: Uint8Array): Buffer {
  return Buffer.from(sealBytes(deriveKey(rootKey, 'keyring firm'), installId, secrets))
}

function randomPassphrase(): string {
  // 32 signs without 0/O and 1/I, five bits each: 150 bits, typed from paper without doubt
  const signs = Array.from(randomBytes(30), (byte) => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[byte & 31])
  return signs.join('').replace(/.{5}(?=.)/g, '$&-')
}
