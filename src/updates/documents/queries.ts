import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../../access.ts'

export function insertUpdateDocument(
  db: Database,
  { matterId }: StaffAccess<'status:edit'>,
  row: { updateId: string; documentId: string },
): void {
  db.query(`
    insert into update_documents (update_id, document_id, matter_id) values ($updateId, $documentId, $matterId)`).run(
    { ...row, matterId },
  )
}

/** Which documents came with each of these updates. */
export function listUpdateDocuments(
  db: Database,
  { matterId }: MatterAccess<'status:read'>,
  ids: readonly string[],
): { updateId: string; documentId: string }[] {
  return db
    .query<{ updateId: string; documentId: string }, { matterId: string; ids: string }>(`
      select update_id as updateId, document_id as documentId from update_documents
      where matter_id = $matterId and update_id in (select value from json_each($ids)) order by document_id`)
    .all({ matterId, ids: JSON.stringify(ids) })
}

/** Of the firm's own documents, undamaged; newest first. */
export function listNewestDocumentIds(
  db: Database,
  { matterId }: StaffAccess<'documents:read'>,
  limit: number,
): string[] {
  return db
    .query<{ id: string }, { matterId: string; limit: number }>(`
      select documents.id as id from documents
        join document_versions on document_versions.document_id = documents.id and number = version_count
      where documents.matter_id = $matterId and damaged_at is null
      order by documents.updated_at desc, documents.id desc limit $limit`)
    .all({ matterId, limit })
    .map(({ id }) => id)
}
