import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import { NotFound } from '../errors.ts'
import type { Origin } from '../rights.ts'
import type { Vault } from '../vault/vault.ts'
import { openVersion, VERSION_COLUMNS, type Version, type VersionRow } from './versions/queries.ts'

type Key = Pick<Vault, 'matter'>
type Read = StaffAccess<'documents:read'>

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

export function isDocumentOf(db: Database, { matterId }: Contribute, documentId: string): boolean {
  const row = db
    .query<{ id: string }, { matterId: string; documentId: string }>(
      'select id from documents where id = $documentId and matter_id = $matterId',
    )
    .get({ matterId, documentId })
  return row !== null
}
