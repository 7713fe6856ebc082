import type { Database } from 'bun:sqlite'
import { readersOf } from '../../readers.ts'
import type { Told } from '../schedule.ts'

/** What each person was told of a closing, the first one first. */
export function listTold(db: Database, closingId: string): (Told & { personId: string })[] {
  return db
    .query<Told & { personId: string }, { closingId: string }>(`
      select person_id as personId, closes_at as closesAt, days, told_at as toldAt from closing_reminders
      where closing_id = $closingId order by told_at, days desc`)
    .all({ closingId })
}

export function insertReminder(
  db: Database,
  reminder: Told & { closingId: string; personId: string; mailId: string },
): void {
  db.query(`
    insert into closing_reminders (closing_id, person_id, closes_at, days, mail_id, told_at)
    values ($closingId, $personId, $closesAt, $days, $mailId, $toldAt)`).run(reminder)
}

/** The mails of reminders that have not left yet are not sent any more, and told nobody. */
export function dismissReminders(db: Database, closingId: string): void {
  db.query(`
    update mails set state = 'dismissed', body = null
    where state = 'waiting' and id in (select mail_id from closing_reminders where closing_id = $closingId)`).run(
    { closingId },
  )
  db.query(`
    delete from closing_reminders
    where closing_id = $closingId and mail_id in (select id from mails where state = 'dismissed')`).run({
    closingId,
  })
}

export type Acknowledgement = { personId: string; at: string }

/** False when they had said so before. */
export function insertAcknowledgement(
  db: Database,
  acknowledgement: Acknowledgement & { closingId: string },
): boolean {
  const sql = `
    insert or ignore into closing_acknowledgements (closing_id, person_id, acknowledged_at)
    values ($closingId, $personId, $at)`
  return db.query(sql).run(acknowledgement).changes > 0
}

export function listAcknowledgements(db: Database, closingId: string): Acknowledgement[] {
  return db
    .query<Acknowledgement, { closingId: string }>(`
      select person_id as personId, acknowledged_at as at from closing_acknowledgements
      where closing_id = $closingId`)
    .all({ closingId })
}

const UNACKNOWLEDGED = `
  select count(*) as count from (${readersOf('documents')}) as readers
  where readers.kind = 'client' and not exists (
    select 1 from closing_acknowledgements join closings on closings.id = closing_id
    where closings.matter_id = $matterId and called_off_at is null and reopened_at is null
      and closing_acknowledgements.person_id = readers.person_id)`

/** How many clients of a matter that closes have not said that they have their copy. */
export function countUnacknowledged(db: Database, at: { matterId: string; now: string }): number {
  return db.query<{ count: number }, typeof at>(UNACKNOWLEDGED).get(at)?.count ?? 0
}

export type BinderTaken = { personId: string; at: string; isStale: 0 | 1 }

/** When each person last took the binder of a matter, and whether something was shared with them since. */
export function listBindersTaken(db: Database, matterId: string): BinderTaken[] {
  return db
    .query<BinderTaken, { matterId: string }>(`
      with taken as (
        select actor_id as personId, max(at) as at from events
        where matter_id = $matterId and kind = 'binder.downloaded' and actor_id is not null group by actor_id)
      select personId, at, exists (
          select 1 from share_recipients
          where matter_id = $matterId and person_id = personId and recalled_at is null and shared_at > at) as isStale
      from taken`)
    .all({ matterId })
}
