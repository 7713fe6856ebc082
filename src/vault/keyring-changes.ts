import { randomBytes } from 'node:crypto'
import { openFirm, sealFirm, splitFirm } from './firm-secrets.ts'
import { IntegrityError } from './integrity-error.ts'
import type { KeyringEntry, SealedCopy } from './keyring-body.ts'
import { sealCopyName } from './keyring-copies.ts'
import { replaceKeyringForGood } from './keyring-disk.ts'
import { KeyringDamaged } from './keyring-errors.ts'
import { encodeKeyring } from './keyring-file.ts'
import { readRecovery } from './keyring-recovery-key.ts'
import { type Contents, changeKeyring, type KeyringState } from './keyring-state.ts'
import { createMatterKeys, rewrapMatter, wrapMatter } from './matter-keys.ts'
import { areEqual } from './octets.ts'
import type { UnlockMethod } from './unlock-method.ts'

export async function addMatters(state: KeyringState, matterIds: readonly string[]): Promise<void> {
  const { installId } = state.file
  const missing = [...new Set(matterIds)].filter((matterId) => !state.file.entries.has(matterId))
  if (missing.length === 0) return
  const { recoveryCertificate } = state.file
  const made = await createMatterKeys(missing, await readRecovery(state.file))
  await changeKeyring(state, async (latest) => {
    const { file, rootKey } = latest
    if (!file.installId.equals(installId)) throw new KeyringDamaged(undefined)
    // Another recovery key meanwhile: the old one must open nothing that is new.
    const isStill = areEqual(file.recoveryCertificate, recoveryCertificate)
    const added = isStill ? made : await createMatterKeys(missing, await readRecovery(file))
    const entries = new Map(file.entries)
    for (const matter of added) {
      if (!entries.has(matter.matterId)) entries.set(matter.matterId, wrapMatter(installId, rootKey, matter))
    }
    return { ...latest, file: { ...file, entries } }
  })
}

/** New keys for one matter; those before stay, for what is sealed under them. */
export async function rekeyMatter(state: KeyringState, matterId: string): Promise<void> {
  await changeKeyring(state, async (latest) => {
    const { file, rootKey } = latest
    const entry = file.entries.get(matterId)
    const [made] = await createMatterKeys([matterId], await readRecovery(file))
    if (entry?.kind !== 'matter' || !made) throw new IntegrityError()
    const { formers, fingerprint, wrapped, escrow } = entry
    const entries = new Map<string, KeyringEntry>(file.entries)
    entries.set(matterId, {
      ...wrapMatter(file.installId, rootKey, made),
      formers: [{ fingerprint, wrapped, escrow }, ...formers],
    })
    return { ...latest, file: { ...file, entries } }
  })
}

/** No copy of the old file is left here. */
export async function destroyMatter(state: KeyringState, matterId: string, destroyedAt: Date): Promise<void> {
  const destroy = (latest: Contents) => {
    const entries = new Map<string, KeyringEntry>(latest.file.entries)
    const destroyed = entries.get(matterId)
    if (!destroyed) throw new IntegrityError()
    const { fingerprint } = destroyed
    const next = underNewRootKey({ ...latest, file: { ...latest.file, entries } })
    const { generation } = next.file
    const tombstone = {
      kind: 'tombstone',
      fingerprint,
      destroyedAt: destroyedAt.getTime(),
      generation,
    } as const
    return { ...next, file: { ...next.file, entries: new Map(next.file.entries).set(matterId, tombstone) } }
  }
  await changeKeyring(state, destroy, replaceKeyringForGood)
}

export async function rotate(state: KeyringState): Promise<void> {
  await changeKeyring(state, underNewRootKey)
}

/** The new root key makes the old unlock secret worthless even to somebody who once opened the keyring with it. */
export async function rewrapUnlock(
  state: KeyringState,
  unlock: { secret: Uint8Array; method: UnlockMethod },
): Promise<void> {
  if (unlock.secret.length !== 32) throw new TypeError('An unlock secret has 32 bytes.')
  const rewrap = (latest: Contents) => ({
    ...underNewRootKey({ ...latest, file: { ...latest.file, unlock: unlock.method } }),
    unlockSecret: unlock.secret,
  })
  await changeKeyring(state, rewrap, replaceKeyringForGood)
}

function underNewRootKey({ file, rootKey: from, unlockSecret }: Contents): Contents {
  const { installId } = file
  const to = randomBytes(32)
  const entries = new Map(file.entries)
  for (const [matterId, entry] of entries) {
    if (entry.kind === 'matter') entries.set(matterId, rewrapMatter(installId, { from, to }, matterId, entry))
  }
  const firm = sealFirm(installId, to, openFirm(installId, from, file.firm))
  return { file: { ...file, generation: file.generation + 1, entries, firm }, rootKey: to, unlockSecret }
}

/**
 * `bytes`: the keyring as it is handed out, which knows of this copy. Here the copy is unfinished until somebody says that
 * it reached its place: from now on it may be somewhere, and until then it replaces none.
 */
export async function registerCopy(
  state: KeyringState,
  name: string,
  at: Date,
): Promise<{ number: number; bytes: Uint8Array }> {
  let number = 0
  let bytes: Uint8Array = new Uint8Array()
  await changeKeyring(state, (latest) => {
    const { file, rootKey, unlockSecret } = latest
    number = 1 + Math.max(0, ...file.copies.map((copy) => copy.number))
    const { text } = splitFirm(openFirm(file.installId, rootKey, file.firm))
    const copy: SealedCopy = {
      number,
      exportedAt: at.getTime(),
      generation: file.generation,
      revision: file.revision + 1,
      attestedAt: null,
      isFinished: true,
      name: sealCopyName(text, number, name),
    }
    const { copies, revision } = file
    const given = { ...file, revision: revision + 1, copies: [...copies, copy] }
    bytes = encodeKeyring(given, rootKey, unlockSecret)
    return { ...latest, file: { ...file, copies: [...copies, { ...copy, isFinished: false }] } }
  })
  return { number, bytes }
}

export async function finishCopy(state: KeyringState, number: number): Promise<void> {
  await changeCopy(state, number, (copy) => ({ ...copy, isFinished: true }))
}

export async function attestCopy(state: KeyringState, number: number, at: Date): Promise<void> {
  await changeCopy(state, number, (copy) => ({
    ...copy,
    // One that never reached its place is as if it had never been made: it replaces none, whenever somebody says so.
    attestedAt: copy.isFinished ? at.getTime() : copy.exportedAt,
  }))
}

async function changeCopy(
  state: KeyringState,
  number: number,
  change: (copy: SealedCopy) => SealedCopy,
): Promise<void> {
  await changeKeyring(state, (latest) => {
    const { file } = latest
    const known = file.copies.find((copy) => copy.number === number)
    if (!known) throw new RangeError(`There is no copy ${number}.`)
    if (known.attestedAt !== null) return latest
    const copies = file.copies.map((copy) => (copy === known ? change(copy) : copy))
    return { ...latest, file: { ...file, copies } }
  })
}

export async function setPersonDisabled(state: KeyringState, personId: string, at: Date | null) {
  await changeKeyring(state, (latest) => {
    const { file } = latest
    if (file.disabledPersons.has(personId) === (at !== null)) return latest
    const disabledPersons = new Map(file.disabledPersons)
    if (at) disabledPersons.set(personId, at.getTime())
    else disabledPersons.delete(personId)
    return { ...latest, file: { ...file, disabledPersons } }
  })
}
