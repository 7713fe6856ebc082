import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'

export type DocumentCounts = {
  internal: number
  shared: number
  fromClients: number
  /** Shares that their reader has not opened yet. */
  unread: number
}

const COUNTS = `
  with shared as (
    select distinct document_id from share_recipients where matter_id = $matterId and recalled_at is null)
  select
    count(*) filter (where origin = 'client') as fromClients,
    count(*) filter (where origin = 'firm' and shared.document_id is not null) as shared,
    count(*) filter (where origin = 'firm' and shared.document_id is null) as internal,
    (select count(*) from share_recipients
      where matter_id = $matterId and recalled_at is null and opened_at is null) as unread
  from documents left join shared on shared.document_id = documents.id
  where documents.matter_id = $matterId`

export function countDocuments(db: Database, { matterId }: StaffAccess<'documents:read'>): DocumentCounts {
  const counts = db.query<DocumentCounts, { matterId: string }>(COUNTS).get({ matterId })
  return counts ?? { internal: 0, shared: 0, fromClients: 0, unread: 0 }
}
