import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PrivateKey } from 'openpgp'
import { type FirmSecrets, joinFirm, readFirmCopy, sealFirm } from './firm-secrets.ts'
import { IntegrityError } from './integrity-error.ts'
import { type Tombstone, tombstonesOf, writeNewKeyring } from './keyring.ts'
import type { KeyringEntry, WrappedKeys } from './keyring-body.ts'
import { type KeyringCopy, openCopies } from './keyring-copies.ts'
import { decodeKeyringUnproven, type KeyringFile } from './keyring-file.ts'
import { type MatterSecrets, wrapMatter } from './matter-keys.ts'
import { isKeyOf, openEscrow, openMatterEscrow, openRecoveryKey, WrongRecoveryKey } from './recovery-key.ts'
import type { UnlockMethod } from './unlock-method.ts'

/**
 * A keyring opened by the recovery key, without the unlock secret. Every escrow authenticates itself; which matters
 * there are, and which were destroyed, is taken as the file says it.
 */
export type RecoveredKeyring = {
  readonly installId: string
  readonly generation: number
  readonly revision: number
  readonly firm: FirmSecrets
  /** Binary. */
  readonly recoveryCertificate: Uint8Array
  readonly recoveryPrivateKey: PrivateKey
  matterIds(): string[]
  /** Throws `IntegrityError` for a matter without keys, for a destroyed one, and for a damaged escrow. */
  matter(matterId: string): Promise<MatterSecrets>
  /** The keys that the matter had before these, the newest first. */
  formerKeys(matterId: string): Promise<MatterSecrets[]>
  tombstones(): Tombstone[]
  copies(): KeyringCopy[]
  disabledPersons(): ReadonlyMap<string, number>
  /** The same keyring in a new file under another unlock secret. Refuses where a file is. */
  writeTo(at: { path: string; unlockSecret: Uint8Array; unlockMethod: UnlockMethod }): Promise<void>
}

type Order = ({ path: string } | { bytes: Uint8Array }) & { recoveryPrivateKey: string; passphrase: string }

/** Throws `WrongRecoveryKey`, `KeyringDamaged` or `IntegrityError`. */
export async function openKeyringWithRecovery(order: Order): Promise<RecoveredKeyring> {
  const bytes = 'path' in order ? readFileSync(order.path) : Buffer.from(order.bytes)
  const file = decodeKeyringUnproven(bytes)
  const key = await openRecoveryKey(order.recoveryPrivateKey, order.passphrase)
  if (!(await isKeyOf(key, file.recoveryCertificate))) throw new WrongRecoveryKey('another-key')
  const firm = readFirmCopy(await openEscrow(file.firmEscrow, key))
  const matter = async (matterId: string) => openMatterEscrow(key, matterId, liveKeys(file, matterId))
  return {
    installId: file.installId.toString('hex'),
    generation: file.generation,
    revision: file.revision,
    firm,
    recoveryCertificate: file.recoveryCertificate,
    recoveryPrivateKey: key,
    matterIds: () => [...file.entries].flatMap(([id, { kind }]) => (kind === 'matter' ? [id] : [])),
    matter,
    formerKeys: async (matterId) =>
      Promise.all(liveKeys(file, matterId).formers.map((keys) => openMatterEscrow(key, matterId, keys))),
    tombstones: () => tombstonesOf(file),
    copies: () => openCopies(firm.text, file.copies),
    disabledPersons: () => file.disabledPersons,
    writeTo: (at) => writeRecovered(at, { file, firm, key }),
  }
}

function liveKeys(file: KeyringFile, matterId: string): Extract<KeyringEntry, { kind: 'matter' }> {
  const entry = file.entries.get(matterId)
  if (entry?.kind !== 'matter') throw new IntegrityError()
  return entry
}

async function writeRecovered(
  at: { path: string; unlockSecret: Uint8Array; unlockMethod: UnlockMethod },
  { file, firm, key }: { file: KeyringFile; firm: FirmSecrets; key: PrivateKey },
): Promise<void> {
  const rootKey = randomBytes(32)
  const wrapAgain = async (matterId: string, keys: WrappedKeys) => {
    const opened = await openMatterEscrow(key, matterId, keys)
    const { escrow, fingerprint } = keys
    return wrapMatter(file.installId, rootKey, { ...opened, matterId, escrow, fingerprint })
  }
  const entries = new Map<string, KeyringEntry>()
  for (const [matterId, entry] of file.entries) {
    if (entry.kind === 'tombstone') entries.set(matterId, entry)
    else
      entries.set(matterId, {
        ...(await wrapAgain(matterId, entry)),
        formers: await Promise.all(entry.formers.map((keys) => wrapAgain(matterId, keys))),
      })
  }
  await writeNewKeyring(at, rootKey, {
    ...file,
    revision: file.revision + 1,
    unlock: at.unlockMethod,
    firm: sealFirm(file.installId, rootKey, joinFirm(firm)),
    entries,
  })
}
