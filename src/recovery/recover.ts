import { readFile } from 'node:fs/promises'
import { Refusal } from '../installation/refusal.ts'
import { type OpenedCopy, openKeyringCopy } from '../vault/offline/keyring-copy.ts'
import { matterFolders } from './matter-folder.ts'
import { type ListedMatter, type OpenedBackup, openBackup } from './open-backup.ts'
import { type OpenedMatter, openMatter, type RecoverableDocument } from './open-matter.ts'
import { missingRoom, type OutDirectory, openOutDirectory } from './out-directory.ts'
import { type Fate, recoverDocument } from './recover-document.ts'
import { chooseSnapshot, readSnapshotFiles } from './snapshot-files.ts'

export type RecoveryOrder = {
  readonly backup: string
  /** The keyring file of the copy. */
  readonly keyringFile: string
  readonly recovery: { readonly armoredKey: string; readonly passphrase: string }
  readonly out: string
  /** Of the newest snapshot where it is undefined. */
  readonly snapshot?: string | undefined
  /** Only the matter with this number. */
  readonly matterNumber?: string | undefined
  readonly progress: (done: Progress) => void
}

/** In documents and in octets. */
export type Progress = {
  readonly documents: number
  readonly ofDocuments: number
  readonly octets: number
  readonly ofOctets: number
}

/** `path`: from the directory they were written to. */
export type RecoveredDocument = {
  readonly path: string
  readonly fate: Fate
  readonly document: RecoverableDocument
}
/** `opened` is null where no key opens it: `listed.state` says why, or its escrow is damaged. */
export type RecoveredMatter = {
  readonly listed: ListedMatter
  readonly opened: OpenedMatter | null
  readonly documents: readonly RecoveredDocument[]
}
export type Recovered = {
  readonly snapshot: string
  readonly backup: OpenedBackup
  readonly out: OutDirectory
  readonly matters: readonly RecoveredMatter[]
}

/** Opened, and where each document goes. */
type Planned = {
  readonly listed: ListedMatter
  readonly opened: OpenedMatter | null
  readonly wanted: readonly { readonly path: string; readonly document: RecoverableDocument }[]
}

/**
 * Writes the documents of a backup as plain files, a folder for each matter, without a portal. A second run with the same
 * order goes on where the first one ended. Throws `WrongRecoveryKey`, `KeyringDamaged`, what `openBackup` throws, or a
 * `Refusal`.
 */
export async function recoverDocuments(order: RecoveryOrder): Promise<Recovered> {
  const copy = await readKeyringCopy(order)
  const snapshot = await chooseSnapshot(order.backup, order.snapshot)
  const backup = await openBackup(await readSnapshotFiles(snapshot), copy)
  const plan = await planMatters(backup, copy, order.matterNumber)
  const out = openOutDirectory(order.out, `${backup.installId} ${snapshot.id}\n`)
  const wanted = plan.flatMap((matter) => matter.wanted)
  const missing = await missingRoom(out, wanted)
  if (missing > 0) throw new Refusal(`${out.path} has no room for this: ${missing} bytes are missing.`)
  const ofOctets = wanted.reduce((sum, { document }) => sum + document.byteSize, 0)
  const progress = { documents: 0, ofDocuments: wanted.length, octets: 0, ofOctets }
  const matters: RecoveredMatter[] = []
  for (const { listed, opened, wanted: mine } of plan) {
    const documents: RecoveredDocument[] = []
    for (const { path, document } of mine) {
      const onOctets = (octets: number) => order.progress({ ...progress, octets: progress.octets + octets })
      onOctets(0)
      const fate = await recoverDocument({ out, path, document, snapshot, onOctets })
      documents.push({ path, document, fate })
      progress.documents++
      progress.octets += document.byteSize
    }
    matters.push({ listed, opened, documents })
  }
  return { snapshot: snapshot.id, backup, out, matters }
}

export async function readKeyringCopy({
  keyringFile,
  recovery,
}: Pick<RecoveryOrder, 'keyringFile' | 'recovery'>): Promise<OpenedCopy> {
  return openKeyringCopy(Uint8Array.from(await readFile(keyringFile)), recovery)
}

async function planMatters(backup: OpenedBackup, copy: OpenedCopy, number?: string): Promise<Planned[]> {
  const folderOf = matterFolders()
  const plan: Planned[] = []
  for (const listed of backup.matters) {
    const opened = listed.state.kind === 'live' ? await openMatter(listed, copy).catch(() => null) : null
    // Named even when it is left out, so that every run gives a matter the same folder.
    const folder = folderOf({ number: listed.number, title: opened?.title ?? null })
    const documents = opened?.documents ?? []
    const wanted = documents.map((document) => ({ path: `${folder}/${document.path}`, document }))
    if (number === undefined || isSameNumber(listed.number, number)) plan.push({ listed, opened, wanted })
  }
  if (plan.length === 0 && number !== undefined)
    throw new Refusal(`There is no matter ${number} in this backup.`)
  return plan
}

/** As the database compares them. */
function isSameNumber(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
