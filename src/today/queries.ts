import type { Database } from 'bun:sqlite'
import type { EventKind } from '../events/kinds.ts'
import { EVENT_COLUMNS, type StoredEvent } from '../events/queries.ts'
import { TOLD_KINDS } from '../events/sections.ts'
import type { MatterScope } from '../scopes.ts'
import type { Stretch } from '../stretch.ts'

/** What happened to people, for whoever may read about people. */
const FIRM_KINDS: readonly EventKind[] = [
  'person.added',
  'enrolment.created',
  'enrolment.completed',
  'passkey.counter-went-back',
  'mail.failed',
  'mail.complained',
  'notice.withheld',
  'safe-contact.changed',
]

/** The last event before `since`; the log is in the order of time. */
export function findSeqBefore(db: Database, since: string): number {
  return (
    db
      .query<{ seq: number }, { since: string }>(
        'select seq from events where at < $since order by seq desc limit 1',
      )
      .get({ since })?.seq ?? 0
  )
}

/** Events after `seq` in matters of the given scopes, the newest first. */
export function listEventsSince(
  db: Database,
  scopes: Record<keyof typeof TOLD_KINDS, MatterScope>,
  { seq, limit, people }: { seq: number; limit: number; people: boolean },
): StoredEvent[] {
  const told = (Object.keys(TOLD_KINDS) as (keyof typeof TOLD_KINDS)[]).map(
    (name) => `(kind in (select value from json_each($${name})) and exists (
      select 1 from matters where matters.id = events.matter_id and ${scopes[name].where}))`,
  )
  const sql = `
    select ${EVENT_COLUMNS} from events
    where seq > $seq and (${told.join(' or ')} or (kind in (select value from json_each($firm))))
    order by seq desc limit $limit`
  return db.query<StoredEvent, Record<string, string | number>>(sql).all({
    ...scopes.any.parameters,
    ...Object.fromEntries(Object.entries(TOLD_KINDS).map(([name, kinds]) => [name, JSON.stringify(kinds)])),
    firm: JSON.stringify(people ? FIRM_KINDS : []),
    seq,
    limit,
  })
}

export type WaitingUpload = { documentId: string; matterId: string; personId: string; at: string }

/**
 * What clients sent since `since` and nobody of the firm has opened, the oldest first; in the matters of `asked` without
 * what was sent for a request.
 */
export function listUnseenUploads(
  db: Database,
  { where, parameters }: MatterScope,
  { since, asked, ...stretch }: Stretch & { since: string; asked: MatterScope },
): WaitingUpload[] {
  const sql = `
    select documents.id as documentId, matter_id as matterId, created_by as personId, documents.created_at as at
    from documents
    where origin = 'client' and documents.created_at >= $since
      and exists (select 1 from matters where matters.id = documents.matter_id and ${where})
      and not exists (
        select 1 from events join persons on persons.id = events.actor_id
        where events.subject_id = documents.id and persons.kind = 'staff'
          and events.kind in ('document.opened', 'document.downloaded'))
      and not (exists (
          select 1 from document_targets where document_id = documents.id and kind = 'item')
        and documents.matter_id in (${asked.sql}))
    order by documents.created_at, documents.id limit $limit offset $offset`
  return db
    .query<WaitingUpload, Record<string, string | number>>(sql)
    .all({ ...parameters, ...stretch, since })
}

export type UnopenedShare = { matterId: string; personId: string; count: number; oldest: string }

/** By matter and person: what was shared before `before` and not opened since. */
export function listUnopenedShares(
  db: Database,
  { where, parameters }: MatterScope,
  { before, ...stretch }: Stretch & { before: string },
): UnopenedShare[] {
  const sql = `
    select matter_id as matterId, person_id as personId, count(*) as count, min(shared_at) as oldest
    from share_recipients
    where recalled_at is null and opened_at is null and shared_at < $before
      and exists (select 1 from matters where matters.id = share_recipients.matter_id and is_practice = 0 and ${where})
    group by matter_id, person_id order by oldest, matter_id, person_id limit $limit offset $offset`
  return db
    .query<UnopenedShare, Record<string, string | number>>(sql)
    .all({ ...parameters, ...stretch, before })
}

/** Who was invited and has not come yet, with the end of the invitation. */
export function listOpenInvitations(
  db: Database,
  wanted: Stretch & { now: string },
): { personId: string; expiresAt: string }[] {
  return db
    .query<{ personId: string; expiresAt: string }, typeof wanted>(`
      select person_id as personId, max(expires_at) as expiresAt
      from enrolments join persons on persons.id = person_id
      where used_at is null and voided_at is null and expires_at > $now and persons.status = 'active'
        and is_practice = 0
      group by person_id order by expiresAt, person_id limit $limit offset $offset`)
    .all(wanted)
}
