import type { Database } from 'bun:sqlite'
import type { GuestAccess, MatterAccess } from '../../access.ts'
import type { SealedSessionKey } from '../../vault/session-key.ts'

type Contribute = MatterAccess<'documents:contribute'>
type Own = GuestAccess<'tasks:read'>

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

export type OwnPage = { documentId: string; position: number; byteSize: number }

/** The viewer's photographs for an item that wait for the last one, in order. */
export function listOwnPages(db: Database, { matterId, viewer }: Own, itemId: string): OwnPage[] {
  return db
    .query<OwnPage, { matterId: string; itemId: string; personId: string }>(`
      select request_pages.document_id as documentId, position, byte_size as byteSize
      from request_pages join document_versions on document_versions.document_id = request_pages.document_id
        and document_versions.number = 1
      where request_pages.matter_id = $matterId and item_id = $itemId and person_id = $personId and set_id is null
      order by position, request_pages.document_id`)
    .all({ matterId, itemId, personId: viewer.personId })
}

export function updatePagePosition(
  db: Database,
  { matterId, viewer }: Own,
  page: { documentId: string; position: number },
): void {
  db.query(`
    update request_pages set position = $position
    where document_id = $documentId and matter_id = $matterId and person_id = $personId and set_id is null`).run(
    {
      ...page,
      ...{ matterId, personId: viewer.personId },
    },
  )
}

/** It is no page any more; the document stays. */
export function deletePage(db: Database, { matterId, viewer }: Own, documentId: string): boolean {
  const { changes } = db
    .query(`
      delete from request_pages
      where document_id = $documentId and matter_id = $matterId and person_id = $personId and set_id is null`)
    .run({ documentId, matterId, personId: viewer.personId })
  return changes > 0
}

export type NewPageSet = { id: string; itemId: string; at: string }

/** Everything that waits becomes one set, to be made into one document. */
export function insertPageSet(db: Database, { matterId, viewer }: Own, set: NewPageSet): void {
  const row = { ...set, matterId, personId: viewer.personId }
  db.query(`
    insert into page_sets (id, matter_id, item_id, person_id, completed_at)
    values ($id, $matterId, $itemId, $personId, $at)`).run(row)
  db.query(`
    update request_pages set set_id = $id
    where item_id = $itemId and matter_id = $matterId and person_id = $personId and set_id is null`).run(row)
}

export function countUnfinishedSets(db: Database, { matterId, viewer }: Own, itemId: string): number {
  return (
    db
      .query<{ count: number }, { matterId: string; itemId: string; personId: string }>(`
        select count(*) as count from page_sets
        where matter_id = $matterId and item_id = $itemId and person_id = $personId
          and document_id is null and failed is null`)
      .get({ matterId, itemId, personId: viewer.personId })?.count ?? 0
  )
}

export function hasFailedSet(db: Database, { matterId, viewer }: Own, itemId: string): boolean {
  const row = { matterId, itemId, personId: viewer.personId }
  const sql = `
    select 1 from page_sets
    where matter_id = $matterId and item_id = $itemId and person_id = $personId and failed is not null limit 1`
  return db.query(sql).get(row) !== null
}

/** Photographs for an item that nobody has called complete yet. */
export function countWaitingPages(
  db: Database,
  { matterId }: MatterAccess<'tasks:read'>,
  itemId: string,
): number {
  const sql = `
    select count(*) as count from request_pages
    where matter_id = $matterId and item_id = $itemId and set_id is null`
  return (
    db.query<{ count: number }, { matterId: string; itemId: string }>(sql).get({ matterId, itemId })?.count ??
    0
  )
}

// What follows is for the background, which acts for whoever said that these are all pages.

export type PageSet = { id: string; matterId: string; itemId: string; personId: string }

export function listUnfinishedSets(db: Database): PageSet[] {
  return db
    .query<PageSet, []>(`
      select id, matter_id as matterId, item_id as itemId, person_id as personId from page_sets
      where document_id is null and failed is null order by completed_at, id`)
    .all()
}

export type PageFile = {
  documentId: string
  versionId: string
  mediaType: string
  byteSize: number
  sealedSize: number
  sessionKey: SealedSessionKey
}

/** In order. */
export function listPageFiles(db: Database, setId: string): PageFile[] {
  return db
    .query<PageFile, { setId: string }>(`
      select request_pages.document_id as documentId, document_versions.id as versionId, media_type as mediaType,
        byte_size as byteSize, sealed_size as sealedSize, session_key as sessionKey
      from request_pages join document_versions on document_versions.document_id = request_pages.document_id
        and document_versions.number = 1
      where set_id = $setId order by position, request_pages.document_id`)
    .all({ setId })
}

/** False when it was finished before. */
export function updateSetFinished(
  db: Database,
  set: { id: string; documentId: string | null; failed: string | null },
): boolean {
  const { changes } = db
    .query(`
      update page_sets set document_id = $documentId, failed = $failed
      where id = $id and document_id is null and failed is null`)
    .run(set)
  return changes > 0
}

export function insertItemDocument(
  db: Database,
  document: { documentId: string; matterId: string; itemId: string; personId: string; at: string },
): void {
  db.query(`
    insert or ignore into document_targets (document_id, matter_id, kind, target_id, person_id, at)
    values ($documentId, $matterId, 'item', $itemId, $personId, $at)`).run(document)
}

/** What an attempt that was killed left of itself. */
export function listAttempts(db: Database, { id, matterId }: PageSet): string[] {
  return db
    .query<{ id: string }, { setId: string; matterId: string }>(
      `select id from uploads where matter_id = $matterId and target_kind = 'pages' and target_id = $setId`,
    )
    .all({ setId: id, matterId })
    .map((row) => row.id)
}
