import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import { NotFound } from '../errors.ts'
import type { Origin } from '../rights.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { SealedSessionKey } from '../vault/session-key.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Read = StaffAccess<'documents:read'>
type Bytes = Uint8Array<ArrayBuffer>

export type Version = {
  id: string
  documentId: string
  number: number
  fileName: string
  mediaType: string
  byteSize: number
  sealedSize: number
  sha256: Bytes
  sessionKey: Sealed<'document_versions.session_key'>
  uploadedBy: string
  uploadedAt: string
  verifiedAt: string | null
  damagedAt: string | null
}
export type VersionRow = Omit<Version, 'fileName'> & { fileName: Sealed<'document_versions.file_name'> }

export const VERSION_COLUMNS = `document_versions.id as id, document_versions.document_id as documentId, number,
  file_name as fileName, media_type as mediaType, byte_size as byteSize, sealed_size as sealedSize, sha256,
  session_key as sessionKey, uploaded_by as uploadedBy, uploaded_at as uploadedAt, verified_at as verifiedAt,
  damaged_at as damagedAt`

export function openVersion<T extends VersionRow>(
  vault: Key,
  matterId: string,
  row: T,
): Omit<T, 'fileName'> & { fileName: string } {
  const fileName = vault.matter(matterId).open('document_versions.file_name', row.id, row.fileName)
  return { ...row, fileName }
}

export type Document = Version & {
  versionId: string
  folderId: string | null
  origin: Origin
  createdBy: string
  updatedAt: string
}
type DocumentFields = Pick<Document, 'versionId' | 'folderId' | 'origin' | 'createdBy' | 'updatedAt'>

export const CURRENT_VERSION = `documents join document_versions
  on document_versions.document_id = documents.id and number = version_count`

const DOCUMENT_COLUMNS = `${VERSION_COLUMNS}, document_versions.id as versionId, folder_id as folderId, origin,
  created_by as createdBy, updated_at as updatedAt`

const DOCUMENTS_BY_ID = `select ${DOCUMENT_COLUMNS} from ${CURRENT_VERSION}
  where documents.matter_id = $matterId and documents.id in (select value from json_each($ids))`

