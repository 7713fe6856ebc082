import type { IndexedFolder, IndexedVersion, SealedText } from '../backup/index-file.ts'
import { cleanFileName, extensionOf } from '../documents/file-name.ts'
import { zipNamer } from '../documents/zip-names.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { fromBase64, type Octets } from '../vault/octets.ts'
import type { OpenedCopy } from '../vault/offline/keyring-copy.ts'
import { type OfflineTextKey, openTextKey } from '../vault/offline/sealed-text.ts'
import type { Column } from '../vault/sealed.ts'
import type { ListedMatter } from './open-backup.ts'

// No Node.js here either.

/** A title is null where there is none, or where it does not open. */
export type OpenedMatter = {
  readonly id: string
  readonly number: string
  readonly title: string | null
  readonly clientTitleEn: string | null
  readonly clientTitleFr: string | null
  readonly documents: readonly RecoverableDocument[]
}

/** A version of a document. Sizes in octets, `sha256` in hexadecimal, of the content where nothing else is said. */
export type RecoverableDocument = {
  readonly versionId: string
  readonly matterId: string
  /** Null if the name does not open; the content may. */
  readonly name: string | null
  /** Below the matter's folder, with `/`: safe on any system, and no two alike. */
  readonly path: string
  readonly number: number
  readonly isCurrent: boolean
  readonly mediaType: string
  readonly byteSize: number
  readonly sealedSize: number
  readonly sha256: string
  readonly uploadedAt: string
  /** Throws `IntegrityError`. */
  sessionKey(): Promise<Octets>
}

type Opener = (column: Column, rowId: string, sealed: SealedText) => Promise<string | null>

/** Throws `IntegrityError` for a matter whose keys the copy does not give: destroyed, newer than the copy, damaged. */
export async function openMatter(matter: ListedMatter, copy: OpenedCopy): Promise<OpenedMatter> {
  const { id, number, title, clientTitleEn, clientTitleFr } = matter
  const keys = await Promise.all((await copy.matterSecrets(id)).map(openTextKey))
  const open: Opener = (column, rowId, sealed) =>
    sealed === null ? Promise.resolve(null) : openWithAny(keys, column, rowId, sealed).catch(() => null)
  return {
    id,
    number,
    title: await open('matters.internal_title', id, title),
    clientTitleEn: await open('matters.client_title_en', id, clientTitleEn),
    clientTitleFr: await open('matters.client_title_fr', id, clientTitleFr),
    documents: await openDocuments(matter.versions, await openFolders(matter.folders, open), { open, keys }),
  }
}

/** While the matter's keys are being replaced, a row may be sealed under the new ones or the ones before. */
async function openWithAny(
  keys: readonly OfflineTextKey[],
  ...[column, rowId, sealed]: [Column, string, string]
): Promise<string> {
  for (const key of keys) {
    const text = await key.open(column, rowId, sealed).catch(() => null)
    if (text !== null) return text
  }
  throw new IntegrityError()
}

type Folder = { readonly parentId: string | null; readonly name: string }

async function openFolders(folders: readonly IndexedFolder[], open: Opener): Promise<Map<string, Folder>> {
  const opened = folders.map(async ({ id, parentId, name }) => {
    const plain = await open('folders.name', id, name)
    return [id, { parentId, name: plain ?? id }] as const
  })
  return new Map(await Promise.all(opened))
}

async function openDocuments(
  versions: readonly IndexedVersion[],
  folders: ReadonlyMap<string, Folder>,
  { open, keys }: { open: Opener; keys: readonly OfflineTextKey[] },
): Promise<RecoverableDocument[]> {
  const names = await Promise.all(
    versions.map(({ id, fileName }) => open('document_versions.file_name', id, fileName)),
  )
  const named = versions.map((version, index) => ({ version, name: names[index] ?? null }))
  const nameOf = zipNamer()
  // The newest versions choose first, so that each has the name that people know.
  const inTurn = [...named].sort((a, b) => Number(b.version.isCurrent) - Number(a.version.isCurrent))
  return inTurn.map(({ version, name }) => {
    const { id, sessionKey, ...rest } = version
    const place = { folders: pathTo(version.folderId, folders), fileName: fileNameOf(version, name) }
    return {
      ...rest,
      versionId: id,
      name: name === null ? null : cleanFileName(name),
      path: nameOf(place),
      sessionKey: () => openSessionKey(keys, id, sessionKey),
    }
  })
}

/** "version" is the same word in English and in French. */
function fileNameOf({ id, number, isCurrent }: IndexedVersion, name: string | null): string {
  const clean = name === null ? id : cleanFileName(name)
  if (isCurrent) return clean
  const extension = extensionOf(clean)
  return `${clean.slice(0, clean.length - extension.length)} (version ${number})${extension}`
}

/** As deep as the portal lets folders lie; a circle of damaged rows ends there too. */
const DEEPEST = 50

function pathTo(folderId: string | null, folders: ReadonlyMap<string, Folder>): string[] {
  const names: string[] = []
  let folder = folderId === null ? undefined : folders.get(folderId)
  while (folder && names.length < DEEPEST) {
    names.unshift(folder.name)
    folder = folder.parentId === null ? undefined : folders.get(folder.parentId)
  }
  return names
}

async function openSessionKey(
  keys: readonly OfflineTextKey[],
  versionId: string,
  sealed: SealedText,
): Promise<Octets> {
  if (sealed === null) throw new IntegrityError()
  const secret = fromBase64(await openWithAny(keys, 'document_versions.session_key', versionId, sealed))
  if (secret.length !== 64) throw new IntegrityError()
  return secret.subarray(0, 32) // the rest is a digest of the head, which openDocumentFile compares
}
