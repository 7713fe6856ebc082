import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { SealedSessionKey } from '../vault/session-key.ts'
import type { Vault } from '../vault/vault.ts'
import type { Target, TargetKind } from './arrived.ts'

type Contribute = MatterAccess<'documents:contribute'>

/** An upload that is not finished. Sizes in octets. */
export type Upload = {
  id: string
  matterId: string
  personId: string
  folderId: string | null
  folderPath: string[]
  documentId: string | null
  fileName: string
  byteSize: number
  declaredSha256: Uint8Array | null
  sessionKey: SealedSessionKey
  target: Target | null
}

type Row = Omit<Upload, 'folderPath' | 'fileName' | 'target'> & {
  fileName: Sealed<'uploads.file_name'>
  folderPath: Sealed<'uploads.folder_path'> | null
}
type TargetRow = { targetKind: TargetKind | null; targetId: string | null; targetPosition: number | null }

/** Only the person who began an upload finds it. */
export function findUpload(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId, viewer }: Contribute,
  id: string,
): Upload | null {
  const row = db
    .query<Row & TargetRow, { id: string; matterId: string; personId: string }>(`
      select id, matter_id as matterId, person_id as personId, folder_id as folderId, folder_path as folderPath,
        document_id as documentId, file_name as fileName, byte_size as byteSize, declared_sha256 as declaredSha256,
        session_key as sessionKey, target_kind as targetKind, target_id as targetId, target_position as targetPosition
      from uploads where id = $id and matter_id = $matterId and person_id = $personId`)
    .get({ id, matterId, personId: viewer.personId })
  if (!row) return null
  const key = vault.matter(matterId)
  const { targetKind, targetId, targetPosition, ...upload } = row
  return {
    ...upload,
    target: targetKind && targetId ? { kind: targetKind, id: targetId, position: targetPosition } : null,
    fileName: key.open('uploads.file_name', id, row.fileName),
    folderPath: row.folderPath ? JSON.parse(key.open('uploads.folder_path', id, row.folderPath)) : [],
  }
}

/** The size of a version that this person uploaded: an upload whose last answer got lost is asked for once more. */
export function findFinishedSize(db: Database, { matterId, viewer }: Contribute, id: string): number | null {
  return (
    db
      .query<{ byteSize: number }, { id: string; matterId: string; personId: string }>(`
        select byte_size as byteSize from document_versions
        where id = $id and matter_id = $matterId and uploaded_by = $personId`)
      .get({ id, matterId, personId: viewer.personId })?.byteSize ?? null
  )
}

export type NewUpload = Row & { target: Target | null; at: string }

export function insertUpload(db: Database, { target, ...upload }: NewUpload): void {
  db.query(`
    insert into uploads (id, matter_id, person_id, folder_id, folder_path, document_id, file_name, byte_size,
      declared_sha256, session_key, target_kind, target_id, target_position, created_at, updated_at)
    values ($id, $matterId, $personId, $folderId, $folderPath, $documentId, $fileName, $byteSize, $declaredSha256,
      $sessionKey, $targetKind, $targetId, $targetPosition, $at, $at)`).run({
    ...upload,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    targetPosition: target?.position ?? null,
  })
}

export function updateSessionKey(db: Database, id: string, sessionKey: SealedSessionKey): void {
  db.query('update uploads set session_key = $sessionKey where id = $id').run({ id, sessionKey })
}

export function updateUploadTouched(db: Database, id: string, at: string): void {
  db.query('update uploads set updated_at = $at where id = $id').run({ id, at })
}

export function deleteUpload(db: Database, id: string): void {
  db.query('delete from uploads where id = $id').run({ id })
}

/** What a matter holds and has promised room for: its versions and its unfinished uploads, in octets. */
export function sumMatterBytes(db: Database, { matterId }: Contribute): number {
  const row = db
    .query<{ bytes: number }, { matterId: string }>(`
      select (select coalesce(sum(byte_size), 0) from document_versions where matter_id = $matterId)
        + (select coalesce(sum(byte_size), 0) from uploads where matter_id = $matterId) as bytes`)
    .get({ matterId })
  return row?.bytes ?? 0
}

/** What this person has promised to send to the matter and not sent to its end, in octets. */
export function sumUnfinishedBytes(db: Database, { matterId, viewer }: Contribute): number {
  const row = db
    .query<{ bytes: number }, { matterId: string; personId: string }>(`
      select coalesce(sum(byte_size), 0) as bytes from uploads
      where matter_id = $matterId and person_id = $personId`)
    .get({ matterId, personId: viewer.personId })
  return row?.bytes ?? 0
}

/** Ids of uploads that nothing was sent for since `before`, or nothing ever and begun before `emptyBefore`. For the sweeper, which acts for the portal itself. */
export function listAbandonedUploads(
  db: Database,
  limits: { before: string; emptyBefore: string },
): string[] {
  return db
    .query<{ id: string }, typeof limits>(`
      select id from uploads
      where updated_at < $before or (updated_at = created_at and created_at < $emptyBefore)`)
    .all(limits)
    .map(({ id }) => id)
}

export function isUpload(db: Database, id: string): boolean {
  return db.query('select 1 from uploads where id = $id').get({ id }) !== null
}
