import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../../access.ts'
import { NotFound } from '../../errors.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { SealedSessionKey } from '../../vault/session-key.ts'
import type { Vault } from '../../vault/vault.ts'

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

/** Set once: the first time somebody met the damage. */
export function updateVersionDamaged(db: Database, versionId: string, at: string): boolean {
  const { changes } = db
    .query('update document_versions set damaged_at = $at where id = $versionId and damaged_at is null')
    .run({ versionId, at })
  return changes > 0
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
