import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../../access.ts'

type Write = MatterAccess<'messages:contribute'>

/** Of the viewer's own draft, the thread it belongs to; null for no such draft. */
export function findDraftPlace(
  db: Database,
  { matterId, viewer }: Write,
  draftId: string,
): { threadId: string | null } | null {
  return db
    .query<{ threadId: string | null }, { draftId: string; matterId: string; personId: string }>(`
      select thread_id as threadId from message_drafts
      where id = $draftId and matter_id = $matterId and person_id = $personId`)
    .get({ draftId, matterId, personId: viewer.personId })
}

/** What was attached in one page goes with what is sent from another page of the same draft. */
export function updateAttachedTo(
  db: Database,
  { matterId, viewer }: Write,
  { from, to }: { from: string; to: string },
): void {
  db.query(`
    update or ignore document_targets set target_id = $to
    where kind = 'draft' and target_id = $from and matter_id = $matterId and person_id = $personId`).run({
    ...{ from, to, matterId },
    personId: viewer.personId,
  })
}
