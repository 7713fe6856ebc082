import type { Database } from 'bun:sqlite'
import type { Sealed } from '../../vault/sealed.ts'
import type { SealedSessionKey } from '../../vault/session-key.ts'

type Bytes = Uint8Array<ArrayBuffer>

export type ResealableVersion = {
  id: string
  documentId: string
  number: number
  fileName: Sealed<'document_versions.file_name'>
  byteSize: number
  sealedSize: number
  sha256: Bytes
  sessionKey: SealedSessionKey
}

/** Of a damaged one there is nothing to seal anew. */
export function listVersionsOf(db: Database, matterId: string): ResealableVersion[] {
  return db
    .query<ResealableVersion, { matterId: string }>(`
      select id, document_id as documentId, number, file_name as fileName, byte_size as byteSize,
        sealed_size as sealedSize, sha256, session_key as sessionKey
      from document_versions where matter_id = $matterId and damaged_at is null order by id`)
    .all({ matterId })
}

type Moved = {
  id: string
  nextId: string
  fileName: Sealed<'document_versions.file_name'>
  sealedSize: number
  sessionKey: SealedSessionKey
}

/** Gives the version another id, and what shows it. False if the version is gone. */
export function moveVersion(db: Database, { id, nextId, ...sealed }: Moved): boolean {
  const { changes } = db
    .query(`
      insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size, sealed_size,
        sha256, session_key, uploaded_by, uploaded_at)
      select $nextId, document_id, matter_id, -number + (select 2 * max(number) + 1 from document_versions),
        $fileName, media_type, byte_size, $sealedSize, sha256, $sessionKey, uploaded_by, uploaded_at
      from document_versions where id = $id`)
    .run({ id, nextId, ...sealed })
  if (changes === 0) return false
  const number = db
    .query<{ number: number }, { id: string }>('select number from document_versions where id = $id')
    .get({ id })?.number
  db.query('update shares set version_id = $nextId where version_id = $id').run({ id, nextId })
  db.query('delete from document_versions where id = $id').run({ id })
  db.query('update document_versions set number = $number where id = $nextId').run({
    number: number ?? 1,
    nextId,
  })
  return true
}
