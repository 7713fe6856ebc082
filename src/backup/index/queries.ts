import type { Database } from 'bun:sqlite'
import type { IndexedFirm, IndexedFolder, IndexedMatter, IndexedVersion, SealedText } from '../index-file.ts'

type Stored<T> = { [Key in keyof T]: SealedText extends T[Key] ? T[Key] | Uint8Array : T[Key] }

/** The firm as the index names it. */
export function getIndexedFirm(db: Database): IndexedFirm {
  const row = db
    .query<Stored<IndexedFirm>, []>('select name, time_zone as timeZone, languages from firm')
    .get()
  if (!row) throw new Error('a snapshot without a firm')
  return encoded(row)
}

export function* iterateMatters(db: Database): Generator<IndexedMatter> {
  const rows = db.query<Stored<IndexedMatter>, []>(`
    select id, number, internal_title as title, client_title_en as clientTitleEn, client_title_fr as clientTitleFr,
      created_at as createdAt
    from matters order by number`)
  for (const row of rows.iterate()) yield encoded(row)
}

export function* iterateFolders(db: Database): Generator<IndexedFolder> {
  const rows = db.query<Stored<IndexedFolder>, []>(
    'select id, matter_id as matterId, parent_id as parentId, name from folders order by matter_id, id',
  )
  for (const row of rows.iterate()) yield encoded(row)
}

type VersionRow = Omit<Stored<IndexedVersion>, 'isCurrent'> & { isCurrent: 0 | 1 }

export function* iterateVersions(db: Database): Generator<IndexedVersion> {
  const rows = db.query<VersionRow, []>(`
    select document_versions.id as id, document_id as documentId, document_versions.matter_id as matterId,
      folder_id as folderId, number, number = version_count as isCurrent, file_name as fileName,
      session_key as sessionKey, media_type as mediaType, byte_size as byteSize, sealed_size as sealedSize,
      hex(sha256) as sha256, uploaded_at as uploadedAt
    from document_versions join documents on documents.id = document_versions.document_id
    order by document_versions.matter_id, document_id, number`)
  for (const row of rows.iterate()) {
    yield { ...encoded(row), isCurrent: row.isCurrent === 1, sha256: row.sha256.toLowerCase() }
  }
}

/** Sealed columns in base64. A blank one is what a destruction leaves. */
function encoded<T extends object>(row: T): { [Key in keyof T]: Exclude<T[Key], Uint8Array> } {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? (value.length > 0 ? value.toBase64() : null) : value,
  ])
  return Object.fromEntries(entries)
}
