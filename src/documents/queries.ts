import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { SealedSessionKey } from '../vault/session-key.ts'

type Contribute = MatterAccess<'documents:contribute'>

export type NewDocument = {
  id: string
  matterId: string
  folderId: string | null
  origin: 'firm' | 'client'
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

export function updateMatterTouched(db: Database, matterId: string, at: string): void {
  db.query('update matters set updated_at = $at where id = $matterId').run({ matterId, at })
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

export function updateVerified(db: Database, versionId: string, at: string): void {
  db.query('update document_versions set verified_at = $at where id = $versionId').run({ versionId, at })
}

export function updateDamaged(db: Database, versionId: string, at: string): void {
  db.query('update document_versions set damaged_at = $at where id = $versionId').run({ versionId, at })
}

export function isVersion(db: Database, versionId: string): boolean {
  return db.query('select 1 from document_versions where id = $versionId').get({ versionId }) !== null
}
