import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import type { Vault } from '../vault/vault.ts'
import { FACT_COLUMNS, type ShareFacts } from './facts/queries.ts'
import { openWords, type SealedWords, WORD_COLUMNS, type WordsByLanguage } from './words.ts'

type Key = Pick<Vault, 'matter'>
type Read = StaffAccess<'documents:read'>
type Edit = StaffAccess<'documents:edit'>

export type Recipient = ShareFacts & {
  id: string
  shareId: string
  documentId: string
  personId: string
  versionId: string
  versionNumber: number
  sharedBy: string
  sharedAt: string
}

const RECIPIENT_COLUMNS = `share_recipients.id as id, share_id as shareId, share_recipients.document_id as documentId,
  share_recipients.person_id as personId, version_id as versionId, document_versions.number as versionNumber,
  shared_by as sharedBy, share_recipients.shared_at as sharedAt, ${FACT_COLUMNS}`
const RECIPIENTS = `share_recipients join shares on shares.id = share_id
  join document_versions on document_versions.id = version_id`

/** A later share of the same document to the same person that still stands. */
export const NEWER = `select 1 from share_recipients as newer
  where newer.document_id = share_recipients.document_id and newer.person_id = share_recipients.person_id
    and newer.recalled_at is null
    and (newer.shared_at, newer.id) > (share_recipients.shared_at, share_recipients.id)`

const CURRENT_RECIPIENTS = `select ${RECIPIENT_COLUMNS} from ${RECIPIENTS}
  where share_recipients.matter_id = $matterId
    and share_recipients.document_id in (select value from json_each($documentIds))
    and recalled_at is null and not exists (${NEWER})
  order by share_recipients.shared_at, share_recipients.id`

/** Per document and person the newest share that still stands. */
export function listCurrentRecipients(
  db: Database,
  { matterId }: Read,
  documentIds: readonly string[],
): Recipient[] {
  return db
    .query<Recipient, { matterId: string; documentIds: string }>(CURRENT_RECIPIENTS)
    .all({ matterId, documentIds: JSON.stringify(documentIds) })
}

const ALL_RECIPIENTS = `select ${RECIPIENT_COLUMNS}, ${WORD_COLUMNS} from ${RECIPIENTS}
  where share_recipients.matter_id = $matterId and share_recipients.document_id = $documentId
  order by share_recipients.shared_at desc, share_recipients.id desc`

export type RecipientWithWords = Recipient & { words: WordsByLanguage }

/** Every share of a document to every person, recalled ones too; newest first. */
export function listRecipients(
  db: Database,
  vault: Key,
  { matterId }: Read,
  documentId: string,
): RecipientWithWords[] {
  return db
    .query<Recipient & SealedWords, { matterId: string; documentId: string }>(ALL_RECIPIENTS)
    .all({ matterId, documentId })
    .map((row) => {
      const { titleEn: _, titleFr: _t, noteEn: _n, noteFr: _f, ...recipient } = row
      return { ...recipient, words: openWords(vault, matterId, row) }
    })
}

const LAST_WORDS = `select document_id as documentId, ${WORD_COLUMNS} from shares
  where matter_id = $matterId and document_id in (select value from json_each($documentIds))
  order by shared_at, id`

/** The words that each of these documents was last shared with. */
export function listLastWords(
  db: Database,
  vault: Key,
  { matterId }: Read,
  documentIds: readonly string[],
): Map<string, WordsByLanguage> {
  const rows = db
    .query<SealedWords & { documentId: string }, { matterId: string; documentIds: string }>(LAST_WORDS)
    .all({ matterId, documentIds: JSON.stringify(documentIds) })
  return new Map(rows.map((row) => [row.documentId, openWords(vault, matterId, row)]))
}

export type NewShare = Omit<SealedWords, 'shareId'> & {
  id: string
  matterId: string
  documentId: string
  versionId: string
  sharedBy: string
  sharedAt: string
  /** The update or message that gave it; null for what was shared by itself. */
  givenWith: string | null
}

export function insertShare(db: Database, _: Edit, share: NewShare): void {
  db.query(`
    insert into shares (id, matter_id, document_id, version_id, title_en, title_fr, note_en, note_fr, shared_by, shared_at,
      given_with)
    values ($id, $matterId, $documentId, $versionId, $titleEn, $titleFr, $noteEn, $noteFr, $sharedBy, $sharedAt,
      $givenWith)`).run(share)
}

export type NewRecipient = {
  id: string
  shareId: string
  matterId: string
  documentId: string
  personId: string
  sharedAt: string
}

export function insertRecipient(db: Database, _: Edit, recipient: NewRecipient): void {
  db.query(`
    insert into share_recipients (id, share_id, matter_id, document_id, person_id, shared_at)
    values ($id, $shareId, $matterId, $documentId, $personId, $sharedAt)`).run(recipient)
}

/** What an update or a message gave to whom, as far as that was not taken back. */
export function listGivenWith(
  db: Database,
  { matterId }: StaffAccess,
  givenWith: string,
): { documentId: string; personId: string }[] {
  return db
    .query<{ documentId: string; personId: string }, { matterId: string; givenWith: string }>(`
      select share_recipients.document_id as documentId, share_recipients.person_id as personId
      from share_recipients join shares on shares.id = share_id
      where given_with = $givenWith and shares.matter_id = $matterId and recalled_at is null`)
    .all({ matterId, givenWith })
}

type Standing = { personId: string; used: number }

/** Who still has a share of this document, and whether any of theirs had been opened or downloaded. */
export function listStanding(db: Database, { matterId }: Edit, documentId: string): Standing[] {
  return db
    .query<Standing, { matterId: string; documentId: string }>(`
      select person_id as personId, max(opened_at is not null or downloaded_at is not null) as used
      from share_recipients
      where matter_id = $matterId and document_id = $documentId and recalled_at is null group by person_id`)
    .all({ matterId, documentId })
}

export function updateRecipientsRecalled(
  db: Database,
  { matterId }: Edit,
  recall: { documentId: string; personId: string; at: string },
): void {
  db.query(`
    update share_recipients set recalled_at = $at
    where matter_id = $matterId and document_id = $documentId and person_id = $personId and recalled_at is null`).run(
    {
      ...recall,
      matterId,
    },
  )
}
