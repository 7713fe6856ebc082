import type { Database } from 'bun:sqlite'
import type { GuestAccess, MatterAccess, StaffAccess } from '../access.ts'
import { EVENT_COLUMNS, type StoredEvent } from '../events/queries.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>

/** One stored version of a document, as a receipt names it. */
export type ReceiptVersion = {
  id: string
  number: number
  fileName: string
  byteSize: number
  /** Hexadecimal. */
  sha256: string
  uploadedBy: string
  uploadedAt: string
}
type VersionRow = Omit<ReceiptVersion, 'fileName' | 'sha256'> & {
  fileName: Sealed<'document_versions.file_name'>
  sha256: Uint8Array
}

const VERSION_COLUMNS = `id, number, file_name as fileName, byte_size as byteSize, sha256, uploaded_by as uploadedBy,
  uploaded_at as uploadedAt`
const VERSIONS = `select ${VERSION_COLUMNS} from document_versions
  where matter_id = $matterId and document_id = $documentId order by number`

/** All versions; none when the document is not in this matter. */
export function listVersionsForReceipt(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'documents:read'>,
  documentId: string,
): ReceiptVersion[] {
  return findVersions(db, vault, matterId, documentId)
}

/** The versions that the viewer sent; none when the document is not theirs. */
export function listSentVersions(
  db: Database,
  vault: Key,
  { matterId, viewer }: GuestAccess<'documents:read'>,
  documentId: string,
): ReceiptVersion[] {
  return findVersions(db, vault, matterId, documentId).filter(
    ({ uploadedBy }) => uploadedBy === viewer.personId,
  )
}

/** All versions, of which the caller chooses those that the viewer may know of. */
export function listAllVersions(
  db: Database,
  vault: Key,
  { matterId }: GuestAccess<'documents:read'>,
  documentId: string,
): ReceiptVersion[] {
  return findVersions(db, vault, matterId, documentId)
}

function findVersions(db: Database, vault: Key, matterId: string, documentId: string): ReceiptVersion[] {
  return db
    .query<VersionRow, { matterId: string; documentId: string }>(VERSIONS)
    .all({ matterId, documentId })
    .map((row) => ({
      ...row,
      fileName: vault.matter(matterId).open('document_versions.file_name', row.id, row.fileName),
      sha256: row.sha256.toHex(),
    }))
}

const DOCUMENT_EVENTS = `select ${EVENT_COLUMNS} from events
  where subject_id = $documentId and matter_id = $matterId and kind like 'document.%' order by seq`

export function listDocumentEvents(
  db: Database,
  { matterId }: MatterAccess<'documents:read'>,
  documentId: string,
): StoredEvent[] {
  return db
    .query<StoredEvent, { matterId: string; documentId: string }>(DOCUMENT_EVENTS)
    .all({ matterId, documentId })
}

export type Telling = StoredEvent & { sharedSeq: number }

const TELLINGS = `
  select shared.seq as sharedSeq, told.seq, told.id, told.at, told.kind, told.actor_id as actorId,
    told.passkey_id as passkeyId, told.matter_id as matterId, told.subject_id as subjectId,
    told.person_id as personId, told.details, told.prev_hash as prevHash, told.hash
  from events shared
  join notices on notices.event_seq = shared.seq and notices.person_id = shared.person_id
  join events told on told.subject_id = notices.mail_id and told.kind = 'notice.sent' and told.matter_id = $matterId
  where shared.subject_id = $documentId and shared.matter_id = $matterId and shared.kind = 'document.shared'`

/** For each share of a document, the event of the mail that told of it. */
export function listTellings(
  db: Database,
  { matterId }: MatterAccess<'documents:read'>,
  documentId: string,
): Telling[] {
  return db.query<Telling, { matterId: string; documentId: string }>(TELLINGS).all({ matterId, documentId })
}
