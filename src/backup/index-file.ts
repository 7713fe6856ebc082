/**
 * `index.json` of a snapshot: what recovery must know of the database to give every document its name, without SQLite,
 * so that a page in a browser can read it. Names are as the database holds them: sealed for their column and row
 * (src/vault/text-key.ts), in base64. Of a matter whose keys are destroyed they stay unreadable in every old backup.
 *
 * `backup create` calls `indexPieces` (write-index.ts) with the snapshot's own copy of the database, writes the pieces
 * to a file, and seals that with `sealFile` as `index.json.pgp`, beside `portal.db.pgp`. The manifest carries
 * `index: { size, sha256 }` of the sealed file, so that the firm's signature holds for the index too.
 */
export type IndexFile = {
  readonly format: 1
  /** Hexadecimal; that of the keyring. */
  readonly installId: string
  /** UTC, ISO 8601, as all times here. */
  readonly takenAt: string
  readonly firm: IndexedFirm
  readonly matters: readonly IndexedMatter[]
  readonly folders: readonly IndexedFolder[]
  /** By matter, then by document, then by number. */
  readonly versions: readonly IndexedVersion[]
}

/** Base64 of a sealed column of the row whose id stands beside it; null where the row has none. */
export type SealedText = string | null

/** `name`: `firm.name` of row `1`, under the firm's key. `timeZone`: IANA. `languages`: the first is the default. */
export type IndexedFirm = {
  readonly name: SealedText
  readonly timeZone: string
  readonly languages: string
}

/** `number` is readable; the titles are `matters.internal_title`, `client_title_en` and `client_title_fr`. */
export type IndexedMatter = {
  readonly id: string
  readonly number: string
  readonly title: SealedText
  readonly clientTitleEn: SealedText
  readonly clientTitleFr: SealedText
  readonly createdAt: string
}

/** `name`: `folders.name`. */
export type IndexedFolder = {
  readonly id: string
  readonly matterId: string
  readonly parentId: string | null
  readonly name: SealedText
}

/**
 * One version of one document; `id` names its file under `documents/`. `fileName` and `sessionKey` are
 * `document_versions.file_name` and `.session_key`. `byteSize` and `sha256` (hexadecimal) are of the content,
 * `sealedSize` is of the file.
 */
export type IndexedVersion = {
  readonly id: string
  readonly documentId: string
  readonly matterId: string
  readonly folderId: string | null
  readonly number: number
  readonly isCurrent: boolean
  readonly fileName: SealedText
  readonly sessionKey: SealedText
  readonly mediaType: string
  readonly byteSize: number
  readonly sealedSize: number
  readonly sha256: string
  readonly uploadedAt: string
}

/** Not an index, or one of a later format. */
export class IndexError extends Error {
  constructor(readonly fault: 'damaged' | 'too-new') {
    super(`The index of the backup is ${fault}.`)
    this.name = 'IndexError'
  }
}

/** Throws `IndexError`. The whole of it was authenticated when it was opened, so only its format is in doubt. */
export function parseIndex(text: string): IndexFile {
  const index = parsed(text)
  if (!isObject(index) || !('format' in index)) throw new IndexError('damaged')
  if (index.format !== 1) throw new IndexError('too-new')
  if (!isIndex(index)) throw new IndexError('damaged')
  return index
}

/** Whoever has the recovery certificate can write an index, so nothing in it is used before its form is right. */
function isIndex(index: Fields): index is IndexFile & Fields {
  const { installId, takenAt, firm, matters, folders, versions } = index
  return (
    areTexts(installId) &&
    isTime(takenAt) &&
    isObject(firm) &&
    isTimeZone(firm.timeZone) &&
    areAll(matters, ({ id, number }) => areTexts(id, number)) &&
    areAll(folders, ({ id, matterId }) => areTexts(id, matterId)) &&
    areAll(versions, isVersion)
  )
}

type Fields = { readonly [name: string]: unknown }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function isVersion({ id, matterId, uploadedAt, sha256, number, byteSize, sealedSize }: Fields): boolean {
  const areSizes = [number, byteSize, sealedSize].every(
    (size) => Number.isSafeInteger(size) && Number(size) > 0,
  )
  return (
    areTexts(matterId, sha256) && typeof id === 'string' && UUID.test(id) && isTime(uploadedAt) && areSizes
  )
}

function areAll(rows: unknown, check: (row: Fields) => boolean): boolean {
  return Array.isArray(rows) && rows.every((row: unknown) => isObject(row) && check(row))
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string')
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

function isTimeZone(timeZone: unknown): boolean {
  try {
    return typeof timeZone === 'string' && new Intl.DateTimeFormat('en', { timeZone }) !== null
  } catch {
    return false
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new IndexError('damaged')
  }
}
