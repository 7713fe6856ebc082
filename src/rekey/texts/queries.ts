import type { Database } from 'bun:sqlite'
import type { Column, Sealed } from '../../vault/sealed.ts'

export type SealedRow = { id: string; value: Sealed }

/**
 * A column of text sealed under the keys of a matter. What the log recorded is none of them: its chain of hashes is over
 * the sealed octets, which must stay. Those of versions move with their document (../documents).
 */
type SealedColumn = { column: Column; list: string; update: string }

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    column: 'matters.internal_title',
    list: 'select id, internal_title as value from matters where id = $matterId',
    update: 'update matters set internal_title = $next where id = $id and internal_title = $value',
  },
  {
    column: 'matters.client_title_en',
    list: 'select id, client_title_en as value from matters where id = $matterId and client_title_en is not null',
    update: 'update matters set client_title_en = $next where id = $id and client_title_en = $value',
  },
  {
    column: 'matters.client_title_fr',
    list: 'select id, client_title_fr as value from matters where id = $matterId and client_title_fr is not null',
    update: 'update matters set client_title_fr = $next where id = $id and client_title_fr = $value',
  },
  {
    column: 'walls.reason',
    list: `select matter_id || ' ' || person_id as id, reason as value from walls where matter_id = $matterId`,
    update: `update walls set reason = $next where matter_id || ' ' || person_id = $id and reason = $value`,
  },
  {
    column: 'folders.name',
    list: 'select id, name as value from folders where matter_id = $matterId',
    update: 'update folders set name = $next where id = $id and name = $value',
  },
  {
    column: 'shares.title_en',
    list: 'select id, title_en as value from shares where matter_id = $matterId and title_en is not null',
    update: 'update shares set title_en = $next where id = $id and title_en = $value',
  },
  {
    column: 'shares.title_fr',
    list: 'select id, title_fr as value from shares where matter_id = $matterId and title_fr is not null',
    update: 'update shares set title_fr = $next where id = $id and title_fr = $value',
  },
  {
    column: 'shares.note_en',
    list: 'select id, note_en as value from shares where matter_id = $matterId and note_en is not null',
    update: 'update shares set note_en = $next where id = $id and note_en = $value',
  },
  {
    column: 'shares.note_fr',
    list: 'select id, note_fr as value from shares where matter_id = $matterId and note_fr is not null',
    update: 'update shares set note_fr = $next where id = $id and note_fr = $value',
  },
  {
    column: 'legal_holds.reason',
    list: 'select id, reason as value from legal_holds where matter_id = $matterId',
    update: 'update legal_holds set reason = $next where id = $id and reason = $value',
  },
  ...columnsOf('requests', 'title_en', 'title_fr'),
  ...columnsOf('request_items', 'title_en', 'title_fr', 'explanation_en', 'explanation_fr'),
  ...columnsOf('request_items', 'example_en', 'example_fr', 'lack', 'back_en', 'back_fr'),
  ...columnsOf('tasks', 'title_en', 'title_fr', 'how_to_en', 'how_to_fr', 'back_en', 'back_fr'),
  ...columnsOf('internal_tasks', 'title_en', 'title_fr', 'how_to_en', 'how_to_fr'),
  ...columnsOf('matter_stages', 'content'),
  ...columnsOf('updates', 'happened_en', 'happened_fr', 'next_en', 'next_fr'),
  ...columnsOf('update_wordings', 'content'),
  ...columnsOf('team_cards', 'sentence_en', 'sentence_fr'),
  ...columnsOf('threads', 'subject_en', 'subject_fr'),
  ...columnsOf(
    'calendar_events',
    'title_en',
    'title_fr',
    'notes_en',
    'notes_fr',
    'bring_en',
    'bring_fr',
    'place',
    'video_url',
  ),
  ...columnsOf('calendar_changes', 'was'),
  ...columnsOf('messages', 'body_en', 'body_fr'),
  ...columnsOf('notes', 'body'),
  ...columnsOf('comments', 'body_en', 'body_fr'),
  ...columnsOf('message_drafts', 'subject_en', 'subject_fr', 'body_en', 'body_fr'),
]

/** Of a table whose rows have an `id` and a `matter_id`; each may be null. */
function columnsOf(table: string, ...names: readonly string[]): SealedColumn[] {
  return names.map((name) => ({
    column: `${table}.${name}`,
    list: `select id, ${name} as value from ${table} where matter_id = $matterId and ${name} is not null`,
    update: `update ${table} set ${name} = $next where id = $id and ${name} = $value`,
  }))
}

export function listSealedRows(db: Database, { list }: SealedColumn, matterId: string): SealedRow[] {
  return db.query<SealedRow, { matterId: string }>(list).all({ matterId })
}

/** Only if the row still holds what was read: somebody may have written it anew meanwhile. */
export function updateSealedRow(
  db: Database,
  { update }: SealedColumn,
  row: SealedRow & { next: Sealed },
): void {
  db.query(update).run(row)
}