/** The current versions of these documents, in the order of `ids`; ids of another matter are left out. */
export function listDocumentsById(
  db: Database,
  vault: Key,
  { matterId }: Read,
  ids: readonly string[],
): Document[] {
  const rows = db
    .query<VersionRow & DocumentFields, { matterId: string; ids: string }>(DOCUMENTS_BY_ID)
    .all({ matterId, ids: JSON.stringify(ids) })
  const byId = new Map(rows.map((row) => [row.documentId, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [openVersion(vault, matterId, row)] : []
  })
}

const FILE_NAMES = `select documents.id as documentId, document_versions.id as id, documents.matter_id as matterId,
  file_name as fileName from ${CURRENT_VERSION} where documents.id in (select value from json_each($ids))`

/** The file name of each document's newest version by document id, for lists made of rows that the viewer may see. */
export function listFileNames(db: Database, vault: Key, documentIds: readonly string[]): Map<string, string> {
  type Row = Pick<VersionRow, 'id' | 'documentId' | 'fileName'> & { matterId: string }
  const rows = db.query<Row, { ids: string }>(FILE_NAMES).all({ ids: JSON.stringify(documentIds) })
  return new Map(
    rows.map(({ documentId, id, matterId, fileName }) => [
      documentId,
      vault.matter(matterId).open('document_versions.file_name', id, fileName),
    ]),
  )
}

export function getDocument(db: Database, vault: Key, access: Read, id: string): Document {
  const [document] = listDocumentsById(db, vault, access, [id])
  if (!document) throw new NotFound()
  return document
}

const VERSIONS = `select ${VERSION_COLUMNS} from document_versions
  where document_id = $documentId and matter_id = $matterId order by number desc`

/** Newest first. */
export function listVersions(db: Database, vault: Key, { matterId }: Read, documentId: string): Version[] {
  return db
    .query<VersionRow, { documentId: string; matterId: string }>(VERSIONS)
    .all({ documentId, matterId })
    .map((row) => openVersion(vault, matterId, row))
}

const VERSION = `select ${VERSION_COLUMNS} from document_versions
  where id = $versionId and document_id = $documentId and matter_id = $matterId`

export type VersionPath = { documentId: string; versionId: string }

export function getVersion(db: Database, vault: Key, { matterId }: Read, path: VersionPath): Version {
  const row = db
    .query<VersionRow, VersionPath & { matterId: string }>(VERSION)
    .get({ documentId: path.documentId, versionId: path.versionId, matterId })
  if (!row) throw new NotFound()
  return openVersion(vault, matterId, row)
}

export function updateDocumentFolder(
  db: Database,
  { matterId }: StaffAccess<'documents:edit'>,
  document: { id: string; folderId: string | null },
): void {
  db.query('update documents set folder_id = $folderId where id = $id and matter_id = $matterId').run({
    ...document,
    matterId,
  })
}

/** Set once: the first time somebody met the damage. */
export function updateVersionDamaged(db: Database, versionId: string, at: string): boolean {
  const { changes } = db
    .query('update document_versions set damaged_at = $at where id = $versionId and damaged_at is null')
    .run({ versionId, at })
  return changes > 0
}

type Contribute = MatterAccess<'documents:contribute'>

export type NewDocument = {
  id: string
  matterId: string
  folderId: string | null
  origin: Origin
  createdBy: string
  at: string
}

export function insertDocument(db: Database, document: NewDocument): void {
  db.query(`
    insert into documents (id, matter_id, folder_id, origin, version_count, created_by, created_at, updated_at)
    values ($id, $matterId, $folderId, $origin, 1, $createdBy, $at, $at)`).run(document)
}

/** Counts one version more; returns its number, or null for a document that this matter does not have. */
export function updateVersionCount(
  db: Database,
  { matterId }: Contribute,
  documentId: string,
  at: string,
): number | null {
  return (
    db
      .query<{ number: number }, { matterId: string; documentId: string; at: string }>(`
        update documents set version_count = version_count + 1, updated_at = $at
        where id = $documentId and matter_id = $matterId returning version_count as number`)
      .get({ matterId, documentId, at })?.number ?? null
  )
}

export type NewVersion = {
  id: string
  documentId: string
  matterId: string
  number: number
  fileName: Sealed<'document_versions.file_name'>
  mediaType: string
  byteSize: number
  sealedSize: number
  sha256: Uint8Array
  sessionKey: SealedSessionKey
  uploadedBy: string
  at: string
}

export function insertVersion(db: Database, version: NewVersion): void {
  db.query(`
    insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size, sealed_size,
      sha256, session_key, uploaded_by, uploaded_at)
    values ($id, $documentId, $matterId, $number, $fileName, $mediaType, $byteSize, $sealedSize, $sha256, $sessionKey,
      $uploadedBy, $at)`).run(version)
}

export function isDocumentOf(db: Database, { matterId }: Contribute, documentId: string): boolean {
  const row = db
    .query<{ id: string }, { matterId: string; documentId: string }>(
      'select id from documents where id = $documentId and matter_id = $matterId',
    )
    .get({ matterId, documentId })
  return row !== null
}

export type UnverifiedVersion = {
  versionId: string
  documentId: string
  matterId: string
  number: number
  byteSize: number
  sealedSize: number
  sha256: Uint8Array
  sessionKey: SealedSessionKey
}

/** The oldest version that nobody has read back from the disk yet. For the verifier, which acts for the portal itself. */
export function findUnverifiedVersion(db: Database): UnverifiedVersion | null {
  return db
    .query<UnverifiedVersion, []>(`
      select id as versionId, document_id as documentId, matter_id as matterId, number, byte_size as byteSize,
        sealed_size as sealedSize, sha256, session_key as sessionKey
      from document_versions where verified_at is null and damaged_at is null order by id limit 1`)
    .get()
}

export function updateVersionVerified(db: Database, versionId: string, at: string): void {
  db.query('update document_versions set verified_at = $at where id = $versionId').run({ versionId, at })
}

export function isVersion(db: Database, versionId: string): boolean {
  return db.query('select 1 from document_versions where id = $versionId').get({ versionId }) !== null
}
