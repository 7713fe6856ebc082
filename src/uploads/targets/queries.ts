import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../../access.ts'
import { type Clock, timestamp } from '../../clock.ts'
import type { Arrived } from '../arrived.ts'

/** Notes that a document belongs to an item or a draft; once, however often it is said. */
export function insertDocumentTarget(
  { db, clock }: { db: Database; clock: Clock },
  { matterId, viewer }: MatterAccess<'documents:contribute'>,
  { documentId, target }: Pick<Arrived, 'documentId' | 'target'>,
): void {
  db.query(`
    insert or ignore into document_targets (document_id, matter_id, kind, target_id, person_id, at)
    values ($documentId, $matterId, $kind, $targetId, $personId, $at)`).run({
    ...{ documentId, matterId, personId: viewer.personId },
    ...{ kind: target.kind, targetId: target.id, at: timestamp(clock) },
  })
}

export type DocumentOfTarget = { documentId: string; targetId: string; personId: string; at: string }

/** What was sent into these targets of one kind, the first one first. */
export function listDocumentsOfTargets(
  db: Database,
  { matterId }: MatterAccess,
  wanted: { kind: 'item' | 'draft'; targetIds: readonly string[] },
): DocumentOfTarget[] {
  const { kind, targetIds } = wanted
  return db
    .query<DocumentOfTarget, { matterId: string; kind: string; targetIds: string }>(`
      select document_id as documentId, target_id as targetId, person_id as personId, at from document_targets
      where kind = $kind and target_id in (select value from json_each($targetIds)) and matter_id = $matterId
      order by at, document_id`)
    .all({ matterId, kind, targetIds: JSON.stringify(targetIds) })
}

/** For a draft whose attachment is taken out again; the document stays. */
export function deleteDocumentTarget(
  db: Database,
  { matterId }: MatterAccess,
  target: { kind: 'draft'; targetId: string; documentId: string },
): boolean {
  const { changes } = db
    .query(`
      delete from document_targets
      where kind = $kind and target_id = $targetId and document_id = $documentId and matter_id = $matterId`)
    .run({ ...target, matterId })
  return changes > 0
}
