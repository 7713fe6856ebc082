import type { Database } from 'bun:sqlite'
import type { GuestAccess } from '../../access.ts'
import type { Vault } from '../../vault/vault.ts'
import {
  openVersion,
  VERSION_COLUMNS,
  type Version,
  type VersionPath,
  type VersionRow,
} from '../versions/queries.ts'

type Key = Pick<Vault, 'matter'>
type Read = GuestAccess<'documents:read'>

/** A document that the viewer sent: its newest version that came from them. */
export type SentDocument = Version

const SENT = `select ${VERSION_COLUMNS} from documents join document_versions
    on document_versions.document_id = documents.id and document_versions.uploaded_by = $personId
  where documents.matter_id = $matterId and origin = 'client' and created_by = $personId
    and not exists (select 1 from document_versions as newer
      where newer.document_id = documents.id and newer.uploaded_by = $personId
        and newer.number > document_versions.number)`
const ALL_SENT = `${SENT} order by uploaded_at desc, document_versions.id desc`
/** The document stands for the photographs that it was made of. */
const NEWEST_SENT = `${SENT} and documents.id not in (select request_pages.document_id from request_pages
    join page_sets on page_sets.id = set_id
    where request_pages.matter_id = $matterId and page_sets.document_id is not null)
  order by uploaded_at desc, document_versions.id desc limit $limit`
const ONE_SENT = `${SENT} and documents.id = $documentId`

/** Newest first. */
export function listSentDocuments(db: Database, vault: Key, { matterId, viewer }: Read): SentDocument[] {
  return db
    .query<VersionRow, { matterId: string; personId: string }>(ALL_SENT)
    .all({ matterId, personId: viewer.personId })
    .map((row) => openVersion(vault, matterId, row))
}

/** The newest of them, newest first. */
export function listNewestSent(
  db: Database,
  vault: Key,
  { matterId, viewer }: Read,
  limit: number,
): SentDocument[] {
  return db
    .query<VersionRow, { matterId: string; personId: string; limit: number }>(NEWEST_SENT)
    .all({ matterId, personId: viewer.personId, limit })
    .map((row) => openVersion(vault, matterId, row))
}

const COUNT_SENT = `select count(*) as count from documents
  where matter_id = $matterId and origin = 'client' and created_by = $personId`

export function countSent(db: Database, { matterId, viewer }: Read): number {
  const row = db
    .query<{ count: number }, { matterId: string; personId: string }>(COUNT_SENT)
    .get({ matterId, personId: viewer.personId })
  return row?.count ?? 0
}

export function findSentDocument(
  db: Database,
  vault: Key,
  { matterId, viewer }: Read,
  documentId: string,
): SentDocument | null {
  const row = db
    .query<VersionRow, { matterId: string; personId: string; documentId: string }>(ONE_SENT)
    .get({ matterId, personId: viewer.personId, documentId })
  return row && openVersion(vault, matterId, row)
}

const SENT_VERSION = `select ${VERSION_COLUMNS} from document_versions
    join documents on documents.id = document_versions.document_id
  where document_versions.id = $versionId and documents.id = $documentId and documents.matter_id = $matterId
    and origin = 'client' and created_by = $personId and document_versions.uploaded_by = $personId`

/** One version that the viewer sent. */
export function findSentVersion(
  db: Database,
  vault: Key,
  { matterId, viewer }: Read,
  { documentId, versionId }: VersionPath,
): Version | null {
  const row = db
    .query<VersionRow, VersionPath & { matterId: string; personId: string }>(SENT_VERSION)
    .get({ documentId, versionId, matterId, personId: viewer.personId })
  return row && openVersion(vault, matterId, row)
}
