import {
  type IndexedFolder,
  type IndexedMatter,
  type IndexedVersion,
  type IndexFile,
  parseIndex,
} from '../backup/index-file.ts'
import { parseManifest } from '../backup/manifest.ts'
import { verifySignature } from '../vault/firm-key.ts'
import { type Octets, toHex } from '../vault/octets.ts'
import type { MatterState, OpenedCopy } from '../vault/offline/keyring-copy.ts'
import { certificateOf, openMessageText } from '../vault/offline/message.ts'
import { openTextKey } from '../vault/offline/sealed-text.ts'

// No Node.js in this file and in those it loads: recovery.html runs them in a browser.

/** The files of a snapshot that recovery reads; `manifest` and `signature` are null where they are missing. */
export type SnapshotFiles = {
  readonly index: Octets
  readonly manifest: Octets | null
  readonly signature: string | null
}

export type OpenedBackup = {
  /** Hexadecimal. */
  readonly installId: string
  /** Null if it does not open. */
  readonly firmName: string | null
  /** UTC, ISO 8601. */
  readonly takenAt: string
  readonly timeZone: string
  /** The firm signed a manifest that names this very index. Without it, what opens is still authentic, each for itself. */
  readonly isSigned: boolean
  /** By number. */
  readonly matters: readonly ListedMatter[]
}

/** A matter as far as it is known before it is opened. `documents` and `byteSize`: of the newest versions. */
export type ListedMatter = IndexedMatter & {
  readonly state: MatterState
  readonly documents: number
  readonly byteSize: number
  readonly versions: readonly IndexedVersion[]
  readonly folders: readonly IndexedFolder[]
}

/** The keyring copy is of another installation than the backup. */
export class ForeignKeyringError extends Error {
  constructor() {
    super('This keyring copy belongs to another portal than this backup.')
    this.name = 'ForeignKeyringError'
  }
}

/** Throws `IntegrityError`, `IndexError` or `ForeignKeyringError`. */
export async function openBackup(files: SnapshotFiles, copy: OpenedCopy): Promise<OpenedBackup> {
  const index = parseIndex(await openMessageText(files.index, copy.recoveryKey))
  if (index.installId !== copy.installId) throw new ForeignKeyringError()
  const key = await openTextKey(copy.firm.text)
  const { name, timeZone } = index.firm
  return {
    installId: index.installId,
    firmName: name === null ? null : await key.open('firm.name', '1', name).catch(() => null),
    takenAt: index.takenAt,
    timeZone,
    isSigned: await isSigned(files, copy),
    matters: listMatters(index, copy),
  }
}

async function isSigned({ index, manifest, signature }: SnapshotFiles, copy: OpenedCopy): Promise<boolean> {
  if (!manifest || !signature) return false
  const certificate = await certificateOf(copy.firm.privateKey)
  if (!(await verifySignature(manifest, signature, certificate))) return false
  const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', index)))
  return parseManifest(new TextDecoder().decode(manifest))?.index.sha256 === sha256
}

function listMatters(index: IndexFile, copy: OpenedCopy): ListedMatter[] {
  const versions = Map.groupBy(index.versions, ({ matterId }) => matterId)
  const folders = Map.groupBy(index.folders, ({ matterId }) => matterId)
  return index.matters.map((matter) => {
    const all = versions.get(matter.id) ?? []
    const current = all.filter(({ isCurrent }) => isCurrent)
    return {
      ...matter,
      state: copy.stateOf(matter.id),
      documents: current.length,
      byteSize: current.reduce((sum, { byteSize }) => sum + byteSize, 0),
      versions: all,
      folders: folders.get(matter.id) ?? [],
    }
  })
}
