import type { Database } from 'bun:sqlite'
import type { MatterAccess } from '../../access.ts'

type Contribute = MatterAccess<'documents:contribute'>

export type NewPage = { documentId: string; itemId: string; position: number }

/** A photograph that the viewer sent for an item, before they said that it was the last. */
export function insertPage(db: Database, { matterId, viewer }: Contribute, page: NewPage): void {
  db.query(`
    insert into request_pages (document_id, matter_id, item_id, person_id, position)
    values ($documentId, $matterId, $itemId, $personId, $position)`).run({
    ...page,
    ...{ matterId, personId: viewer.personId },
  })
}
