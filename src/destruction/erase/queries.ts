import type { Database } from 'bun:sqlite'

/**
 * What becomes of a destroyed matter's rows, in this order. Every table with a `matter_id` is here or in `KEPT`, and nothing
 * that people wrote stays readable by its own key: test/destruction-rows.test.ts holds both against the schema.
 */
const ERASURES = [
  'delete from task_reminders where matter_id = $matterId',
  'delete from document_targets where matter_id = $matterId',
  'delete from request_pages where matter_id = $matterId',
  'delete from page_sets where matter_id = $matterId',
  'delete from request_items where matter_id = $matterId',
  'delete from requests where matter_id = $matterId',
  'delete from tasks where matter_id = $matterId',
  'delete from internal_tasks where matter_id = $matterId',
  'delete from update_documents where matter_id = $matterId',
  'delete from update_wordings where matter_id = $matterId',
  'delete from update_reads where matter_id = $matterId',
  'delete from update_requests where matter_id = $matterId',
  'delete from updates where matter_id = $matterId',
  'delete from team_cards where matter_id = $matterId',
  'delete from matter_status where matter_id = $matterId',
  'delete from matter_stages where matter_id = $matterId',
  'delete from notes where matter_id = $matterId',
  'delete from comment_readers where matter_id = $matterId',
  'delete from comments where matter_id = $matterId',
  'delete from message_drafts where matter_id = $matterId',
  'delete from messages where matter_id = $matterId',
  'delete from thread_readings where matter_id = $matterId',
  'delete from thread_participants where matter_id = $matterId',
  'delete from threads where matter_id = $matterId',
  'delete from calendar_reminders where matter_id = $matterId',
  'delete from calendar_seen where matter_id = $matterId',
  'delete from calendar_changes where matter_id = $matterId',
  'delete from calendar_people where matter_id = $matterId',
  'delete from calendar_dates where matter_id = $matterId',
  'delete from calendar_events where matter_id = $matterId and series_id is not null',
  'delete from calendar_events where matter_id = $matterId',
  'delete from share_recipients where matter_id = $matterId',
  'delete from shares where matter_id = $matterId',
  'delete from uploads where matter_id = $matterId',
  'delete from document_versions where matter_id = $matterId',
  'delete from documents where matter_id = $matterId',
  'delete from folders where matter_id = $matterId',
  'delete from legal_holds where matter_id = $matterId',
  'delete from notices where matter_id = $matterId',
  'delete from muted_matters where matter_id = $matterId',
  'delete from rekeys where matter_id = $matterId',
  `update walls set reason = x'' where matter_id = $matterId`,
  `update matters set status = 'destroyed', internal_title = x'', client_title_en = null, client_title_fr = null
    where id = $matterId`,
] as const

/** Ids, times and codes only; of `events`, the details stay sealed under the key that is lost. */
const KEPT = ['matter_members', 'closings', 'events', 'destructions', 'retired_files'] as const

/** The tables whose rows of a matter are erased, and those whose rows stay. */
export function listFates(): { erased: string[]; kept: readonly string[] } {
  return { erased: ERASURES.map((sql) => /^(?:delete from|update) (\w+)/.exec(sql)?.[1] ?? ''), kept: KEPT }
}

export function eraseMatter(db: Database, matterId: string): void {
  for (const sql of ERASURES) db.query(sql).run({ matterId })
}

/**
 * What SQLite keeps of erased rows in free pages and in its journal goes too. Not inside a transaction. Throws while another
 * reader, such as a backup, needs the journal, before the long part begins.
 */
export function purgeFreedPages(db: Database): void {
  emptyJournal(db)
  db.run('vacuum')
  emptyJournal(db)
}

function emptyJournal(db: Database): void {
  const patience = db.query<{ timeout: number }, []>('pragma busy_timeout').get()?.timeout ?? 0
  db.run('pragma busy_timeout = 0') // requests wait for nothing meanwhile
  try {
    const checkpoint = db.query<{ busy: number }, []>('pragma wal_checkpoint(truncate)').get()
    if (checkpoint?.busy !== 0) throw new Error('the journal of the database is in use and was not emptied')
  } finally {
    db.run(`pragma busy_timeout = ${patience}`)
  }
}

export type DestroyedVersion = {
  documentId: string
  versionId: string
  version: number
  byteSize: number
  /** Of the content, hexadecimal. */
  sha256: string
  receivedAt: string
}

export function listVersionsOf(db: Database, matterId: string): DestroyedVersion[] {
  return db
    .query<DestroyedVersion, { matterId: string }>(`
      select document_id as documentId, id as versionId, number as version, byte_size as byteSize,
        lower(hex(sha256)) as sha256, uploaded_at as receivedAt
      from document_versions where matter_id = $matterId order by uploaded_at, id`)
    .all({ matterId })
}

export function listUploadIdsOf(db: Database, matterId: string): string[] {
  return db
    .query<{ id: string }, { matterId: string }>('select id from uploads where matter_id = $matterId')
    .all({ matterId })
    .map(({ id }) => id)
}
