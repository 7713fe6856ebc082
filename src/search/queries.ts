import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import type { MatterScope } from '../scopes.ts'
import { openWords, type SealedWords, WORD_COLUMNS } from '../shares/words.ts'
import type { Vault } from '../vault/vault.ts'
import { FIRM } from './texts/queries.ts'

const CHANGES = `
  select seq, case when kind like 'article.%' then '${FIRM}' else matter_id end as matterId from events
  where seq > $seq and kind not in ('document.opened', 'document.downloaded', 'notice.sent', 'log.read', 'receipt.made')
  order by seq limit 1000`

/** The matters (`FIRM` for its own articles) in which something was written after `seq`, and how far that goes. */
export function listChangesAfter(db: Database, seq: number): { seq: number; matterIds: string[] } {
  const rows = db.query<{ seq: number; matterId: string | null }, { seq: number }>(CHANGES).all({ seq })
  const matterIds = rows.map(({ matterId }) => matterId).filter((id) => id !== null)
  return { seq: rows.at(-1)?.seq ?? seq, matterIds: [...new Set(matterIds)] }
}

/** The ids of the matters of a scope, or null where there are more than `most`. */
export function listMatterIds(db: Database, { sql, parameters }: MatterScope, most: number): string[] | null {
  const some = `${sql} limit $limit`
  const rows = db
    .query<{ matter_id: string }, typeof parameters & { limit: number }>(some)
    .all({ ...parameters, limit: most + 1 })
  return rows.length > most ? null : rows.map(({ matter_id }) => matter_id)
}

const DOCUMENT_OF_VERSION = `
  select document_id as documentId from document_versions where id = $id and matter_id = $matterId`
const DOCUMENT_OF_SHARE =
  'select document_id as documentId from shares where id = $id and matter_id = $matterId'

type Row = { documentId: string }
type Of = { id: string; matterId: string }

export function findDocumentOfVersion(db: Database, { matterId }: MatterAccess, id: string): string | null {
  return db.query<Row, Of>(DOCUMENT_OF_VERSION).get({ id, matterId })?.documentId ?? null
}

export function findDocumentOfShare(db: Database, { matterId }: MatterAccess, id: string): string | null {
  return db.query<Row, Of>(DOCUMENT_OF_SHARE).get({ id, matterId })?.documentId ?? null
}

const WORDS = `select ${WORD_COLUMNS} from shares where id = $id and matter_id = $matterId`

/** Title and note of one share, in whatever languages they were written. */
export function findShareWords(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId }: StaffAccess,
  id: string,
): string | null {
  const row = db.query<SealedWords, Of>(WORDS).get({ id, matterId })
  if (!row) return null
  const { en, fr } = openWords(vault, matterId, row)
  return [en?.title, en?.note, fr?.title, fr?.note].filter(Boolean).join(' · ')
}
