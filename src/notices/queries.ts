import type { Database } from 'bun:sqlite'
import type { EventKind } from '../events/kinds.ts'
import { listOwnerIds } from '../people/queries.ts'

/** `concernsAt`: the date it speaks of. `dueAt` and `way`: when it is told, and in which letter. */
export type NewNotice = {
  eventSeq: number
  personId: string
  matterId: string | null
  at: string
  concernsAt: string | null
  dueAt: string
  way: 'notice' | 'digest'
}

export function insertNotice(db: Database, notice: NewNotice): void {
  db.query(`
    insert or ignore into notices (event_seq, person_id, matter_id, created_at, concerns_at, due_at, way)
    values ($eventSeq, $personId, $matterId, $at, $concernsAt, $dueAt, $way)`).run(notice)
}

/** People who can be written to and whose first waiting notice is due at `now`. */
export function listPersonsToTell(db: Database, now: string): string[] {
  return db
    .query<{ personId: string }, { now: string }>(`
      select distinct notices.person_id as personId
      from notices join persons on persons.id = notices.person_id
      where notices.mail_id is null and notices.due_at <= $now
        and persons.status = 'active' and persons.mail_state = 'ok'
      order by notices.person_id`)
    .all({ now })
    .map(({ personId }) => personId)
}

export type WaitingNotice = Omit<NewNotice, 'personId'> & { kind: EventKind; subjectId: string | null }

export function listWaitingNotices(db: Database, personId: string): WaitingNotice[] {
  return db
    .query<WaitingNotice, { personId: string }>(`
      select notices.event_seq as eventSeq, notices.matter_id as matterId, notices.created_at as at,
        notices.concerns_at as concernsAt, notices.due_at as dueAt, notices.way, events.kind,
        events.subject_id as subjectId
      from notices join events on events.seq = notices.event_seq
      where notices.person_id = $personId and notices.mail_id is null order by notices.event_seq`)
    .all({ personId })
}

type OneNotice = Pick<NewNotice, 'eventSeq' | 'personId'>

export function updateNoticePlan(db: Database, plan: OneNotice & Pick<NewNotice, 'dueAt' | 'way'>): void {
  db.query(`
    update notices set due_at = $dueAt, way = $way
    where event_seq = $eventSeq and person_id = $personId and mail_id is null`).run(plan)
}

/** It is not to be told: it was recalled, declined, or the right to it was lost. */
export function deleteNotice(db: Database, notice: OneNotice): void {
  db.query(
    'delete from notices where event_seq = $eventSeq and person_id = $personId and mail_id is null',
  ).run(notice)
}

/** What is to be told of a subject, or without one of a date, later than `soon`, because the date comes near then. */
export function deleteOlderDates(
  db: Database,
  of: Pick<NewNotice, 'personId' | 'matterId' | 'concernsAt'> & { subjectId: string | null; soon: string },
): void {
  db.query(`
    delete from notices
    where person_id = $personId and mail_id is null and way = 'notice' and due_at > $soon and concerns_at is not null
      and matter_id is $matterId and case when $subjectId is null then concerns_at = $concernsAt
        else event_seq in (select seq from events where subject_id = $subjectId) end`).run(of)
}

export function updateNoticesMailed(
  db: Database,
  told: { personId: string; mailId: string; eventSeqs: readonly number[] },
): void {
  db.query(`
    update notices set mail_id = $mailId
    where person_id = $personId and mail_id is null and event_seq in (select value from json_each($eventSeqs))`).run(
    {
      ...told,
      eventSeqs: JSON.stringify(told.eventSeqs),
    },
  )
}

/** What a mail told of that came back is told anew. */
export function releaseNotices(db: Database, mailId: string, at: string): void {
  db.query(`update notices set mail_id = null, due_at = $at where mail_id = $mailId`).run({ mailId, at })
}

/** The matters that one mail told of; null for what belongs to none. */
export function listMattersTold(db: Database, mailId: string): (string | null)[] {
  return db
    .query<{ matterId: string | null }, { mailId: string }>(
      'select distinct matter_id as matterId from notices where mail_id = $mailId order by matter_id',
    )
    .all({ mailId })
    .map(({ matterId }) => matterId)
}

/** Has `personId` a share of this document that was not taken back? */
export function hasShare(db: Database, documentId: string, personId: string): boolean {
  return (
    db
      .query(`
        select 1 from share_recipients
        where document_id = $documentId and person_id = $personId and recalled_at is null limit 1`)
      .get({ documentId, personId }) !== null
  )
}

/** To whom this document was shared at one moment. */
export function listRecipientsAt(db: Database, documentId: string, sharedAt: string): string[] {
  return db
    .query<{ personId: string }, { documentId: string; sharedAt: string }>(`
      select distinct person_id as personId from share_recipients
      where document_id = $documentId and shared_at = $sharedAt order by person_id`)
    .all({ documentId, sharedAt })
    .map(({ personId }) => personId)
}

/** The lawyers responsible for the open matters that a person is in; where there is none, the owners. */
export function listStaffInChargeOf(db: Database, personId: string, now: string): string[] {
  const rows = db
    .query<{ id: string }, { personId: string; now: string }>(`
      select distinct matters.responsible_id as id from matters
      join matter_members on matter_members.matter_id = matters.id
      where matter_members.person_id = $personId and matters.status not in ('closed', 'destroyed')
        and starts_at <= $now and (ends_at is null or ends_at > $now)
        and not exists (
          select 1 from walls where walls.matter_id = matters.id and walls.person_id = matters.responsible_id)`)
    .all({ personId, now })
  const responsible = rows.map(({ id }) => id).filter((id) => id !== personId)
  return responsible.length > 0 ? responsible : listOwnerIds(db)
}

/** When somebody of the firm is next told of what is late; null before that was planned. */
export function findStaffDigest(db: Database, personId: string): string | null {
  return (
    db
      .query<{ nextAt: string }, { personId: string }>(
        'select next_at as nextAt from staff_digests where person_id = $personId',
      )
      .get({ personId })?.nextAt ?? null
  )
}

/** The firm's people who can be written to, whose digest is due at `now` or was never planned. */
export function listStaffForDigest(db: Database, now: string): { id: string; nextAt: string | null }[] {
  return db
    .query<{ id: string; nextAt: string | null }, { now: string }>(`
      select persons.id, staff_digests.next_at as nextAt
      from persons left join staff_digests on staff_digests.person_id = persons.id
      where persons.kind = 'staff' and persons.status = 'active' and persons.mail_state = 'ok'
        and (staff_digests.next_at is null or staff_digests.next_at <= $now)
      order by persons.id`)
    .all({ now })
}

export function upsertStaffDigest(db: Database, digest: { personId: string; nextAt: string }): void {
  db.query(`
    insert into staff_digests (person_id, next_at) values ($personId, $nextAt)
    on conflict (person_id) do update set next_at = $nextAt`).run(digest)
}

/** Another choice of hours: the next digest is planned anew. */
export function deleteStaffDigest(db: Database, personId: string): void {
  db.query('delete from staff_digests where person_id = $personId').run({ personId })
}
