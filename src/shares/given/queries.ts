import type { Database } from 'bun:sqlite'
import type { GuestAccess } from '../../access.ts'
import {
  openVersion,
  VERSION_COLUMNS,
  type Version,
  type VersionRow,
} from '../../documents/versions/queries.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Language } from '../../viewer.ts'
import { inLanguage, otherLanguage } from '../../written.ts'
import { FACT_COLUMNS, type ShareFacts } from '../facts/queries.ts'
import { NEWER } from '../queries.ts'
import { openWords, type SealedWords, WORD_COLUMNS, type Words } from '../words.ts'

type Key = Pick<Vault, 'matter'>
type Read = GuestAccess<'documents:read'>

/** A document that somebody shared with the viewer: the newest share that still stands, in the viewer's words. */
export type SharedDocument = Version &
  ShareFacts &
  Words & {
    /** Of title and note, where it is not the viewer's. */
    lang: Language | undefined
    recipientId: string
    sharedAt: string
    sharedBy: string
  }

type Row = VersionRow &
  ShareFacts &
  SealedWords & {
    recipientId: string
    sharedAt: string
    sharedBy: string
  }

const SHARED = `select ${VERSION_COLUMNS}, ${WORD_COLUMNS}, share_recipients.id as recipientId,
    share_recipients.shared_at as sharedAt, shared_by as sharedBy, ${FACT_COLUMNS}
  from share_recipients join shares on shares.id = share_id
    join document_versions on document_versions.id = shares.version_id
  where share_recipients.person_id = $personId and share_recipients.matter_id = $matterId
    and recalled_at is null and not exists (${NEWER})`
const ALL_SHARED = `${SHARED} order by share_recipients.shared_at desc, share_recipients.id desc`
const UNOPENED = 'opened_at is null and downloaded_at is null'
/** Chosen by their index before anything wide is joined: a page shows ten of hundreds. */
const NEWEST_SHARED = newest('true')
const NEWEST_FRESH = newest(UNOPENED)
const NEWEST_UNCONFIRMED = newest(`acknowledged_at is null and not (${UNOPENED})`)

function newest(condition: string): string {
  return `select ${VERSION_COLUMNS}, ${WORD_COLUMNS}, newest.id as recipientId, newest.shared_at as sharedAt,
      shared_by as sharedBy, ${FACT_COLUMNS}
    from (select share_recipients.* from share_recipients
      where share_recipients.person_id = $personId and share_recipients.matter_id = $matterId
        and recalled_at is null and ${condition} and not exists (${NEWER})
      order by share_recipients.shared_at desc, share_recipients.id desc limit $limit) as newest
    join shares on shares.id = newest.share_id
    join document_versions on document_versions.id = shares.version_id
    order by newest.shared_at desc, newest.id desc`
}

const SHARED_BY_IDS = `${SHARED} and share_recipients.document_id in (select value from json_each($ids))`
const ONE_SHARED = `${SHARED} and share_recipients.document_id = $documentId`

function openShared(vault: Key, { matterId, viewer }: Read, row: Row): SharedDocument {
  const { titleEn: _, titleFr: _t, noteEn: _n, noteFr: _f, shareId: _s, ...shared } = row
  // whoever changed their language since reads the words that were written
  const written = openWords(vault, matterId, row)
  const words = inLanguage(written, viewer.language)
  const lang = otherLanguage(written, viewer.language)
  const version = openVersion(vault, matterId, shared)
  return { ...version, title: words?.title ?? version.fileName, note: words?.note ?? null, lang }
}

/** Newest first. */
export function listSharedDocuments(db: Database, vault: Key, access: Read): SharedDocument[] {
  return list(db, vault, access, ALL_SHARED)
}

/** The newest of them, newest first. */
export function listNewestShared(db: Database, vault: Key, access: Read, limit: number): SharedDocument[] {
  return list(db, vault, access, NEWEST_SHARED, { limit })
}

/** The newest of those that the viewer has not opened. */
export function listFreshDocuments(db: Database, vault: Key, access: Read, limit: number): SharedDocument[] {
  return list(db, vault, access, NEWEST_FRESH, { limit })
}

/** The newest of those that the viewer opened and has not confirmed. */
export function listUnconfirmed(db: Database, vault: Key, access: Read, limit: number): SharedDocument[] {
  return list(db, vault, access, NEWEST_UNCONFIRMED, { limit })
}

/** Those among these that are shared with the viewer now. */
export function listSharedByIds(
  db: Database,
  vault: Key,
  access: Read,
  ids: readonly string[],
): SharedDocument[] {
  return list(db, vault, access, SHARED_BY_IDS, { ids: JSON.stringify(ids) })
}

function list(
  db: Database,
  vault: Key,
  access: Read,
  sql: string,
  more: Record<string, string | number> = {},
): SharedDocument[] {
  const { matterId, viewer } = access
  return db
    .query<Row, Record<string, string | number>>(sql)
    .all({ matterId, personId: viewer.personId, ...more })
    .map((row) => openShared(vault, access, row))
}

/** `unconfirmed`: opened, and not confirmed yet. */
export type SharedCounts = { shared: number; fresh: number; unconfirmed: number }

const COUNT_SHARED = `select count(*) as shared, count(*) filter (where ${UNOPENED}) as fresh,
    count(*) filter (where acknowledged_at is null and not (${UNOPENED})) as unconfirmed
  from share_recipients
  where share_recipients.person_id = $personId and share_recipients.matter_id = $matterId
    and recalled_at is null and not exists (${NEWER})`

export function countShared(db: Database, { matterId, viewer }: Read): SharedCounts {
  const counts = db
    .query<SharedCounts, { matterId: string; personId: string }>(COUNT_SHARED)
    .get({ matterId, personId: viewer.personId })
  return counts ?? { shared: 0, fresh: 0, unconfirmed: 0 }
}

export function findSharedDocument(
  db: Database,
  vault: Key,
  access: Read,
  documentId: string,
): SharedDocument | null {
  const { matterId, viewer } = access
  const row = db
    .query<Row, { matterId: string; personId: string; documentId: string }>(ONE_SHARED)
    .get({ matterId, personId: viewer.personId, documentId })
  return row && openShared(vault, access, row)
}

/** By matter of the viewer's scope, how many documents were shared with them that they have not opened yet. */
export function countFresh(db: Database, { where, parameters }: MatterScope): Map<string, number> {
  const sql = `
    select matter_id as matterId, count(*) as fresh from share_recipients
    where person_id = $personId and recalled_at is null and opened_at is null and downloaded_at is null
      and not exists (${NEWER})
      and exists (select 1 from matters where matters.id = share_recipients.matter_id and ${where})
    group by matter_id`
  const rows = db.query<{ matterId: string; fresh: number }, MatterScope['parameters']>(sql).all(parameters)
  return new Map(rows.map(({ matterId, fresh }) => [matterId, fresh]))
}
